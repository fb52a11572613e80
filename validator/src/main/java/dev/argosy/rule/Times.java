package dev.argosy.rule;

import dev.argosy.link.LinkedRun;
import dev.argosy.link.LinkedTriggers.LinkedSchedule;
import dev.argosy.link.LinkedTriggers.LinkedUpstream;
import dev.argosy.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scheduled times that runs of a run configuration can have: those of these schedules. */
record Times(List<LinkedSchedule> schedules) {
  private static final Instant ANY_TIME = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration HORIZON = Duration.ofDays(5 * 366);

  /** Windows that are tried before the question is left open. */
  private static final int MOST = 20_000;

  /** Empty when they may have any time, since a change starts them, or when that is not known. */
  static Optional<Times> of(String id, Map<String, LinkedRun> runs, Set<String> way) {
    LinkedRun run = runs.get(id);
    if (run == null || !run.triggers().onChange().isEmpty() || !way.add(id)) {
      return Optional.empty();
    }
    List<LinkedSchedule> schedules = new ArrayList<>(run.triggers().schedules());
    for (LinkedUpstream upstream : run.triggers().upstream().values()) {
      Optional<Times> times = of(upstream.id(), runs, way);
      if (times.isEmpty()) {
        return Optional.empty();
      }
      schedules.addAll(times.get().schedules);
    }
    return Optional.of(new Times(schedules));
  }

  private Optional<Instant> next(Instant from) {
    return schedules.stream().flatMap(s -> s.next(from).stream()).min(Comparator.naturalOrder());
  }

  /** Whether no window ever holds a time of each: goes from the latest to the window of it. */
  static boolean neverMeet(List<Times> all, Window window) {
    Instant lastStart =
        all.stream()
            .flatMap(t -> t.schedules.stream())
            .flatMap(s -> s.start().stream())
            .map(OffsetDateTime::toInstant)
            .reduce(ANY_TIME, (a, b) -> a.isAfter(b) ? a : b);
    Instant from = window.of(ANY_TIME).start();
    Instant first = from;
    if (all.stream().anyMatch(t -> t.next(first).isEmpty())) {
      return false; // it never fires at all, and that is told of its schedule
    }
    for (int i = 0; i < MOST; i++) {
      Instant start = from;
      List<Optional<Instant>> next = all.stream().map(t -> t.next(start)).toList();
      if (next.stream().anyMatch(Optional::isEmpty) || from.isAfter(lastStart.plus(HORIZON))) {
        return true;
      }
      Instant last =
          next.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()).orElseThrow();
      Window.Span span = window.of(last);
      if (next.stream().flatMap(Optional::stream).allMatch(span::contains)) {
        return false;
      }
      from = span.start();
    }
    return false;
  }
}

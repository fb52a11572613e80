package dev.argosy.sync.trigger;

import dev.argosy.compile.trigger.Cause;
import dev.argosy.compile.trigger.Evaluation;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.UpstreamRun;
import dev.argosy.link.LinkedTriggers.Join;
import dev.argosy.schedule.Window;
import dev.argosy.sync.trigger.RunMemory.Filled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what waits into runs: by the join, the window and what {@code onChange} needs. */
final class Firing {
  /** Changes that are remembered: enough to tell a commit that goes back from the first one. */
  static final int MOST_CHANGES = 100;

  /** Windows that are remembered as fired. */
  static final int MOST_WINDOWS = 500;

  private final PlannedRun plan;
  private final boolean isNew;
  private final Map<String, List<UpstreamRun>> waiting = new TreeMap<>();
  private final Map<String, UpstreamRun> latest = new TreeMap<>();
  private final SortedSet<Instant> windows;
  private final List<Queued> queue;
  private final List<String> changes;
  private final List<String> refused = new ArrayList<>();
  private final Set<String> waits = new LinkedHashSet<>();
  private Optional<Filled> filled;
  private boolean changed;

  private Firing(PlannedRun plan, RunMemory memory, boolean isNew) {
    this.plan = plan;
    this.isNew = isNew;
    memory
        .upstream()
        .forEach((name, u) -> {
          waiting.put(name, new ArrayList<>(u.waiting()));
          u.latest().ifPresent(run -> latest.put(name, run));
        });
    this.windows = new TreeSet<>(memory.windows());
    this.queue = new ArrayList<>(memory.queue());
    this.changes = new ArrayList<>(memory.changes());
    this.filled = memory.filled();
    this.changed = memory.changed();
  }

  /**
   * @param waits why something that happened starts nothing yet
   */
  record Fired(RunMemory memory, List<String> waits) {}

  /**
   * @param before the memory of the last look; null when the run configuration is met for the first
   *     time: then windows that are full already start nothing
   * @param taken the same after {@link Intake}
   */
  static Fired fire(PlannedRun plan, @Nullable RunMemory before, RunMemory taken) {
    boolean waited = before != null && before.changed();
    return new Firing(plan, taken, before == null).fire(taken, waited);
  }

  /**
   * A change that waited for a first run of an upstream has its run in the one that this starts.
   */
  private Fired fire(RunMemory before, boolean waited) {
    if (changed && !waited) {
      change();
    }
    if (plan.window().isPresent()) {
      windows(plan.window().get());
    } else if (plan.join() == Join.ANY || plan.upstream().size() == 1) {
      any();
    } else {
      all();
    }
    if (changed && waited) {
      change();
    }
    Map<String, UpstreamMemory> upstream = new TreeMap<>();
    before
        .upstream()
        .forEach((n, u) -> upstream.put(n, u.waitingFor(waiting.getOrDefault(n, List.of()))));
    List<String> reasons =
        Stream.concat(refused.stream(), before.refused().stream())
            .limit(RunMemory.MOST_REFUSED)
            .toList();
    return new Fired(
        new RunMemory(
            before.meaning(), changed, changes, upstream, windows, filled, queue, reasons),
        List.copyOf(waits));
  }

  /** Each run that waits starts one, with the latest of the others. */
  private void any() {
    List<Map.Entry<String, UpstreamRun>> ended = new ArrayList<>();
    waiting.forEach((name, runs) -> runs.forEach(run -> ended.add(Map.entry(name, run))));
    ended.sort(
        Map.Entry.comparingByValue(
            Comparator.comparing(UpstreamRun::finishedAt).thenComparing(UpstreamRun::id)));
    for (Map.Entry<String, UpstreamRun> fired : ended) {
      Map<String, UpstreamRun> runs = new TreeMap<>(latest);
      runs.put(fired.getKey(), fired.getValue());
      if (isComplete(runs)) {
        waiting.getOrDefault(fired.getKey(), List.of()).remove(fired.getValue());
        Cause cause = new Cause.Upstreams(Map.of(fired.getKey(), fired.getValue().id()));
        start(
            cause,
            "upstream " + named(Map.of(fired.getKey(), fired.getValue())),
            runs,
            Optional.empty());
      }
    }
  }

  /** The first unused run of each, as long as each has one. */
  private void all() {
    while (!waiting.isEmpty() && waiting.values().stream().noneMatch(List::isEmpty)) {
      Map<String, UpstreamRun> runs = new TreeMap<>();
      waiting.forEach((name, list) -> runs.put(name, list.removeFirst()));
      start(new Cause.Upstreams(ids(runs)), "upstreams " + named(runs), runs, Optional.empty());
    }
    sayWhoIsMissing(waiting, "");
  }

  private void windows(Window window) {
    Map<Instant, Map<String, UpstreamRun>> sets = new TreeMap<>();
    waiting.forEach((name, runs) -> {
      runs.removeIf(run -> isOver(window.of(run.scheduledTime()).start()));
      runs.forEach(run ->
          sets.computeIfAbsent(window.of(run.scheduledTime()).start(), start -> new TreeMap<>())
              .putIfAbsent(name, run));
    });
    sets.forEach((start, runs) -> {
      if (runs.size() == plan.upstream().size()) {
        fill(window.of(start), runs);
      } else {
        Map<String, List<UpstreamRun>> side = new TreeMap<>();
        plan.upstream()
            .keySet()
            .forEach(name -> side.put(name, Stream.ofNullable(runs.get(name)).toList()));
        sayWhoIsMissing(side, " of the window that starts at " + start);
      }
    });
  }

  private boolean isOver(Instant start) {
    return windows.contains(start)
        || windows.size() >= MOST_WINDOWS && start.isBefore(windows.first());
  }

  private void fill(Window.Span window, Map<String, UpstreamRun> runs) {
    windows.add(window.start());
    while (windows.size() > MOST_WINDOWS) {
      windows.remove(windows.first());
    }
    waiting.values().forEach(list -> list.removeIf(run -> window.contains(run.scheduledTime())));
    filled = Optional.of(new Filled(window, runs));
    if (isNew) {
      return;
    }
    start(
        new Cause.WindowFilled(window.start()),
        "window %s to %s, %s".formatted(window.start(), window.end(), named(runs)),
        runs,
        Optional.of(window));
  }

  /** Its data is the latest there is; without any, the next run that starts is the one. */
  private void change() {
    boolean windowed = plan.window().isPresent();
    Map<String, UpstreamRun> runs = windowed ? filled.map(Filled::runs).orElse(Map.of()) : latest;
    if (windowed && filled.isEmpty() && !Evaluation.needed(plan).isEmpty()) {
      waits.add("the change waits for the first window that is filled");
    } else if (isComplete(runs)) {
      start(
          again(plan.change().orElseThrow().meaning()),
          "change of %s (version %s)".formatted(plan.pipeline(), plan.version()),
          runs,
          filled.map(Filled::window));
    }
  }

  private Cause.Change again(String meaning) {
    return new Cause.Change(meaning, Collections.frequency(changes, meaning));
  }

  /** Whether all runs that the params ask for are there. */
  private boolean isComplete(Map<String, UpstreamRun> runs) {
    List<String> missing =
        Evaluation.needed(plan).stream().filter(name -> !runs.containsKey(name)).sorted().toList();
    missing.forEach(name -> waits.add("waits for a first succeeded run of " + id(name)));
    return missing.isEmpty();
  }

  private void sayWhoIsMissing(Map<String, List<UpstreamRun>> sides, String where) {
    boolean some = sides.values().stream().anyMatch(list -> !list.isEmpty());
    sides.forEach((name, list) -> {
      if (some && list.isEmpty()) {
        waits.add("waits for a run of " + id(name) + where);
      }
    });
  }

  /** A change takes the place of one that still waits: of that version no run can be made. */
  private void start(
      Cause cause, String told, Map<String, UpstreamRun> runs, Optional<Window.Span> window) {
    Queued next = new Queued(cause, told, runs, window);
    Evaluation.Params params = next.params(plan);
    if (!params.problems().isEmpty()) {
      refused.add(next.refusal(params.problems()));
      return;
    }
    if (cause instanceof Cause.Change change) {
      queue.removeIf(q -> q.cause() instanceof Cause.Change);
      changes.add(change.meaning());
      changes.subList(0, Math.max(0, changes.size() - MOST_CHANGES)).clear();
    }
    queue.add(next);
    changed = false;
  }

  private String id(String upstream) {
    return Optional.ofNullable(plan.upstream().get(upstream)).orElseThrow().id();
  }

  private static Map<String, String> ids(Map<String, UpstreamRun> runs) {
    Map<String, String> ids = new TreeMap<>();
    runs.forEach((name, run) -> ids.put(name, run.id()));
    return ids;
  }

  private static String named(Map<String, UpstreamRun> runs) {
    return new TreeMap<>(runs)
        .entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue().name())
            .collect(Collectors.joining(", "));
  }
}

package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.LinkedTriggers.LinkedSchedule;
import dev.argosy.schedule.ClockChange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Schedules without a time, that have ended, or that the clocks skip or double. */
final class SchedulesFire implements RunRule {
  @Override
  public Stream<Diagnostic> check(List<LinkedRun> runs, Optional<Instant> now) {
    return runs.stream()
        .flatMap(r -> r.triggers().schedules().stream())
        .flatMap(s -> never(s).or(() -> now.flatMap(n -> atATime(s, n))).stream());
  }

  private static Optional<Diagnostic> never(LinkedSchedule schedule) {
    if (!schedule.times().everFires()) {
      return Optional.of(
          Diagnostic.of(
              Code.SCHEDULE_NEVER,
              schedule.at(),
              "the schedule never fires: no year has such a date",
              "the fields are minute, hour, day of month, month, day of week"));
    }
    if (schedule.start().isEmpty()) {
      return Optional.empty();
    }
    Instant start = schedule.start().get().toInstant();
    return schedule.next(start).isPresent()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                Code.SCHEDULE_NEVER,
                schedule.endAt(),
                "the schedule never fires: none of its times is between its start and its end",
                schedule
                    .times()
                    .next(start, schedule.zone())
                    .map(t -> "the first time from its start on is " + t)
                    .orElse("")));
  }

  private static Optional<Diagnostic> atATime(LinkedSchedule schedule, Instant now) {
    Instant from =
        schedule.start().map(OffsetDateTime::toInstant).filter(now::isBefore).orElse(now);
    return schedule.next(from).isEmpty()
        ? Optional.of(
            Diagnostic.of(
                Code.SCHEDULE_ENDED,
                schedule.endAt(),
                "the schedule has ended: none of its times is left",
                "move the end, or remove the schedule"))
        : ClockChange.first(schedule.times(), schedule.zone(), from)
            .filter(change -> isBefore(change, schedule))
            .map(change -> changed(schedule, change));
  }

  private static boolean isBefore(ClockChange change, LinkedSchedule schedule) {
    return schedule
        .end()
        .map(OffsetDateTime::toInstant)
        .map(end -> change.time().atZone(schedule.zone()).toInstant().isBefore(end))
        .orElse(true);
  }

  private static Diagnostic changed(LinkedSchedule schedule, ClockChange change) {
    String when =
        change.time().toLocalTime()
            + " on "
            + change.time().toLocalDate()
            + " in "
            + schedule.timezone();
    return Diagnostic.of(
        Code.DST_HOUR,
        schedule.at(),
        change.isSkipped()
            ? "daylight saving time: the clocks skip " + when + ", and there is no run that day"
            : "daylight saving time: the clocks show " + when + " twice, and there are two runs",
        "choose an hour in which they do not change, or the time zone Etc/UTC");
  }
}

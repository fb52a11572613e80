package dev.argosy.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of the clocks that a schedule meets.
 *
 * @param time what the clocks show when the schedule should fire
 * @param isSkipped whether they skip that time; else they show it twice
 */
public record ClockChange(LocalDateTime time, boolean isSkipped) {
  /** Time zones that change do so twice a year. */
  private static final int CHANGES = 4;

  /** The first change from {@code from} on, of the next two years, that the schedule meets. */
  public static Optional<ClockChange> first(CronTimes cron, ZoneId zone, Instant from) {
    return cron.isHourly()
        ? Optional.empty()
        : changes(zone, from).stream().flatMap(change -> met(cron, change)).findFirst();
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone, Instant from) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(from);
    while (next != null && changes.size() < CHANGES) {
      changes.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }

  private static Stream<ClockChange> met(CronTimes cron, ZoneOffsetTransition change) {
    LocalDateTime from = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
    LocalDateTime to = change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
    return Stream.iterate(
            from.truncatedTo(ChronoUnit.MINUTES), t -> t.isBefore(to), t -> t.plusMinutes(1))
        .filter(cron::matches)
        .map(time -> new ClockChange(time, change.isGap()))
        .limit(1);
  }
}

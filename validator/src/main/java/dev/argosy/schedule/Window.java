package dev.argosy.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;

/**
 * Divides time into windows of one length, by the clocks of a time zone. Every instant is in
 * exactly one of them: an hour that the clocks skip is in none, one that they show twice is in the
 * window of its first showing.
 *
 * @param every whole days, or a part of a day; see {@link #isRegular}
 */
public record Window(Duration every, ZoneId zone) {
  private static final Duration DAY = Duration.ofDays(1);

  /** A Monday, so that windows of seven days are weeks. */
  private static final LocalDate FIRST_DAY =
      LocalDate.EPOCH.with(TemporalAdjusters.next(DayOfWeek.MONDAY));

  /** One window: from {@code start} until just before {@code end}. */
  public record Span(Instant start, Instant end) {
    public boolean contains(Instant time) {
      return !time.isBefore(start) && time.isBefore(end);
    }
  }

  /** Whether windows of this length begin at the same times of each day. */
  public static boolean isRegular(Duration every) {
    if (every.compareTo(Duration.ofMinutes(1)) < 0) {
      return false;
    }
    return every.compareTo(DAY) < 0
        ? DAY.toSeconds() % every.toSeconds() == 0
        : every.toSeconds() % DAY.toSeconds() == 0;
  }

  /** The window that {@code time} is in. */
  public Span of(Instant time) {
    LocalDateTime start = floor(LocalDateTime.ofInstant(time, zone));
    LocalDateTime end = start.plus(every);
    while (!instant(end).isAfter(time)) { // the clocks show this time for the second time
      start = end;
      end = start.plus(every);
    }
    return new Span(instant(start), instant(end));
  }

  private LocalDateTime floor(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    if (every.compareTo(DAY) < 0) {
      long second = time.toLocalTime().toSecondOfDay();
      return day.atStartOfDay().plusSeconds(second - second % every.toSeconds());
    }
    long since = ChronoUnit.DAYS.between(FIRST_DAY, day);
    return day.minusDays(Math.floorMod(since, every.toDays())).atStartOfDay();
  }

  /** A time that is skipped is the moment of the change; of two, the first. */
  private Instant instant(LocalDateTime time) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && change.isGap() ? change.getInstant() : time.atZone(zone).toInstant();
  }
}

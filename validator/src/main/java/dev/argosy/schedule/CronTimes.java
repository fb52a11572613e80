package dev.argosy.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The times of a cron schedule, as robfig/cron has them, which Argo uses: when both days are given,
 * either is enough; a time that the clocks skip does not fire, one that they show twice fires
 * twice.
 */
public final class CronTimes {
  private static final Instant ANY_TIME = Instant.parse("2000-01-01T00:00:00Z");

  /** How far ahead robfig/cron looks. */
  private static final Duration FAR = Duration.ofDays(5 * 366);

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet daysOfMonth;
  private final BitSet months;
  private final BitSet daysOfWeek;
  private final boolean eitherDay;

  private CronTimes(String[] fields) {
    this.minutes = set(fields[0], 0, 59, List.of());
    this.hours = set(fields[1], 0, 23, List.of());
    this.daysOfMonth = set(fields[2], 1, 31, List.of());
    this.months = set(fields[3], 1, 12, MONTHS);
    this.daysOfWeek = set(fields[4], 0, 6, DAYS);
    this.eitherDay = !isAny(fields[2]) && !isAny(fields[4]);
  }

  /**
   * @param cron five fields that were checked
   */
  public static CronTimes of(String cron) {
    return new CronTimes(cron.strip().split("\\s+"));
  }

  private static boolean isAny(String field) {
    return Stream.of(field.split(",", -1)).anyMatch(f -> f.matches("[*?](/1)?"));
  }

  private static BitSet set(String field, int least, int most, List<String> names) {
    BitSet values = new BitSet();
    for (String item : field.split(",", -1)) {
      String[] step = item.split("/", -1);
      String[] range = step[0].split("-", -1);
      boolean any = step[0].equals("*") || step[0].equals("?");
      int from = any ? least : value(range[0], least, names);
      int to =
          any || range.length == 1 && step.length == 2
              ? most
              : value(range[range.length - 1], least, names);
      int by = step.length == 2 ? Integer.parseInt(step[1]) : 1;
      for (int value = from; value <= to; value += by) {
        values.set(value);
      }
    }
    return values;
  }

  private static int value(String word, int least, List<String> names) {
    int named = names.indexOf(word.toLowerCase(Locale.ROOT));
    return named >= 0 ? least + named : Integer.parseInt(word);
  }

  /** Whether any date has these days and months: 31 February is never. */
  public boolean everFires() {
    return next(ANY_TIME, ZoneOffset.UTC).isPresent();
  }

  /** Whether a day of the month and a day of the week are both given, of which either is enough. */
  public boolean isEitherDay() {
    return eitherDay;
  }

  /** Whether it fires in each minute of its hours. */
  public boolean isEachMinute() {
    return minutes.cardinality() == 60;
  }

  /** Whether it fires in each hour, so that a change of the clocks makes no difference to it. */
  public boolean isHourly() {
    return hours.cardinality() == 24;
  }

  /** Whether it fires when the clocks show {@code time}. */
  public boolean matches(LocalDateTime time) {
    return minutes.get(time.getMinute())
        && hours.get(time.getHour())
        && matches(time.toLocalDate());
  }

  private boolean matches(LocalDate day) {
    boolean ofMonth = daysOfMonth.get(day.getDayOfMonth());
    boolean ofWeek = daysOfWeek.get(day.getDayOfWeek().getValue() % 7);
    return months.get(day.getMonthValue()) && (eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek);
  }

  /** The first time at or after {@code from}; empty when there is none for five years. */
  public Optional<Instant> next(Instant from, ZoneId zone) {
    LocalDate first = LocalDate.ofInstant(from, zone);
    LocalDate last = first.plusDays(FAR.toDays());
    return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
        .filter(this::matches)
        .flatMap(day -> times(day, zone).filter(time -> !time.isBefore(from)))
        .findFirst();
  }

  /** All times of a day, in their order. */
  private Stream<Instant> times(LocalDate day, ZoneId zone) {
    return hours.stream()
        .boxed()
        .flatMap(hour -> minutes.stream().mapToObj(minute -> day.atTime(hour, minute)))
        .flatMap(time ->
            zone.getRules().getValidOffsets(time).stream().map(offset -> time.toInstant(offset)))
        .sorted(Comparator.naturalOrder());
  }
}

package dev.argosy.schedule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cron schedules as Argo's parser takes them: robfig/cron's standard form, five fields, Sunday is 0
 * and 7 is refused. The descriptors ({@code @daily}) are left out: written out they say when.
 */
public final class CronLine {
  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of month", 1, 31, List.of()),
          new Field(
              "month",
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Field("day of week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /** What cron's descriptors stand for. */
  private static final Map<String, String> MACROS =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  private CronLine() {}

  /** One field: what it counts, from where to where, and names for its values. */
  private record Field(String what, int least, int most, List<String> names) {
    int value(String word) {
      int named = names.indexOf(word.toLowerCase(Locale.ROOT));
      if (named >= 0) {
        return least + named;
      }
      return NUMBER.matcher(word).matches() ? Integer.parseInt(word) : -1;
    }
  }

  /** Reports what Argo would refuse in a schedule of five fields. */
  public static void check(String cron, At at, Findings findings) {
    String[] parts = cron.strip().split("\\s+");
    if (parts.length != FIELDS.size()) {
      findings.add(
          Code.INVALID_CRON,
          at,
          "a cron schedule has five fields (minute, hour, day of month, month, day of week), not "
              + parts.length,
          parts.length == 6
              ? "there is no field for seconds"
              : "for example '" + MACROS.getOrDefault(cron.strip(), "0 3 * * *") + "'",
          parts.length == 6 ? withoutSeconds(cron.strip(), at) : written(cron.strip(), at));
      return;
    }
    for (int i = 0; i < parts.length; i++) {
      check(FIELDS.get(i), parts[i], at, findings);
    }
  }

  /** A descriptor written out. */
  private static Optional<Fix> written(String cron, At at) {
    String fields = MACROS.get(cron);
    boolean quoted = at.text().equals('"' + cron + '"') || at.text().equals("'" + cron + "'");
    return fields == null || !quoted
        ? Optional.empty()
        : Optional.of(Fix.safe("write '" + fields + "'", at, '"' + fields + '"'));
  }

  /** Whoever writes six fields most often has seconds in the first. */
  private static Optional<Fix> withoutSeconds(String cron, At at) {
    String written = at.text();
    int from = written.indexOf(cron);
    String rest = cron.replaceFirst("\\S+\\s+", "");
    return from < 0
        ? Optional.empty()
        : Optional.of(
            Fix.guess(
                "write '" + rest + "'",
                at,
                written.substring(0, from) + rest + written.substring(from + cron.length())));
  }

  private static void check(Field field, String text, At at, Findings findings) {
    for (String item : text.split(",", -1)) {
      String[] step = item.split("/", -1);
      String[] range = step[0].split("-", -1);
      boolean wild = step[0].equals("*") || step[0].equals("?");
      boolean right = step.length <= 2 && (wild || range.length <= 2);
      for (String end : wild ? new String[0] : range) {
        int value = field.value(end);
        right &= value >= field.least && value <= field.most;
      }
      right &=
          wild || range.length < 2 || field.value(range[0]) <= field.value(range[range.length - 1]);
      right &=
          step.length < 2 || NUMBER.matcher(step[1]).matches() && Integer.parseInt(step[1]) > 0;
      if (!right) {
        findings.add(
            Code.INVALID_CRON,
            at,
            "'"
                + item
                + "' is no "
                + field.what
                + ": it must be between "
                + field.least
                + " and "
                + field.most,
            hint(field, item, range));
      }
    }
  }

  private static String hint(Field field, String item, String[] range) {
    if (field.what.equals("day of week") && item.contains("7")) {
      return "Sunday is 0";
    }
    String word = item.toLowerCase(Locale.ROOT);
    if (word.length() > 3 && field.names.contains(word.substring(0, 3))) {
      return "write " + word.substring(0, 3).toUpperCase(Locale.ROOT);
    }
    boolean backwards =
        range.length == 2
            && field.value(range[0]) > field.value(range[1])
            && field.value(range[1]) >= field.least;
    return backwards
        ? "a range goes up: write "
            + range[0]
            + "-"
            + field.most
            + ","
            + field.least
            + "-"
            + range[1]
        : "";
  }

  /** Reports a name that no time zone has. */
  public static void checkZone(String zone, At at, Findings findings) {
    boolean iana = zone.contains("/") || zone.equals("UTC");
    if (!iana || !ZoneId.getAvailableZoneIds().contains(zone)) {
      findings.add(
          Code.INVALID_TIMEZONE,
          at,
          "there is no time zone '" + zone + "'",
          iana
              ? dev.argosy.diagnostic.Nearest.to(zone, ZoneId.getAvailableZoneIds())
                  .map(near -> "did you mean '" + near + "'?")
                  .orElse("")
              : "time zones are IANA names such as Europe/London or Etc/UTC",
          iana ? Fix.nearest(at, zone, ZoneId.getAvailableZoneIds()) : Optional.empty());
    }
  }
}

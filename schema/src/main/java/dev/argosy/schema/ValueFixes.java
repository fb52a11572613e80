package dev.argosy.schema;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Fix;
import dev.argosy.yaml.Node.ScalarNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values in a form or of a type of other languages, written as they are written here. */
public final class ValueFixes {
  static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
  static final Set<String> FALSE = Set.of("false", "no", "off", "n");
  static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

  private static final Pattern PART = Pattern.compile("\\s*(\\d+)(?:\\.(\\d))?\\s*([a-z]+)\\.?,?");
  private static final Pattern QUANTITY =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgtpe])(i?)(b?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{2}):(\\d{2})");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("str", "string"),
          Map.entry("text", "string"),
          Map.entry("int", "integer"),
          Map.entry("long", "integer"),
          Map.entry("float", "number"),
          Map.entry("double", "number"),
          Map.entry("bool", "boolean"),
          Map.entry("list", "array"),
          Map.entry("dict", "object"),
          Map.entry("map", "object"));
  private static final List<String> WORDS =
      List.of(
          "string",
          "integer",
          "number",
          "boolean",
          "array",
          "object",
          "Artifact",
          "Dataset",
          "Model",
          "Metrics",
          "HTML",
          "Markdown",
          "Image");

  private ValueFixes() {}

  /** A scalar of another YAML type than one of {@code words}. */
  static Optional<Fix> ofType(ScalarNode scalar, Set<String> words, List<Schema> expected) {
    boolean duration = expected.stream().anyMatch(s -> s.format().equals(Optional.of("duration")));
    if (duration && scalar.kind() == dev.argosy.yaml.Node.Kind.INTEGER) {
      return Fix.word(scalar.at(), scalar.text(), scalar.text() + "s").map(Fix::asGuess);
    }
    if (!scalar.isString() && isMoreExact(scalar, words, expected)) {
      return Optional.empty();
    }
    Object literal = scalar.isString() ? scalar.text() : scalar.isNull() ? null : scalar.kind();
    return words.stream().flatMap(word -> ofType(scalar.at(), literal, word).stream()).findFirst();
  }

  /** Whether quotes alone would not make it right: a whole number or one of some words is meant. */
  private static boolean isMoreExact(ScalarNode scalar, Set<String> words, List<Schema> expected) {
    return words.contains("an integer")
        || expected.stream()
            .anyMatch(s ->
                !s.choices().isEmpty() && !s.choices().contains(scalar.text())
                    || s.format().flatMap(f -> Formats.expected(f, scalar.text())).isPresent());
  }

  /**
   * A literal that should be of another YAML type.
   *
   * @param literal a string as it is, null, or anything else for a number or a boolean
   * @param expected the words of the message: {@code a string}, {@code an integer} ...
   */
  public static Optional<Fix> ofType(At at, @Nullable Object literal, String expected) {
    if (literal == null) {
      return Optional.empty();
    }
    if (!(literal instanceof String text)) {
      String written = at.text();
      boolean plain = NUMBER.matcher(written).matches() || written.matches("(?i)true|false");
      return plain && expected.equals("a string") ? Fix.quoted(at, written) : Optional.empty();
    }
    String word = text.toLowerCase(Locale.ROOT);
    return switch (expected) {
      case "true or false" ->
          TRUE.contains(word)
              ? instead(at, text, "true")
              : FALSE.contains(word) ? instead(at, text, "false") : Optional.empty();
      case "an integer" -> text.matches("-?\\d+") ? Fix.unquoted(at, text) : Optional.empty();
      case "a number" -> NUMBER.matcher(text).matches() ? Fix.unquoted(at, text) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A word without its quotes, if it has any. */
  private static Optional<Fix> instead(At at, String text, String word) {
    return Fix.unquoted(at, text)
        .or(() -> Fix.word(at, text, word))
        .map(f -> Fix.safe("write " + word + " without quotes", at, word));
  }

  /** What a string of a format looks like, for one that nobody can guess. */
  static String example(String format) {
    return switch (format) {
      case "duration" -> "write for example 45m";
      case "quantity", "quantity-text" -> "write for example 500m or 2Gi";
      case "count-text" -> "write a number without quotes";
      case "date-time" -> "write a date of the calendar, a time and a zone: 2026-01-31T00:00:00Z";
      case "dns-name" -> "write for example pipeline-runner";
      case "regex" -> "mend the expression; each bracket needs its other one";
      case "var" -> "write the value itself, or ${{ vars.x }}";
      case "artifact-type", "type", "output" -> "write for example string or Dataset";
      default -> "";
    };
  }

  /** A string that does not have the form of its format. */
  static Optional<Fix> ofFormat(ScalarNode scalar, String format) {
    String text = scalar.text();
    return switch (format) {
      case "duration" -> duration(scalar);
      case "quantity", "quantity-text" -> quantity(scalar);
      case "absolute-path" ->
          text.matches("[\\w-].*")
              ? Fix.word(scalar.at(), text, "/" + text).map(Fix::asGuess)
              : Optional.empty();
      case "type", "artifact-type", "output" -> type(scalar, WORDS);
      default -> Optional.empty();
    };
  }

  private static Optional<Fix> type(ScalarNode scalar, Collection<String> known) {
    String own = TYPES.get(scalar.text().toLowerCase(Locale.ROOT));
    return own == null
        ? Fix.spelling(scalar.at(), scalar.text(), known)
        : Fix.word(scalar.at(), scalar.text(), own);
  }

  private static Optional<Fix> duration(ScalarNode scalar) {
    String text = scalar.text();
    if (text.matches("\\d+")) {
      return Fix.word(scalar.at(), text, text + "s").map(Fix::asGuess);
    }
    return iso(text)
        .or(() -> clock(text))
        .or(() -> words(text.toLowerCase(Locale.ROOT)))
        .filter(d -> Formats.duration(d).isPresent())
        .flatMap(d -> Fix.word(scalar.at(), text, d));
  }

  /** {@code 00:45:00}: hours, minutes, seconds. */
  private static Optional<String> clock(String text) {
    Matcher m = CLOCK.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    StringBuilder duration = new StringBuilder();
    for (int i = 1; i <= 3; i++) {
      String part = m.group(i).replaceFirst("^0+", "");
      duration.append(part.isEmpty() ? "" : part + "hms".charAt(i - 1));
    }
    return Optional.of(duration.toString());
  }

  private static Optional<String> iso(String text) {
    try {
      return text.startsWith("P")
          ? Optional.of(Duration.parse(text).toString().replace("PT", "").toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** {@code 5min}, {@code 1 day}, {@code 1.5h}, {@code 1 hour, 30 minutes}. */
  private static Optional<String> words(String text) {
    StringBuilder duration = new StringBuilder();
    Matcher m = PART.matcher(text);
    int end = 0;
    while (end < text.length()
        && m.region(end, text.length()).lookingAt()
        && m.group(1).length() < 10) {
      Optional<String> unit = unit(m.group(3));
      if (unit.isEmpty()) {
        return Optional.empty();
      }
      duration.append(part(Long.parseLong(m.group(1)), m.group(2), unit.get()));
      end = m.end();
    }
    return end == text.length() ? Optional.of(duration.toString()) : Optional.empty();
  }

  private static String part(long count, @Nullable String tenth, String unit) {
    String smaller = Map.of("d", "h", "h", "m", "m", "s").get(unit);
    if (unit.equals("w")) {
      return tenth == null ? count * 7 + "d" : "?";
    }
    if (tenth == null) {
      return count + unit;
    }
    long parts = unit.equals("d") ? 24 : 60;
    long tenths = (count * 10 + Long.parseLong(tenth)) * parts;
    return smaller == null || tenths % 10 != 0 ? "?" : tenths / 10 + smaller;
  }

  private static Optional<String> unit(String word) {
    return switch (word) {
      case "s", "sec", "secs", "second", "seconds" -> Optional.of("s");
      case "m", "min", "mins", "minute", "minutes" -> Optional.of("m");
      case "h", "hr", "hrs", "hour", "hours" -> Optional.of("h");
      case "d", "day", "days" -> Optional.of("d");
      case "w", "week", "weeks" -> Optional.of("w");
      default -> Optional.empty();
    };
  }

  /** {@code 8 Gi} and {@code 8GiB} can only be one thing; {@code 8gb} is most often meant so. */
  private static Optional<Fix> quantity(ScalarNode scalar) {
    Matcher m = QUANTITY.matcher(scalar.text());
    if (!m.matches()) {
      return Optional.empty();
    }
    boolean certain =
        m.group(2).equals(unit(m)) && (m.group(4).isEmpty() || m.group(3).equals("i"));
    return quantity(scalar.text())
        .flatMap(q -> Fix.word(scalar.at(), scalar.text(), q))
        .map(fix -> certain ? fix : fix.asGuess());
  }

  /** An amount in units of other languages in those of Kubernetes. */
  public static Optional<String> quantity(String text) {
    Matcher m = QUANTITY.matcher(text);
    return m.matches()
        ? Optional.of(m.group(1) + unit(m) + m.group(3).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static String unit(Matcher quantity) {
    String letter = quantity.group(2).toUpperCase(Locale.ROOT);
    return letter.equals("K") && quantity.group(3).isEmpty() ? "k" : letter;
  }
}

package dev.argosy.schema;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a string of a {@code format} must look like; each check gives what was expected, or nothing.
 */
public final class Formats {
  /** Formats whose strings may hold expressions. */
  static final Set<String> WITH_EXPRESSIONS =
      Set.of("text", "const-text", "expression", "output", "quantity-text", "count-text");

  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern DNS_NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*+");
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
  private static final Pattern QUANTITY =
      Pattern.compile("\\d+(\\.\\d*)?([eE][0-9]+|[numkMGTPE]|[KMGTPE]i)?");
  private static final Pattern ENV_NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
  private static final Pattern TYPE =
      Pattern.compile("string|integer|number|boolean|array|object|[A-Z][A-Za-z0-9]*");

  private static final Pattern ARTIFACT_TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern HEADER_NAME = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");

  private Formats() {}

  /** What {@code text} should have been, or nothing when it is right. */
  static Optional<String> expected(String format, String text) {
    return switch (format) {
      case "dns-label" ->
          unless(
              DNS_LABEL.matcher(text).matches(),
              "lower-case letters, digits and '-', starting and ending with a letter or digit");
      case "dns-name" ->
          unless(
              DNS_NAME.matcher(text).matches(),
              "a Kubernetes name: lower-case letters, digits, '-' and '.'");
      case "duration" ->
          unless(duration(text).isPresent(), "a duration such as 90s, 15m, 1h30m or 7d");
      case "quantity" ->
          unless(QUANTITY.matcher(text).matches(), "a Kubernetes quantity such as 500m, 2 or 8Gi");
      case "quantity-text" ->
          unless(
              text.contains("${{") || isQuantity(text),
              "a Kubernetes quantity such as 500m, 2 or 8Gi");
      case "count-text" ->
          unless(text.contains("${{"), "a whole number without quotes, or an expression");
      case "env-name" ->
          unless(
              ENV_NAME.matcher(text).matches(),
              "a variable name: letters, digits, '_', '-' and '.', not starting with a digit");
      case "absolute-path" -> unless(text.startsWith("/"), "an absolute path, starting with '/'");
      case "path" -> unless(!text.isBlank(), "the path of a file");
      case "var" -> unless(text.contains("${{"), "an expression over vars");
      case "type" ->
          unless(
              TYPE.matcher(text).matches(),
              "string, integer, number, boolean, array, object or a capitalised artifact type");
      case "artifact-type" ->
          unless(ARTIFACT_TYPE.matcher(text).matches(), "a capitalised artifact type");
      case "header-name" ->
          unless(HEADER_NAME.matcher(text).matches(), "the name of an HTTP header");
      case "output" ->
          unless(
              text.contains("${{") || TYPE.matcher(text).matches(),
              "string, integer, number, boolean, array, object, a capitalised artifact type, or in"
                  + " a group an expression");
      case "date-time" -> unless(isDateTime(text), "a time such as 2026-01-01T00:00:00Z");
      case "regex" ->
          unless(isPattern(text), "a regular expression")
              .or(() ->
                  unless(
                      !BEYOND_RE2.matcher(text).find(),
                      "a regular expression of RE2, which has no look-around and no back"
                          + " references"));
      default -> Optional.empty();
    };
  }

  /** Whether the text is a Kubernetes quantity. */
  public static boolean isQuantity(String text) {
    return QUANTITY.matcher(text).matches();
  }

  /** The length of a time span as it is written in the language; empty when it is none. */
  public static Optional<Duration> duration(String text) {
    Matcher m = DURATION.matcher(text);
    if (text.isEmpty() || text.length() > 20 || !m.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Duration.ofDays(part(m, 1))
              .plusHours(part(m, 2))
              .plusMinutes(part(m, 3))
              .plusSeconds(part(m, 4)));
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long part(Matcher m, int group) {
    String digits = m.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static boolean isDateTime(String text) {
    try {
      return text.matches("\\d{4}-.*") && OffsetDateTime.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** What Java can read and Argo's engine cannot. */
  private static final Pattern BEYOND_RE2 =
      Pattern.compile("\\(\\?(?:[=!>]|<[=!])|(?<!\\\\)(?:\\\\\\\\)*\\\\[1-9]|[*+?}]\\+");

  private static boolean isPattern(String text) {
    try {
      return Pattern.compile(text) != null;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static Optional<String> unless(boolean right, String expected) {
    return right ? Optional.empty() : Optional.of(expected);
  }
}

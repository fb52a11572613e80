package dev.argosy.diagnostic;

import static dev.argosy.diagnostic.Severity.ERROR;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of everything Argosy can say: the one home of ids, severities and explanations.
 * {@code argosy explain} and {@code docs/diagnostics.md} are made from it.
 */
public enum Code {
  FILE_UNREADABLE(
      ERROR,
      "A file cannot be read as text",
      "Argosy reads files that are UTF-8 and at most 1 MiB long. Save the file as UTF-8, or split it."),
  YAML_SYNTAX(
      ERROR,
      "The file is not YAML",
      "The YAML reader could not go on at the place shown. The rest of this document was not looked at; other documents were."),
  DUPLICATE_KEY(
      ERROR,
      "A key is written twice in one mapping",
      "YAML readers would silently keep only one of the two. Remove or rename one."),
  UNQUOTED_EXPRESSION(
      ERROR,
      "An expression starts a YAML value without quotes",
      "A value that starts with a brace is a mapping to YAML. Put the expression in quotes: \"${{ params.x }}\"."),
  TOO_LARGE(
      ERROR,
      "A document is larger, deeper or more repetitive than Argosy reads",
      "Files over 1 MiB, nesting over 64 levels and more than 50 aliases are refused, so that a hostile file cannot stop the agent.");

  private final Severity severity;
  private final String summary;
  private final String explanation;

  Code(Severity severity, String summary, String explanation) {
    this.severity = severity;
    this.summary = summary;
    this.explanation = explanation;
  }

  /** The severity where a project does not set another. */
  public Severity severity() {
    return severity;
  }

  /** One line, for lists. */
  public String summary() {
    return summary;
  }

  /** Why it matters and what to do, for {@code argosy explain}. */
  public String explanation() {
    return explanation;
  }

  /** The id users see and suppress by: {@code duplicate-key}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Code> byId(String id) {
    return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
  }
}

package dev.argosy.diagnostic;

import static dev.argosy.diagnostic.Severity.ERROR;
import static dev.argosy.diagnostic.Severity.WARNING;

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

  // Reading YAML (package dev.argosy.yaml).
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
      "Files over 1 MiB, nesting over 64 levels and more than 50 aliases of collections are refused, so that a hostile file cannot stop the agent."),
  BAD_INDENTATION(
      ERROR,
      "A line is indented in a way that YAML cannot follow",
      "The keys of one mapping start in one column, and only spaces indent. Move the line to the column of the keys it belongs to."),
  EMPTY_FILE(
      ERROR,
      "A file holds no document",
      "A YAML file of a project holds at least one document with apiVersion and kind. Write one, or remove the file."),
  EMPTY_DOCUMENT(
      WARNING,
      "A document between two '---' is empty",
      "An empty document means nothing and usually is what a '---' too many leaves behind. Remove the '---'."),
  NOT_A_MAPPING(
      ERROR,
      "A document is not a mapping",
      "Every document of a project is a mapping with apiVersion and kind. A list or a single value at the top is none of them."),
  KEY_NOT_STRING(
      ERROR,
      "A key is not a string",
      "Keys are strings. YAML reads 1, true, null and ~ as something else, and [a] or {a: b} as collections. Put the key in quotes if it is meant as text."),
  UNKNOWN_ALIAS(
      ERROR,
      "An alias names no anchor above it",
      "'*name' stands for the value that was marked with '&name' earlier in the same document, and outside of that value itself. A text that starts with '*' needs quotes."),
  BAD_MERGE(
      ERROR,
      "A merge key does not merge a mapping",
      "'<<' copies the keys of a mapping: '<<: *name' or '<<: [*one, *two]'. Nothing else can be merged."),
  UNKNOWN_TAG(
      ERROR,
      "A YAML tag is not known",
      "Argosy reads the tags of YAML's core schema (!!str, !!int, !!float, !!bool, !!null, !!map, !!seq). A tag of an application could mean anything. A text that starts with '!' needs quotes.");

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

package dev.argosy.manifest.text;

import dev.argosy.diagnostic.Severity;

/**
 * A mistake in a text.
 *
 * @param severity an error when Argo fails for certain once it reads the text, a warning when it
 *     fails or goes wrong for some values
 * @param from where it begins: an offset into the text, in UTF-16 units
 * @param to where it ends; never before {@code from}, and behind it unless the text is empty
 * @param message what is wrong
 * @param hint what was expected or how to repair it; may be empty
 */
public record TextProblem(
    Kind kind, Severity severity, int from, int to, String message, String hint) {
  /** What sort of mistake; a caller maps it to a code of its own. */
  public enum Kind {
    /** It cannot be read. */
    SYNTAX,
    /** It is larger or nested deeper than is checked here, or than Argo takes. */
    TOO_LARGE,
    /** A variable that does not exist. */
    UNKNOWN_NAME,
    /** A function, method or pointer that does not exist. */
    UNKNOWN_FUNCTION,
    /** Too many or too few arguments. */
    WRONG_ARGUMENTS,
    /** A value of a type that does not fit. */
    WRONG_TYPE,
    /** It is not true or false, where that is needed. */
    NOT_A_CONDITION,
    /** A name with a minus, read as a subtraction. */
    MINUS_IN_NAME,
    /** A value that becomes part of the syntax because it stands outside quotes. */
    UNQUOTED_VALUE,
    /** {@code A.Result} with a result that no task has. */
    UNKNOWN_RESULT
  }

  static TextProblem error(Kind kind, int from, int to, String message, String hint) {
    return new TextProblem(kind, Severity.ERROR, from, to, message, hint);
  }

  static TextProblem warning(Kind kind, int from, int to, String message, String hint) {
    return new TextProblem(kind, Severity.WARNING, from, to, message, hint);
  }

  /** The same problem of a text that stands at {@code offset} of a longer one. */
  public TextProblem shifted(int offset) {
    return new TextProblem(kind, severity, from + offset, to + offset, message, hint);
  }
}

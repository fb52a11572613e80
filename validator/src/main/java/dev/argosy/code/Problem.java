package dev.argosy.code;

/**
 * One mistake in a piece of code.
 *
 * @param from offset of the first character it is about, in UTF-16 units of the code
 * @param to offset behind the last one
 * @param message what is wrong, one sentence without a full stop
 * @param hint the next step; empty when there is none
 */
public record Problem(Kind kind, int from, int to, String message, String hint)
    implements Comparable<Problem> {
  /** What sort of mistake it is; each has its own severity. */
  public enum Kind {
    /** The code cannot be read at all: no version that is meant would run it. */
    SYNTAX,
    /** The code can be read by a richer dialect than the one that is named. */
    DIALECT,
    /** A name that nothing binds. */
    NAME,
    /** A call that the function does not take. */
    CALL,
    /** A text in which braces stay as they are. */
    TEXT,
    /** A value is used where its blanks and stars would be taken apart. */
    QUOTING
  }

  public static Problem syntax(int from, int to, String message, String hint) {
    return new Problem(Kind.SYNTAX, from, to, message, hint);
  }

  /** By place, as the code is read. */
  @Override
  public int compareTo(Problem other) {
    return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
  }
}

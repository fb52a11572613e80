package dev.argosy.code;

/**
 * Leaves a recursive descent at the first place that does not fit; the facade of each language
 * makes it a {@link Problem}, so it never reaches a caller.
 */
@SuppressWarnings("serial") // never serialised
public final class SyntaxFailure extends RuntimeException {
  private final transient Problem problem;

  public SyntaxFailure(int from, int to, String message, String hint) {
    super(message, null, false, false);
    this.problem = Problem.syntax(from, to, message, hint);
  }

  public SyntaxFailure(int from, int to, String message) {
    this(from, to, message, "");
  }

  public Problem problem() {
    return problem;
  }
}

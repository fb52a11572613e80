package dev.argosy.manifest.text;

/**
 * Leaves a reader at the first place that does not fit. Caught where the reading began: it never
 * leaves this package.
 */
@SuppressWarnings("serial") // never serialised
final class TextError extends RuntimeException {
  final TextProblem problem;

  TextError(TextProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  static TextError syntax(int from, int to, String message, String hint) {
    return new TextError(TextProblem.error(TextProblem.Kind.SYNTAX, from, to, message, hint));
  }
}

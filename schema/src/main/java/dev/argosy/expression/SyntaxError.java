package dev.argosy.expression;

import dev.argosy.diagnostic.Code;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the recursive descent at the first place that does not fit. Caught by {@link
 * ExpressionParser}, which makes it a finding: it never leaves this package.
 */
@SuppressWarnings("serial") // never serialised
final class SyntaxError extends RuntimeException {
  final Code code;
  final int from;
  final int to;
  final String problem;
  final String hint;

  /** What is certainly meant in place of the characters; null when it is not certain. */
  @Nullable String instead;

  SyntaxError(Code code, int from, int to, String problem, String hint) {
    super(problem, null, false, false);
    this.code = code;
    this.from = from;
    this.to = to;
    this.problem = problem;
    this.hint = hint;
  }

  SyntaxError meaning(@Nullable String text) {
    instead = text;
    return this;
  }

  static SyntaxError at(Token token, String problem, String hint) {
    return new SyntaxError(Code.EXPRESSION_SYNTAX, token.from(), token.to(), problem, hint);
  }
}

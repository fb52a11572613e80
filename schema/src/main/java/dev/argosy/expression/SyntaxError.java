package dev.argosy.expression;

import dev.argosy.diagnostic.Code;

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

  SyntaxError(Code code, int from, int to, String problem, String hint) {
    super(problem, null, false, false);
    this.code = code;
    this.from = from;
    this.to = to;
    this.problem = problem;
    this.hint = hint;
  }

  static SyntaxError at(Token token, String problem, String hint) {
    return new SyntaxError(Code.EXPRESSION_SYNTAX, token.from(), token.to(), problem, hint);
  }
}

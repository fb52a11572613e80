package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprToken.Kind;
import java.util.Optional;

/** The words and signs of an expression, one at hand; and a count of what was made of them. */
final class ExprTokens {
  /** expr-lang's own limit. */
  private static final int MOST_NODES = 10_000;

  private final ExprLexer lexer;
  private ExprToken current;
  private ExprToken last = new ExprToken(Kind.END, "", 0, 0);
  private Optional<ExprToken> stash = Optional.empty();
  private int nodes;

  ExprTokens(String text) {
    this.lexer = new ExprLexer(text);
    this.current = lexer.next();
  }

  /** The one at hand. */
  ExprToken current() {
    return current;
  }

  /** The one that was taken last. */
  ExprToken last() {
    return last;
  }

  /** Where the last one ends: where a node that was just read ends. */
  int taken() {
    return last.to();
  }

  boolean isOperator(String sign) {
    return current.isOperator(sign);
  }

  boolean isBracket(String sign) {
    return current.isBracket(sign);
  }

  ExprToken take() {
    last = current;
    current = stash.isPresent() ? stash.get() : lexer.next();
    stash = Optional.empty();
    return last;
  }

  /** Gives back the one that was taken last; {@code before} was taken before it. */
  void giveBack(ExprToken before) {
    stash = Optional.of(current);
    current = last;
    last = before;
  }

  void expect(Kind kind, String sign, String why) {
    if (!current.is(kind, sign)) {
      throw ExprMistakes.expected(sign, why, current);
    }
    take();
  }

  <N extends ExprNode> N node(N node) {
    count();
    return node;
  }

  void count() {
    if (++nodes > MOST_NODES) {
      throw new TextError(
          TextProblem.error(
              TextProblem.Kind.TOO_LARGE,
              0,
              taken(),
              "larger than Argo reads: more than " + MOST_NODES + " parts",
              "compute it in a step"));
    }
  }
}

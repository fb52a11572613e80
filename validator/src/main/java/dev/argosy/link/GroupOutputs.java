package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Text;
import dev.argosy.expression.Type;
import dev.argosy.expression.TypeChecker;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.Optional;

/** Outputs of pipelines and groups: one expression each. */
final class GroupOutputs {
  private GroupOutputs() {}

  /** Empty when it is no expression, or a mistake was reported. */
  static Optional<Expr> link(At at, String name, Text text, Names names, Findings findings) {
    if (text.isBroken()) {
      return Optional.empty();
    }
    if (text.single().isEmpty()) {
      LinkedText joined = new Texts(names, findings).link(text);
      if (!joined.isConstant()) {
        return joined.expressions().anyMatch(Expr::isPoisoned)
            ? Optional.empty()
            : Optional.of(joined.expression());
      }
      findings.add(
          Code.INVALID_VALUE,
          text.at(),
          "the output '" + name + "' is the same text always: it must have an expression in it",
          "for example ${{ steps.train.outputs.model }}");
      return Optional.empty();
    }
    Expr expr = TypeChecker.check(text.single().get(), names, findings);
    return expr.isPoisoned() ? Optional.empty() : Optional.of(expr);
  }

  /** After a reported mistake, an output of any type: nothing more is to be said about it. */
  static LinkedOutput output(At at, String name, Optional<Expr> expr) {
    return new LinkedOutput(
        at,
        name,
        expr.map(Expr::type).orElse(Type.Unknown.ANY),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }
}

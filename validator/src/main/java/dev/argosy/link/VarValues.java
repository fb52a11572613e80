package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.ExpressionParser;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Text;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.TypeChecker;
import dev.argosy.schema.Settling.Vars;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.Optional;

/** What expressions give where only vars can stand. */
record VarValues(Meaning vars, Findings findings) implements Vars {
  @Override
  public Optional<ScalarNode> value(ScalarNode expression, String what) {
    Text text = ExpressionParser.text(expression, findings);
    Names names = Space.onlyVars(vars, what);
    return text.parts().size() == 1 && text.parts().getFirst() instanceof Text.Hole hole
        ? alone(expression, hole, names, what)
        : Space.constant(text, names, findings).map(t -> scalar(expression, t, Kind.STRING));
  }

  /** A value alone keeps its type. */
  private Optional<ScalarNode> alone(
      ScalarNode expression, Text.Hole hole, Names names, String what) {
    Expr expr = TypeChecker.check(hole.expression(), names, findings);
    if (expr.isPoisoned()) {
      return Optional.empty();
    }
    Object value = Evaluator.evaluate(expr, Known::of);
    Kind kind =
        switch (value) {
          case Boolean b -> Kind.BOOLEAN;
          case Double d -> Kind.NUMBER;
          case Number n -> Kind.INTEGER;
          case String s -> Kind.STRING;
          default -> Kind.NULL;
        };
    if (kind == Kind.NULL) {
      findings.add(Code.TYPE_MISMATCH, expr.at(), what + " cannot be " + expr.type().word(), "");
      return Optional.empty();
    }
    return Optional.of(scalar(expression, TextForm.of(value), kind));
  }

  private static ScalarNode scalar(ScalarNode of, String text, Kind kind) {
    return new ScalarNode(of.at(), text, kind, of.style(), (from, to) -> of.at().span());
  }
}

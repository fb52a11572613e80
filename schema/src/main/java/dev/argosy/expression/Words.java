package dev.argosy.expression;

import dev.argosy.expression.Type.StringType;
import java.util.ArrayList;
import java.util.List;

/** The texts that an expression can come out as. */
final class Words {
  private Words() {}

  /** All of them; empty where any other may be one, and of a literal. */
  static List<String> of(Expr expr) {
    return expr instanceof Expr.Constant ? List.of() : outcomes(expr);
  }

  private static List<String> outcomes(Expr expr) {
    return switch (expr) {
      case Expr.Constant c when c.value() instanceof String word -> List.of(word);
      case Expr.Conditional c -> all(List.of(c.then(), c.otherwise()));
      case Expr.FirstOf f -> all(f.arguments());
      default -> expr.type() instanceof StringType type ? type.allowed() : List.of();
    };
  }

  private static List<String> all(List<Expr> alternatives) {
    List<String> words = new ArrayList<>();
    for (Expr alternative : alternatives) {
      List<String> some = outcomes(alternative);
      if (some.isEmpty()) {
        return List.of();
      }
      words.addAll(some);
    }
    return words.stream().distinct().toList();
  }
}

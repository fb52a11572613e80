package dev.argosy.manifest.text;

import java.util.OptionalLong;

/** Whole numbers that expr-lang computes before it runs. */
final class ExprConstant {
  private static final int DEEPEST = 20;

  private ExprConstant() {}

  static OptionalLong of(ExprNode node, int depth) {
    if (depth > DEEPEST) {
      return OptionalLong.empty();
    }
    return switch (node) {
      case ExprNode.Int i -> OptionalLong.of(i.value());
      case ExprNode.Unary u when u.operator().equals("-") || u.operator().equals("+") -> {
        OptionalLong value = of(u.operand(), depth + 1);
        yield value.isPresent() && u.operator().equals("-")
            ? OptionalLong.of(-value.getAsLong())
            : value;
      }
      case ExprNode.Binary b -> {
        OptionalLong left = of(b.left(), depth + 1);
        OptionalLong right = of(b.right(), depth + 1);
        yield left.isPresent() && right.isPresent()
            ? compute(b.operator(), left.getAsLong(), right.getAsLong())
            : OptionalLong.empty();
      }
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong compute(String operator, long left, long right) {
    return switch (operator) {
      case "+" -> OptionalLong.of(left + right);
      case "-" -> OptionalLong.of(left - right);
      case "*" -> OptionalLong.of(left * right);
      case "%" -> right == 0 ? OptionalLong.empty() : OptionalLong.of(left % right);
      default -> OptionalLong.empty();
    };
  }
}

package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.Basic;
import java.util.Set;

/** Two values that an operator does not take. */
record ExprMismatch(ExprNode.Binary node, ExprType left, ExprType right) {
  private static final Set<String> NUMBERS =
      Set.of("<", ">", "<=", ">=", "-", "*", "/", "%", "**", "^", "..");

  TextProblem problem() {
    return TextProblem.error(
        TextProblem.Kind.WRONG_TYPE,
        node.from(),
        node.to(),
        Quoted.of(node.operator())
            + " cannot stand between "
            + left.word()
            + " and "
            + right.word(),
        hint());
  }

  private String hint() {
    boolean text = left == Basic.STRING || right == Basic.STRING;
    boolean number = left.isNumber() || right.isNumber();
    if (text && number) {
      return node.operator().equals("+")
          ? "convert one: string(number) + text, or int(text) + number"
          : "Argo's values are texts: convert with int(…) or float(…)";
    }
    if (left.isNil() || right.isNil()) {
      return "write a ?? default for a value that may be missing";
    }
    if (node.operator().equals("in") && right == Basic.STRING) {
      return "write text contains part";
    }
    return text && NUMBERS.contains(node.operator()) ? "convert with int(…) or float(…)" : "";
  }
}

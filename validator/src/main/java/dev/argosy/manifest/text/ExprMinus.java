package dev.argosy.manifest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A name with a minus that expr-lang takes for a subtraction: {@code tasks.a-b.outputs}. Argo's
 * values are texts, which nothing can be subtracted from.
 *
 * @param names the path that was meant
 */
record ExprMinus(int from, int to, List<String> names) {
  ExprMinus {
    names = List.copyOf(names);
  }

  /**
   * The mistake that this subtraction, or a chain of them, is.
   *
   * @param values whether a variable holds values of Argo's
   */
  static Optional<ExprMinus> of(ExprNode.Binary subtraction, Predicate<String> values) {
    List<List<String>> parts = new ArrayList<>();
    int end = leftmost(subtraction.right()).to();
    ExprNode at = subtraction;
    while (at instanceof ExprNode.Binary b && isTight(b)) {
      Optional<List<String>> right = names(leftmost(b.right()));
      if (right.isEmpty()) {
        return Optional.empty();
      }
      parts.add(0, right.get());
      at = b.left();
    }
    Optional<ExprPath> base = ExprPath.of(rightmost(at)).filter(ExprPath::whole);
    return base.filter(b -> !parts.isEmpty() && b.names().size() > 1 && values.test(b.root()))
        .map(b -> new ExprMinus(b.from(), end, joined(b.names(), parts)));
  }

  private static boolean isTight(ExprNode.Binary b) {
    return b.operator().equals("-")
        && b.left().to() == b.operatorFrom()
        && b.right().from() == b.operatorTo();
  }

  private static Optional<List<String>> names(ExprNode node) {
    return node instanceof ExprNode.Int number
        ? Optional.of(List.of(Long.toString(number.value())))
        : ExprPath.of(node).filter(ExprPath::whole).map(ExprPath::names);
  }

  private static List<String> joined(List<String> base, List<List<String>> parts) {
    List<String> names = new ArrayList<>(base);
    for (List<String> part : parts) {
      names.add(names.removeLast() + "-" + part.get(0));
      names.addAll(part.subList(1, part.size()));
    }
    return names;
  }

  private static ExprNode leftmost(ExprNode node) {
    ExprNode at = node;
    while (at instanceof ExprNode.Binary b) {
      at = b.left();
    }
    return at;
  }

  private static ExprNode rightmost(ExprNode node) {
    ExprNode at = node;
    while (at instanceof ExprNode.Binary || at instanceof ExprNode.Unary) {
      at = at instanceof ExprNode.Binary b ? b.right() : ((ExprNode.Unary) at).operand();
    }
    return at;
  }

  TextProblem problem() {
    String wrong = String.join(".", names);
    return TextProblem.error(
        TextProblem.Kind.MINUS_IN_NAME,
        from,
        to,
        "the minus in " + Quoted.of(wrong) + " is read as a subtraction",
        "write " + ExprPath.written(names));
  }
}

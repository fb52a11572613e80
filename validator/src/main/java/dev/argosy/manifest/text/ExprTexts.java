package dev.argosy.manifest.text;

import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.ExprType.ArrayOf;
import dev.argosy.manifest.text.ExprType.Basic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Values of Argo's that stand beside numbers. Parameters, results and exit codes are texts whatever
 * they look like, which expr-lang's compiler does not know: only when it runs does it refuse to
 * compute with one, and a comparison is never true.
 */
final class ExprTexts {
  private static final Set<String> NUMBERS =
      Set.of("<", ">", "<=", ">=", "+", "-", "*", "/", "%", "**", "^");
  private static final Set<String> EQUALS = Set.of("==", "!=", "in");
  private static final Set<String> GIVEN = Set.of("inputs", "workflow");
  private static final Set<String> NODES = Set.of("steps", "tasks");

  private final Predicate<String> values;

  /**
   * @param values whether a variable holds values of Argo's
   */
  ExprTexts(Predicate<String> values) {
    this.values = values;
  }

  /** The mistake that an operator between the two is. */
  Optional<TextProblem> problem(ExprNode.Binary node, ExprType left, ExprType right) {
    if (node.operator().equals("in")) {
      return right instanceof ArrayOf list && list.element().isNumber()
          ? path(node.left()).map(path -> never(path, list.element(), " is in a list of numbers"))
          : Optional.empty();
    }
    if (EQUALS.contains(node.operator()) && (left == Basic.BOOLEAN || right == Basic.BOOLEAN)) {
      return path(right == Basic.BOOLEAN ? node.left() : node.right()).map(ExprTexts::truth);
    }
    if (right.isNumber()) {
      return path(node.left()).map(path -> beside(path, right, node));
    }
    return left.isNumber()
        ? path(node.right()).map(path -> beside(path, left, node))
        : Optional.empty();
  }

  private static TextProblem truth(ExprPath path) {
    return TextProblem.warning(
        TextProblem.Kind.WRONG_TYPE,
        path.from(),
        path.to(),
        Quoted.of(ExprPath.written(path.names())) + " is a text, which never equals true or false",
        "write 'true' or 'false' in quotes");
  }

  /**
   * The mistake that a text is where true or false must stand.
   *
   * @param certain whether it is read in any case
   */
  Optional<TextProblem> condition(ExprNode node, boolean certain) {
    return path(node)
        .map(path -> ExprPath.written(path.names()))
        .map(name ->
            new TextProblem(
                TextProblem.Kind.WRONG_TYPE,
                certain ? Severity.ERROR : Severity.WARNING,
                node.from(),
                node.to(),
                Quoted.of(name) + " is a text, not true or false",
                "compare it: " + name + " == 'true'"));
  }

  private static TextProblem beside(ExprPath path, ExprType number, ExprNode.Binary node) {
    if (EQUALS.contains(node.operator())) {
      return never(path, number, " equals a number");
    }
    String name = ExprPath.written(path.names());
    return TextProblem.error(
        TextProblem.Kind.WRONG_TYPE,
        path.from(),
        path.to(),
        Quoted.of(name) + " is a text, and nothing is computed with texts",
        "write " + read(name, number));
  }

  private static TextProblem never(ExprPath path, ExprType number, String what) {
    String name = ExprPath.written(path.names());
    return TextProblem.warning(
        TextProblem.Kind.WRONG_TYPE,
        path.from(),
        path.to(),
        Quoted.of(name) + " is a text, which never" + what,
        "write " + read(name, number));
  }

  private static String read(String name, ExprType number) {
    return (number.isInteger() ? "asInt(" : "asFloat(") + name + ")";
  }

  private Optional<ExprPath> path(ExprNode node) {
    return ExprPath.of(node).filter(p -> p.whole() && values.test(p.root()) && isText(p.names()));
  }

  private static boolean isText(List<String> names) {
    String root = names.getFirst();
    if (names.size() < 2) {
      return false;
    }
    String second = names.get(1);
    if (GIVEN.contains(root)) {
      return second.equals("parameters") && names.size() == 3;
    }
    if (root.equals("lastRetry")) {
      return names.size() == 2;
    }
    return NODES.contains(root)
        && (names.size() == 3 && names.get(2).equals("exitCode")
            || names.size() > 3 && names.get(2).equals("outputs") && isOutput(names));
  }

  private static boolean isOutput(List<String> names) {
    return names.size() == 4 && names.get(3).equals("result")
        || names.size() == 5 && names.get(3).equals("parameters");
  }

  /** Whether the operator wants numbers, or compares. */
  static boolean concerns(String operator) {
    return NUMBERS.contains(operator) || EQUALS.contains(operator);
  }
}

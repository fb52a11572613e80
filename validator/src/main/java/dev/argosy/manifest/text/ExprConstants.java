package dev.argosy.manifest.text;

import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.text.ExprType.Basic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Texts that stand beside values of which Argo tells what they can be: a status is one of few
 * words, a count is a number. expr-lang's compiler knows neither.
 */
final class ExprConstants {
  private static final List<String> STATUS =
      List.of("Pending", "Running", "Succeeded", "Skipped", "Failed", "Error", "Omitted");
  private static final Set<String> HOLDERS = Set.of("workflow", "lastRetry");
  private static final Set<String> NODES = Set.of("steps", "tasks");
  private static final Set<String> COUNTS =
      Set.of("cronworkflow.failed", "cronworkflow.succeeded", "response.statusCode");
  private static final Set<String> NUMBERS = Set.of("asInt", "asFloat");
  private static final Set<String> EQUALS = Set.of("==", "!=");
  private static final Set<String> ORDER = Set.of("<", ">", "<=", ">=");

  private ExprConstants() {}

  /** The mistake that the comparison is, if any. */
  static Optional<TextProblem> problem(ExprNode.Binary node, ExprType left, ExprType right) {
    if (EQUALS.contains(node.operator()) || ORDER.contains(node.operator())) {
      Optional<TextProblem> number =
          right == Basic.STRING
              ? number(node.left(), node.right(), node.operator())
              : left == Basic.STRING
                  ? number(node.right(), node.left(), node.operator())
                  : Optional.empty();
      if (number.isPresent()) {
        return number;
      }
    }
    if (EQUALS.contains(node.operator())) {
      return isStatus(node.left())
          ? status(node.right())
          : isStatus(node.right()) ? status(node.left()) : Optional.empty();
    }
    return node.operator().equals("in")
            && isStatus(node.left())
            && node.right() instanceof ExprNode.ListOf list
        ? list.items().stream().flatMap(i -> status(i).stream()).findFirst()
        : Optional.empty();
  }

  private static boolean isStatus(ExprNode node) {
    return ExprPath.of(node).filter(p -> p.whole() && isStatus(p.names())).isPresent();
  }

  private static boolean isStatus(List<String> names) {
    int size = names.size();
    return names.getLast().equals("status")
        && (size == 2 && HOLDERS.contains(names.getFirst())
            || size == 3 && NODES.contains(names.getFirst()));
  }

  private static Optional<TextProblem> status(ExprNode node) {
    return node instanceof ExprNode.Text text && !isStatusWord(text.value())
        ? Optional.of(
            TextProblem.warning(
                TextProblem.Kind.WRONG_TYPE,
                text.from(),
                text.to(),
                "no status is ever " + Quoted.of(text.value()),
                statusHint(text.value())))
        : Optional.empty();
  }

  /** Whether the status of a run or of a node can be the word. */
  static boolean isStatusWord(String word) {
    return word.isEmpty() || STATUS.contains(word);
  }

  static String statusHint(String word) {
    return Nearest.hint(word, STATUS);
  }

  private static Optional<TextProblem> number(ExprNode node, ExprNode text, String operator) {
    if (!isNumber(node) || !(text instanceof ExprNode.Text written)) {
      return Optional.empty();
    }
    String hint =
        written.value().matches("-?[0-9]+(\\.[0-9]+)?")
            ? "write " + written.value() + " without quotes"
            : "";
    return Optional.of(
        EQUALS.contains(operator)
            ? TextProblem.warning(
                TextProblem.Kind.WRONG_TYPE,
                text.from(),
                text.to(),
                "a number never equals a text",
                hint)
            : TextProblem.error(
                TextProblem.Kind.WRONG_TYPE,
                text.from(),
                text.to(),
                "a number cannot be compared with a text",
                hint));
  }

  private static boolean isNumber(ExprNode node) {
    return node instanceof ExprNode.Call call && call.callee() instanceof ExprNode.Name name
        ? NUMBERS.contains(name.name())
        : ExprPath.of(node)
            .filter(ExprPath::whole)
            .map(ExprPath::names)
            .filter(n -> n.size() == 2 && COUNTS.contains(String.join(".", n)))
            .isPresent();
  }
}

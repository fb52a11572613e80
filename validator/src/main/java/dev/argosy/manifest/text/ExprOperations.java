package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.ArrayOf;
import dev.argosy.manifest.text.ExprType.Basic;
import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What operators stand between, and what conditions choose from. */
final class ExprOperations {
  private final ExprChecker checker;

  ExprOperations(ExprChecker checker) {
    this.checker = checker;
  }

  private static final Set<String> LOGICAL = Set.of("&&", "||", "and", "or");

  ExprType unary(ExprNode.Unary node) {
    ExprType operand = checker.type(node.operand());
    if (node.operator().equals("!") || node.operator().equals("not")) {
      truth(node.operand());
    }
    return ExprOperators.unary(node.operator(), operand)
        .orElseGet(() ->
            checker.error(
                node,
                Kind.WRONG_TYPE,
                Quoted.of(node.operator()) + " cannot stand before " + operand.word(),
                ""));
  }

  ExprType binary(ExprNode.Binary node) {
    if (node.operator().equals("-")) {
      Optional<ExprMinus> minus = ExprMinus.of(node, checker::holdsTexts);
      if (minus.isPresent()) {
        checker.certain(minus.get().problem());
        return Basic.UNKNOWN;
      }
    }
    ExprType left = checker.type(node.left());
    ExprType right = checker.type(node.right());
    if (node.operator().equals("matches") && node.right() instanceof ExprNode.Text pattern) {
      new ExprPattern(pattern).problem().ifPresent(checker::certain);
    }
    if (node.operator().equals("%")) {
      division(node);
    }
    if (LOGICAL.contains(node.operator())) {
      truth(node.left()); // the right one is what comes out
    }
    if (ExprTexts.concerns(node.operator())) {
      new ExprTexts(checker::holdsTexts).problem(node, left, right).ifPresent(checker::add);
    }
    ExprConstants.problem(node, left, right).ifPresent(checker::add);
    return ExprOperators.binary(node.operator(), left, right)
        .orElseGet(() -> checker.add(new ExprMismatch(node, left, right).problem()));
  }

  private void truth(ExprNode node) {
    new ExprTexts(checker::holdsTexts)
        .condition(node, !checker.inPredicate())
        .ifPresent(checker::add);
  }

  private void division(ExprNode.Binary node) {
    if (ExprConstant.of(node.right(), 0).equals(OptionalLong.of(0))) {
      TextProblem problem =
          TextProblem.error(
              Kind.WRONG_TYPE, node.right().from(), node.right().to(), "division by zero", "");
      if (ExprConstant.of(node.left(), 0).isPresent()) {
        checker.certain(problem);
      } else {
        checker.add(problem);
      }
    }
  }

  ExprType conditional(ExprNode.Conditional node) {
    ExprType condition = checker.type(node.condition());
    truth(node.condition());
    if (!condition.isUnknown() && condition != Basic.BOOLEAN) {
      checker.error(
          node.condition(),
          Kind.WRONG_TYPE,
          "a condition must be true or false, this is " + condition.word(),
          "compare it: … == …");
    }
    ExprType then = checker.type(node.then());
    ExprType otherwise = checker.type(node.otherwise());
    if (then.isNil() || otherwise.isNil()) {
      return then.isNil() ? otherwise : then;
    }
    if (!then.fits(otherwise)) {
      return Basic.UNKNOWN;
    }
    return then instanceof ArrayOf a
            && otherwise instanceof ArrayOf b
            && !(a.element().fits(b.element()) && b.element().fits(a.element()))
        ? ExprType.ArrayOf.ANYTHING
        : then;
  }
}

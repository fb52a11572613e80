package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Function;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Meaning.Value;
import dev.argosy.expression.Operator;
import dev.argosy.expression.Type;
import dev.argosy.expression.TypeChecker;
import dev.argosy.model.Condition;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The condition on a response. Argo's agent computes it: it knows the response and nothing else,
 * and fewer functions than the controller.
 */
final class ResponseCondition {
  private static final Set<Function> FUNCTIONS =
      EnumSet.of(
          Function.SIZE,
          Function.LOWER,
          Function.UPPER,
          Function.TRIM,
          Function.STARTS_WITH,
          Function.ENDS_WITH,
          Function.CONTAINS,
          Function.MATCHES);
  private static final Set<Operator> ARITHMETIC =
      EnumSet.of(
          Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.REMAINDER);

  private ResponseCondition() {}

  static Optional<Expr> link(Condition condition, Findings findings) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    members.put("statusCode", new Value(new Ref.Response("statusCode"), Type.Scalar.INTEGER));
    members.put("body", new Value(new Ref.Response("body"), Type.StringType.STRING));
    Names names = Names.none().with("response", Namespace.of("property of response", members));
    return condition
        .syntax()
        .map(s -> TypeChecker.condition(s, names, findings))
        .filter(expr -> isComputable(expr, findings));
  }

  private static boolean isComputable(Expr condition, Findings findings) {
    Findings own = new Findings();
    condition.walk(e -> {
      boolean known =
          switch (e) {
            case Expr.Call call -> FUNCTIONS.contains(call.function());
            case Expr.Binary b -> !ARITHMETIC.contains(b.operator());
            case Expr.Index i -> false;
            case Expr.Property p -> false;
            case Expr.FirstOf f -> false;
            default -> true;
          };
      if (!known && !own.hasErrors()) { // the outermost says it all
        own.add(
            Code.EXPRESSION_NOT_IN_ARGO,
            e.at(),
            "Argo's agent, which judges the response, cannot compute this",
            "compare response.statusCode and response.body, or read the body in a step");
      }
    });
    findings.addAll(own.sorted());
    return !condition.isPoisoned() && !own.hasErrors();
  }
}

package dev.argosy.compile.lower;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Function;
import dev.argosy.expression.Rewrite;
import dev.argosy.expression.Type;
import dev.argosy.link.Argument;
import dev.argosy.link.Ref;
import dev.argosy.link.StepIndex;
import dev.argosy.link.StepPath;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Expressions of a pod or a request that may have no value. In their own template Argo would leave
 * the expression as it is written, and the program would get its text; the argument of a task
 * fails. So they are computed by whoever uses the template; not in {@code finally}, where an
 * argument that fails takes the steps beside it along.
 */
final class Movable {
  private static final Type STRING = Type.StringType.STRING;

  private Movable() {}

  static boolean is(Expr expression, StepPath owner, StepIndex steps) {
    return !owner.ids().getFirst().equals(StepPath.FINALLY.last())
        && !(expression instanceof Expr.Ref)
        && Unchecked.is(expression, steps)
        && canMove(expression, owner, steps);
  }

  /** Where an artifact is mounted is known to the template only. */
  private static boolean canMove(Expr expression, StepPath owner, StepIndex steps) {
    boolean own =
        switch (expression) {
          case Expr.ArtifactPath path -> false;
          case Expr.ArtifactUri uri -> false;
          case Expr.Ref ref
              when ref.reference() instanceof Ref.Input in && in.owner().equals(owner) ->
              steps.given(in).filter(Movable::isExpression).isPresent();
          default -> true;
        };
    return own && expression.children().stream().allMatch(e -> canMove(e, owner, steps));
  }

  private static boolean isExpression(Argument argument) {
    return !(argument instanceof Argument.Constant c) || isExpression(c.value());
  }

  private static boolean isExpression(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case BigInteger i -> i.bitLength() < Long.SIZE;
      case List<?> list -> list.stream().allMatch(Movable::isExpression);
      case Map<?, ?> map -> map.values().stream().allMatch(Movable::isExpression);
      default -> true;
    };
  }

  /** What stands in the template for an expression that was moved. */
  static Expr value(Expr moved) {
    if (moved.type() != Type.Unknown.ANY) {
      return new Expr.Ref(moved.at(), new Hoisted(moved), moved.type());
    }
    Expr json = new Expr.Call(moved.at(), Function.TO_JSON, List.of(moved), STRING);
    return new Expr.Call(
        moved.at(),
        Function.FROM_JSON,
        List.of(new Expr.Ref(moved.at(), new Hoisted(json), STRING)),
        Type.Unknown.ANY);
  }

  /** The same, of which only the text form is asked. */
  static Expr text(Expr moved) {
    Type type = moved.type() == Type.Unknown.ANY ? STRING : moved.type();
    return new Expr.Ref(moved.at(), new Hoisted(moved), type);
  }

  /** The expression as it reads around the template: inputs are what they are given. */
  static Expr of(Expr expression, StepPath owner, StepIndex steps) {
    return Rewrite.of(
        expression,
        e ->
            e instanceof Expr.Ref ref
                    && ref.reference() instanceof Ref.Input in
                    && in.owner().equals(owner)
                ? steps.given(in).map(Values::expression)
                : Optional.empty());
  }
}

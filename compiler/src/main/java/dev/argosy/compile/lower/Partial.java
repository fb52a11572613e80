package dev.argosy.compile.lower;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;

/** Which expressions may fail for some values of what they look up. */
final class Partial {
  private Partial() {}

  static boolean is(Expr expr) {
    boolean own =
        switch (expr) {
          case Expr.Binary b ->
              switch (b.operator()) {
                case DIVIDE, REMAINDER -> !(b.right() instanceof Expr.Constant);
                default -> false;
              };
          case Expr.Call c -> mayFail(c);
          case Expr.Index i -> true;
          case Expr.Property p -> !isConstant(p.key()) || !isKnown(p.target().type(), p.key());
          case Expr.FirstOf f -> f.arguments().stream().allMatch(a -> a.lookups().count() > 0);
          default -> false;
        };
    return own || expr.children().stream().anyMatch(Partial::is);
  }

  private static boolean isKnown(Type target, Expr key) {
    return target instanceof Type.ObjectType object
        && key instanceof Expr.Constant c
        && object.properties().containsKey(String.valueOf(c.value()));
  }

  private static boolean isConstant(Expr key) {
    return key instanceof Expr.Constant;
  }

  private static boolean mayFail(Expr.Call call) {
    Type first = call.arguments().getFirst().type();
    return switch (call.function()) {
      case INT, DOUBLE -> !first.isNumeric();
      case BOOL -> first != Type.Scalar.BOOLEAN;
      case FROM_JSON -> true;
      case MIN, MAX -> call.arguments().size() == 1;
      case MATCHES -> !isConstant(call.arguments().getLast());
      default -> false;
    };
  }
}

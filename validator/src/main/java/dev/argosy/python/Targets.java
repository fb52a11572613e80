package dev.argosy.python;

import java.util.List;

/** Whether an expression can stand where something is bound or deleted. */
final class Targets {
  /** What is done to it. */
  enum Use {
    ASSIGN,
    FOR,
    WITH,
    DELETE,
    AUGMENT,
    ANNOTATE
  }

  private Targets() {}

  static void check(Expr target, Use use) {
    if (target instanceof Expr.Starred star && use != Use.DELETE) {
      throw Cursor.failure(
          star, "starred assignment target must be in a list or tuple", "add a comma behind it");
    }
    each(target, use);
  }

  private static void each(Expr target, Use use) {
    boolean single = use == Use.AUGMENT || use == Use.ANNOTATE;
    switch (target) {
      case Expr.Name n when n.id().equals("__debug__") ->
          throw Cursor.failure(n, "cannot assign to __debug__", "");
      case Expr.Name n -> {}
      case Expr.Attribute a when a.name().equals("__debug__") ->
          throw Cursor.failure(a, "cannot assign to __debug__", "");
      case Expr.Attribute a -> {}
      case Expr.Subscript s -> {}
      case Expr.Starred s when use != Use.DELETE && !single -> each(s.value(), use);
      case Expr.Collection c when !single && !c.what().equals("set display") ->
          items(c.children(), use);
      default -> throw refused(target, use);
    }
  }

  private static void items(List<Expr> items, Use use) {
    List<Expr> stars = items.stream().filter(Expr.Starred.class::isInstance).toList();
    if (stars.size() > 1 && use != Use.DELETE) {
      throw Cursor.failure(stars.get(1), "multiple starred expressions in assignment", "");
    }
    items.forEach(item -> each(item, use));
  }

  private static RuntimeException refused(Expr target, Use use) {
    String what = target.what();
    return switch (use) {
      case DELETE -> Cursor.failure(target, "cannot delete " + what, "");
      case AUGMENT ->
          Cursor.failure(
              target, "'" + what + "' is an illegal expression for augmented assignment", "");
      case ANNOTATE ->
          Cursor.failure(
              target,
              target instanceof Expr.Collection
                  ? "only single target (not " + what + ") can be annotated"
                  : "illegal target for annotation",
              "");
      case ASSIGN ->
          Cursor.failure(
              target, "cannot assign to " + what, "perhaps '==' is meant in place of '='");
      case FOR, WITH -> Cursor.failure(target, "cannot assign to " + what, "");
    };
  }
}

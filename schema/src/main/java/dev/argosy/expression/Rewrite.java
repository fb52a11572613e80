package dev.argosy.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Replaces parts of an expression. */
public final class Rewrite {
  private Rewrite() {}

  /** {@code expr} with each outermost part that {@code change} answers replaced by the answer. */
  public static Expr of(Expr expr, Function<Expr, Optional<Expr>> change) {
    return change.apply(expr).orElseGet(() -> inside(expr, e -> of(e, change)));
  }

  private static Expr inside(Expr expr, Function<Expr, Expr> f) {
    return switch (expr) {
      case Expr.Lookup lookup -> lookup;
      case Expr.Constant c -> c;
      case Expr.Poison p -> p;
      case Expr.Unary u -> new Expr.Unary(u.at(), u.operator(), f.apply(u.operand()), u.type());
      case Expr.Binary b ->
          new Expr.Binary(b.at(), b.operator(), f.apply(b.left()), f.apply(b.right()), b.type());
      case Expr.Conditional c ->
          new Expr.Conditional(
              c.at(), f.apply(c.condition()), f.apply(c.then()), f.apply(c.otherwise()), c.type());
      case Expr.Call c ->
          new Expr.Call(c.at(), c.function(), c.arguments().stream().map(f).toList(), c.type());
      case Expr.FirstOf o ->
          new Expr.FirstOf(o.at(), o.arguments().stream().map(f).toList(), o.type());
      case Expr.Index i ->
          new Expr.Index(i.at(), f.apply(i.target()), f.apply(i.index()), i.type());
      case Expr.Property p ->
          new Expr.Property(p.at(), f.apply(p.target()), f.apply(p.key()), p.type());
      case Expr.ListOf l -> new Expr.ListOf(l.at(), l.items().stream().map(f).toList(), l.type());
      case Expr.MapOf m -> {
        Map<String, Expr> properties = new LinkedHashMap<>();
        m.properties().forEach((k, v) -> properties.put(k, f.apply(v)));
        yield new Expr.MapOf(m.at(), properties, m.type());
      }
    };
  }
}

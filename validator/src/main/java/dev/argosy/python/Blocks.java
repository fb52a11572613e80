package dev.argosy.python;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The statements that stand directly in the blocks of a statement. */
final class Blocks {
  private Blocks() {}

  static Stream<Stmt> of(Stmt statement) {
    return switch (statement) {
      case Stmt.Function f -> f.body().stream();
      case Stmt.ClassDef c -> c.body().stream();
      default -> ofSameScope(statement);
    };
  }

  /** The same, but not those of functions and classes. */
  static Stream<Stmt> ofSameScope(Stmt statement) {
    return switch (statement) {
      case Stmt.For f -> both(f.body(), f.orElse());
      case Stmt.While w -> both(w.body(), w.orElse());
      case Stmt.If i ->
          Stream.concat(i.branches().stream().flatMap(b -> b.body().stream()), i.orElse().stream());
      case Stmt.With w -> w.body().stream();
      case Stmt.Try t ->
          Stream.of(
                  t.body().stream(),
                  t.handlers().stream().flatMap(h -> h.body().stream()),
                  t.orElse().stream(),
                  t.last().stream())
              .flatMap(s -> s);
      case Stmt.Match m -> m.cases().stream().flatMap(c -> c.body().stream());
      default -> Stream.of();
    };
  }

  /** All statements of a scope, however deep. */
  static List<Stmt> all(List<Stmt> body) {
    List<Stmt> all = new ArrayList<>();
    body.forEach(s -> add(s, all));
    return all;
  }

  private static void add(Stmt statement, List<Stmt> all) {
    all.add(statement);
    ofSameScope(statement).forEach(s -> add(s, all));
  }

  /** The expressions that stand directly in a statement; not those of functions and classes. */
  static Stream<Expr> expressions(Stmt statement) {
    return switch (statement) {
      case Stmt.Assign a -> Stream.of(a.value());
      case Stmt.Augment a -> Stream.of(a.value());
      case Stmt.Annotate a -> Stream.ofNullable(a.value());
      case Stmt.Return r -> Stream.ofNullable(r.value());
      case Stmt.Evaluate e -> e.values().stream();
      case Stmt.For f -> Stream.of(f.source());
      case Stmt.While w -> Stream.of(w.test());
      case Stmt.If i -> i.branches().stream().map(Stmt.Branch::test);
      case Stmt.With w -> w.items().stream().map(Stmt.Item::context);
      case Stmt.Match m -> Stream.of(m.subject());
      default -> Stream.of();
    };
  }

  private static Stream<Stmt> both(List<Stmt> first, List<Stmt> second) {
    return Stream.concat(first.stream(), second.stream());
  }
}

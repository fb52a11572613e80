package dev.argosy.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. */
sealed interface Stmt {
  int from();

  int to();

  /** A type parameter: {@code T: bound = default}. */
  record TypeParameter(int from, int to, String name, List<Expr> values) {}

  record Function(
      int from,
      int to,
      Expr.Name name,
      boolean async,
      List<Expr> decorators,
      List<TypeParameter> types,
      Parameters parameters,
      @Nullable Expr returns,
      List<Stmt> body)
      implements Stmt {}

  record ClassDef(
      int from,
      int to,
      Expr.Name name,
      List<Expr> decorators,
      List<TypeParameter> types,
      List<Expr.Argument> bases,
      List<Stmt> body)
      implements Stmt {}

  record Assign(int from, int to, List<Expr> targets, Expr value) implements Stmt {}

  record Augment(int from, int to, Expr target, Expr value) implements Stmt {}

  record Annotate(int from, int to, Expr target, Expr annotation, @Nullable Expr value)
      implements Stmt {}

  record TypeAlias(int from, int to, Expr.Name name, List<TypeParameter> types, Expr value)
      implements Stmt {}

  record Delete(int from, int to, List<Expr> targets) implements Stmt {}

  record Return(int from, int to, @Nullable Expr value) implements Stmt {}

  /** An expression, {@code raise}, {@code assert}: it only evaluates. */
  record Evaluate(int from, int to, String word, List<Expr> values) implements Stmt {}

  /** {@code break}, {@code continue} or {@code pass}. */
  record Word(int from, int to, String word) implements Stmt {}

  record For(
      int from, int to, boolean async, Expr target, Expr source, List<Stmt> body, List<Stmt> orElse)
      implements Stmt {}

  record While(int from, int to, Expr test, List<Stmt> body, List<Stmt> orElse) implements Stmt {}

  /** One test and what runs when it holds. */
  record Branch(Expr test, List<Stmt> body) {}

  record If(int from, int to, List<Branch> branches, List<Stmt> orElse) implements Stmt {}

  /** {@code context as target}. */
  record Item(Expr context, @Nullable Expr target) {}

  record With(int from, int to, boolean async, List<Item> items, List<Stmt> body) implements Stmt {}

  record Handler(
      int from,
      int to,
      boolean group,
      @Nullable Expr type,
      Expr.@Nullable Name name,
      List<Stmt> body) {}

  record Try(
      int from, int to, List<Stmt> body, List<Handler> handlers, List<Stmt> orElse, List<Stmt> last)
      implements Stmt {}

  /** One {@code case}. */
  record Case(Pattern pattern, @Nullable Expr guard, List<Stmt> body) {}

  record Match(int from, int to, Expr subject, List<Case> cases) implements Stmt {}

  /** {@code name as alias}; {@code alias} is the name that is bound. */
  record Alias(int from, int to, String name, String alias) {}

  record Import(int from, int to, List<Alias> names) implements Stmt {}

  /**
   * {@code from module import names}.
   *
   * @param level how many dots stand before the module
   * @param star whether all names are taken
   */
  record ImportFrom(int from, int to, int level, String module, List<Alias> names, boolean star)
      implements Stmt {}

  /** {@code global} or {@code nonlocal}. */
  record Outer(int from, int to, String word, List<Expr.Name> names) implements Stmt {}
}

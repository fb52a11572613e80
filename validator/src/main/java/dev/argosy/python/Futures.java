package dev.argosy.python;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code from __future__ import} asks for, and whether it stands where it may. */
final class Futures {
  private static final Set<String> KNOWN =
      Set.of(
          "nested_scopes",
          "generators",
          "division",
          "absolute_import",
          "with_statement",
          "print_function",
          "unicode_literals",
          "barry_as_FLUFL",
          "generator_stop",
          "annotations");

  private Futures() {}

  static Set<String> check(List<Stmt> body, Scope module) {
    Set<String> asked = new HashSet<>();
    boolean first = true;
    for (int i = 0; i < body.size(); i++) {
      Stmt statement = body.get(i);
      if (isFuture(statement)) {
        check((Stmt.ImportFrom) statement, first, module);
        ((Stmt.ImportFrom) statement).names().forEach(a -> asked.add(a.name()));
      } else {
        first &= i == 0 && isText(statement);
        inside(statement, module);
      }
    }
    return asked;
  }

  private static boolean isFuture(Stmt statement) {
    return statement instanceof Stmt.ImportFrom f
        && f.level() == 0
        && f.module().equals("__future__");
  }

  private static boolean isText(Stmt statement) {
    return statement instanceof Stmt.Evaluate e
        && e.word().isEmpty()
        && e.values().getFirst() instanceof Expr.Constant c
        && c.kind() == Expr.Kind.STRING;
  }

  private static void check(Stmt.ImportFrom f, boolean first, Scope module) {
    if (!first) {
      late(f, module);
    }
    for (Stmt.Alias alias : f.names()) {
      if (!KNOWN.contains(alias.name())) {
        module.problem(
            alias.from(),
            alias.to(),
            alias.name().equals("braces")
                ? "not a chance"
                : "future feature " + alias.name() + " is not defined",
            "");
      }
    }
  }

  private static void late(Stmt statement, Scope module) {
    module.problem(
        statement.from(),
        statement.to(),
        "from __future__ imports must occur at the beginning of the file",
        "");
  }

  private static void inside(Stmt statement, Scope module) {
    Blocks.of(statement)
        .forEach(s -> {
          if (isFuture(s)) {
            late(s, module);
          }
          inside(s, module);
        });
  }
}

package dev.argosy.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through expressions: which names are read and bound, and what may stand where. */
final class ExpressionWalk {
  final List<Use> uses = new ArrayList<>();
  final List<CallMade> calls = new ArrayList<>();
  final List<MemberRead> members = new ArrayList<>();

  /** Members that are set from outside of what has them. */
  final Set<String> assigned = new HashSet<>();

  final Set<Expr> raised = new HashSet<>();
  private final List<Runnable> later = new ArrayList<>();

  /** How many tests stand around this place that ask for a version or for a name. */
  int guards;

  void all(List<? extends Expr> exprs, Scope scope) {
    exprs.forEach(e -> load(e, scope));
  }

  void optional(@Nullable Expr expr, Scope scope) {
    if (expr != null) {
      load(expr, scope);
    }
  }

  void load(Expr expr, Scope scope) {
    switch (expr) {
      case Expr.Name n -> {
        scope.use(n.id());
        uses.add(new Use(scope, n, guards == 0));
        if (n.id().equals("exec") || n.id().equals("globals") || n.id().equals("__builtins__")) {
          scope.module().open = true;
        }
      }
      case Expr.Lambda l -> {
        all(l.children(), scope);
        Scope inner = scope.inner(Scope.Kind.FUNCTION);
        l.parameters().all().forEach(inner::parameter);
        load(l.body(), inner);
      }
      case Expr.Comprehension c -> comprehension(c, scope);
      case Expr.Walrus w -> walrus(w, scope);
      case Expr.Yield y -> {
        yielded(y, scope);
        all(y.children(), scope);
      }
      case Expr.Await a -> {
        awaited(a.from(), a.to(), "await", scope);
        load(a.value(), scope);
      }
      case Expr.Call c -> {
        opens(c, scope);
        calls.add(new CallMade(scope, c, guards == 0));
        all(c.children(), scope);
      }
      case Expr.Starred s -> {
        scope.problem(
            s.from(), s.to(), "can't use starred expression here", "add a comma behind it");
        load(s.value(), scope);
      }
      case Expr.Collection c -> items(c.children(), scope);
      case Expr.Subscript s -> {
        load(s.value(), scope);
        items(List.of(s.index()), scope);
      }
      case Expr.Constant c -> {}
      case Expr.Operation o -> all(o.children(), scope);
      case Expr.Attribute a -> {
        members.add(new MemberRead(scope, a, guards == 0));
        load(a.value(), scope);
      }
      case Expr.Dict d -> all(d.children(), scope);
    }
  }

  /** Where stars may stand. */
  private void items(List<Expr> items, Scope scope) {
    for (Expr item : items) {
      load(item instanceof Expr.Starred star ? star.value() : item, scope);
    }
  }

  /** {@code setattr(builtins, ...)} and the like bind names that nobody can read here. */
  private static void opens(Expr.Call call, Scope scope) {
    boolean sets = call.function() instanceof Expr.Name n && n.id().equals("setattr");
    if (sets && !call.arguments().isEmpty()) {
      Expr first = call.arguments().getFirst().value();
      scope.module().open |= isNamespace(first);
    }
  }

  private static boolean isNamespace(Expr expr) {
    return switch (expr) {
      case Expr.Name n -> n.id().equals("builtins") || n.id().equals("module");
      case Expr.Subscript s -> s.index() instanceof Expr.Name n && n.id().equals("__name__");
      default -> false;
    };
  }

  /** What is bound by an assignment, a loop, a {@code with}. */
  void store(Expr target, Scope scope) {
    switch (target) {
      case Expr.Name n -> scope.bind(n.id());
      case Expr.Starred s -> store(s.value(), scope);
      case Expr.Collection c -> c.children().forEach(t -> store(t, scope));
      case Expr.Attribute a -> {
        scope.module().open |= isNamespace(a.value());
        assigned.add(a.name());
        load(a.value(), scope);
      }
      default -> load(target, scope);
    }
  }

  private void walrus(Expr.Walrus walrus, Scope scope) {
    load(walrus.value(), scope);
    String name = walrus.target().id();
    if (name.equals("__debug__")) {
      scope.problem(walrus.from(), walrus.to(), "cannot assign to __debug__", "");
    }
    for (Scope s = scope; s.kind == Scope.Kind.COMPREHENSION && s.outer != null; s = s.outer) {
      if (s.binds(name)) {
        scope.problem(
            walrus.from(),
            walrus.to(),
            "assignment expression cannot rebind comprehension iteration variable '" + name + "'",
            "");
        return;
      }
    }
    Scope home = scope.home();
    if (home != scope && home.kind == Scope.Kind.CLASS) {
      scope.problem(
          walrus.from(),
          walrus.to(),
          "assignment expression within a comprehension cannot be used in a class body",
          "");
    }
    home.bind(name);
  }

  private void comprehension(Expr.Comprehension c, Scope scope) {
    noWalrusIn(c);
    Scope inner = scope.inner(Scope.Kind.COMPREHENSION);
    boolean first = true;
    for (Expr.Clause clause : c.clauses()) {
      load(clause.source(), first ? scope : inner);
      store(clause.target(), inner);
      first = false;
      inner.async |= clause.async();
    }
    c.clauses().forEach(clause -> all(clause.conditions(), inner));
    all(c.elements(), inner);
    boolean generator = c.what().startsWith("generator");
    if (inner.async && !generator) {
      boolean allowed =
          scope.kind == Scope.Kind.COMPREHENSION
              || scope.kind == Scope.Kind.FUNCTION && scope.async;
      scope.async |= scope.kind == Scope.Kind.COMPREHENSION;
      if (!allowed) {
        scope.problem(
            c.from(), c.to(), "asynchronous comprehension outside of an asynchronous function", "");
      }
    }
    rebound(c, inner);
  }

  /** An inner loop cannot take a name that an assignment expression inside it binds outside. */
  private static void rebound(Expr.Comprehension c, Scope inner) {
    Set<String> assigned = new HashSet<>();
    c.elements().forEach(e -> walruses(e, assigned));
    Set<String> targets = new HashSet<>();
    c.clauses().forEach(clause -> names(clause.target(), targets));
    assigned.retainAll(targets);
    assigned.forEach(inner::use);
  }

  private static void names(Expr target, Set<String> into) {
    if (target instanceof Expr.Name n) {
      into.add(n.id());
    }
    target.children().forEach(t -> names(t, into));
  }

  private static void walruses(Expr expr, Set<String> into) {
    if (expr instanceof Expr.Walrus w) {
      into.add(w.target().id());
    }
    expr.children().forEach(e -> walruses(e, into));
  }

  private static void noWalrusIn(Expr.Comprehension c) {
    for (Expr.Clause clause : c.clauses()) {
      Expr.Walrus walrus = inside(clause.source());
      if (walrus != null) {
        throw Cursor.failure(
            walrus,
            "assignment expression cannot be used in a comprehension iterable expression",
            "");
      }
    }
  }

  private static Expr.@Nullable Walrus inside(Expr expr) {
    if (expr instanceof Expr.Walrus walrus) {
      return walrus;
    }
    List<Expr> children =
        expr instanceof Expr.Lambda l
            ? List.of(l.body())
            : expr instanceof Expr.Comprehension c ? c.elements() : expr.children();
    for (Expr child : children) {
      Expr.Walrus walrus = inside(child);
      if (walrus != null) {
        return walrus;
      }
    }
    return null;
  }

  private static void yielded(Expr.Yield yield, Scope scope) {
    switch (scope.kind) {
      case FUNCTION -> {
        scope.yields = true;
        if (yield.delegates() && scope.async) {
          scope.problem(yield.from(), yield.to(), "'yield from' inside async function", "");
        }
      }
      case COMPREHENSION ->
          scope.problem(yield.from(), yield.to(), "'yield' inside a comprehension", "");
      case MODULE, CLASS -> scope.problem(yield.from(), yield.to(), "'yield' outside function", "");
      case TYPES ->
          scope.problem(
              yield.from(), yield.to(), "yield expression cannot be used within a type", "");
    }
  }

  /** {@code await}, {@code async for}, {@code async with}. */
  void awaited(int from, int to, String what, Scope scope) {
    if (scope.kind == Scope.Kind.COMPREHENSION) {
      scope.async = true;
    } else if (scope.kind != Scope.Kind.FUNCTION) {
      scope.problem(from, to, "'" + what + "' outside function", "");
    } else if (!scope.async) {
      scope.problem(
          from, to, "'" + what + "' outside async function", "write 'async def' for its function");
    }
  }

  /** What is looked at when all of the module is known. */
  void later(Runnable check) {
    later.add(check);
  }

  void finish() {
    later.forEach(Runnable::run);
  }
}

package dev.argosy.python;

import dev.argosy.python.Scope.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through statements: which scopes there are, what each binds, and what may stand where. */
final class StatementWalk {
  /** Words by which code asks what it runs on, or whether a name is there. */
  private static final Set<String> ASKING =
      Set.of(
          "version_info",
          "version",
          "hexversion",
          "PY2",
          "PY3",
          "PY",
          "python_version",
          "TYPE_CHECKING",
          "hasattr",
          "dir",
          "platform");

  /** Where a statement stands. */
  private record Place(boolean loop, boolean group) {
    static final Place OUTSIDE = new Place(false, false);
  }

  private final ExpressionWalk expressions;
  private final Set<String> futures;
  private Place place = Place.OUTSIDE;
  private boolean returnsValue;

  StatementWalk(ExpressionWalk expressions, Set<String> futures) {
    this.expressions = expressions;
    this.futures = futures;
  }

  void all(List<Stmt> statements, Scope scope) {
    statements.forEach(s -> one(s, scope));
  }

  private void inside(Place other, List<Stmt> statements, Scope scope) {
    Place before = place;
    place = other;
    all(statements, scope);
    place = before;
  }

  private void one(Stmt statement, Scope scope) {
    switch (statement) {
      case Stmt.Function f -> function(f, scope);
      case Stmt.ClassDef c -> type(c, scope);
      case Stmt.Assign a -> {
        expressions.load(a.value(), scope);
        a.targets().forEach(t -> expressions.store(t, scope));
      }
      case Stmt.Augment a -> {
        expressions.load(a.value(), scope);
        expressions.load(a.target(), scope);
        expressions.store(a.target(), scope);
      }
      case Stmt.Annotate a -> annotate(a, scope);
      case Stmt.TypeAlias t -> {
        scope.bind(t.name().id());
        expressions.load(t.value(), types(t.types(), scope.inner(Kind.TYPES)));
      }
      case Stmt.Delete d -> d.targets().forEach(t -> delete(t, scope));
      case Stmt.Return r -> returned(r, scope);
      case Stmt.Evaluate e -> {
        expressions.all(e.values(), scope);
        if (e.word().equals("raise")) {
          expressions.raised.addAll(e.values());
        }
      }
      case Stmt.Word w -> word(w, scope);
      case Stmt.For f -> each(f, scope);
      case Stmt.While w -> {
        expressions.load(w.test(), scope);
        inside(new Place(true, false), w.body(), scope);
        all(w.orElse(), scope);
      }
      case Stmt.If i -> conditional(i, scope);
      case Stmt.With w -> with(w, scope);
      case Stmt.Try t -> guarded(t, scope);
      case Stmt.Match m -> match(m, scope);
      case Stmt.Import i -> i.names().forEach(a -> scope.bind(a.alias()));
      case Stmt.ImportFrom i -> imported(i, scope);
      case Stmt.Outer o -> outer(o, scope);
    }
  }

  private void delete(Expr target, Scope scope) {
    if (target instanceof Expr.Collection c) {
      c.children().forEach(t -> delete(t, scope));
    } else if (target instanceof Expr.Name n) {
      scope.bind(n.id());
    } else {
      expressions.load(target, scope);
    }
  }

  private void annotate(Stmt.Annotate a, Scope scope) {
    if (a.target() instanceof Expr.Name n) {
      scope.annotated(n);
      scope.bind(n.id());
    } else {
      expressions.store(a.target(), scope);
    }
    expressions.optional(a.value(), scope);
    if (scope.kind != Kind.FUNCTION) {
      annotation(a.annotation(), scope);
    }
  }

  /** An annotation that is never evaluated is not looked at. */
  private void annotation(@Nullable Expr annotation, Scope scope) {
    if (annotation != null && !futures.contains("annotations")) {
      expressions.load(annotation instanceof Expr.Starred s ? s.value() : annotation, scope);
    }
  }

  private Scope types(List<Stmt.TypeParameter> parameters, Scope scope) {
    for (Stmt.TypeParameter p : parameters) {
      scope.parameter(new Parameters.Parameter(p.from(), p.to(), p.name(), null, null));
      p.values().forEach(v -> expressions.load(v instanceof Expr.Starred s ? s.value() : v, scope));
    }
    return scope;
  }

  private void function(Stmt.Function f, Scope scope) {
    expressions.all(f.decorators(), scope);
    expressions.all(f.parameters().defaults(), scope);
    Scope outer = f.types().isEmpty() ? scope : types(f.types(), scope.inner(Kind.TYPES));
    f.parameters().annotations().forEach(a -> annotation(a, outer));
    annotation(f.returns(), outer);
    scope.bind(f.name().id());
    Scope inner = outer.inner(Kind.FUNCTION);
    inner.async = f.async();
    f.parameters().all().forEach(inner::parameter);
    boolean returnedBefore = returnsValue;
    returnsValue = false;
    inside(Place.OUTSIDE, f.body(), inner);
    if (inner.async && inner.yields && returnsValue) {
      scope.problem(f.name().from(), f.name().to(), "'return' with value in async generator", "");
    }
    returnsValue = returnedBefore;
  }

  private void type(Stmt.ClassDef c, Scope scope) {
    expressions.all(c.decorators(), scope);
    Scope outer = c.types().isEmpty() ? scope : types(c.types(), scope.inner(Kind.TYPES));
    c.bases().forEach(b -> expressions.load(b.value(), outer));
    scope.bind(c.name().id());
    Scope cell = outer.inner(Kind.TYPES);
    cell.bind(Builtins.OWN_CLASS);
    inside(Place.OUTSIDE, c.body(), cell.inner(Kind.CLASS));
  }

  private void returned(Stmt.Return r, Scope scope) {
    if (scope.kind != Kind.FUNCTION) {
      scope.problem(r.from(), r.to(), "'return' outside function", "");
    } else if (place.group) {
      notInGroup(r.from(), r.to(), scope);
    }
    returnsValue |= r.value() != null;
    expressions.optional(r.value(), scope);
  }

  private static void notInGroup(int from, int to, Scope scope) {
    scope.problem(
        from, to, "'break', 'continue' and 'return' cannot appear in an except* block", "");
  }

  private void word(Stmt.Word w, Scope scope) {
    if (w.word().equals("pass") || place.loop) {
      return;
    }
    if (place.group) {
      notInGroup(w.from(), w.to(), scope);
    } else {
      scope.problem(
          w.from(),
          w.to(),
          w.word().equals("break") ? "'break' outside loop" : "'continue' not properly in loop",
          "");
    }
  }

  private void each(Stmt.For f, Scope scope) {
    if (f.async()) {
      expressions.awaited(f.from(), f.from() + 3, "async for", scope);
    }
    expressions.load(f.source(), scope);
    expressions.store(f.target(), scope);
    inside(new Place(true, false), f.body(), scope);
    all(f.orElse(), scope);
  }

  private void conditional(Stmt.If i, Scope scope) {
    int before = expressions.guards;
    for (Stmt.Branch branch : i.branches()) {
      boolean asks = asks(branch.test());
      expressions.guards += asks ? 1 : 0;
      expressions.load(branch.test(), scope);
      all(branch.body(), scope); // what follows is guarded too: it is the other answer
    }
    all(i.orElse(), scope);
    expressions.guards = before;
  }

  private static boolean asks(Expr test) {
    boolean never =
        test instanceof Expr.Constant c && (c.kind() == Expr.Kind.FALSE || c.text().equals("0"));
    return never || mentions(test);
  }

  private static boolean mentions(Expr test) {
    boolean here =
        switch (test) {
          case Expr.Name n -> ASKING.contains(n.id());
          case Expr.Attribute a -> ASKING.contains(a.name());
          default -> false;
        };
    return here || test.children().stream().anyMatch(StatementWalk::mentions);
  }

  private void with(Stmt.With w, Scope scope) {
    if (w.async()) {
      expressions.awaited(w.from(), w.from() + 4, "async with", scope);
    }
    for (Stmt.Item item : w.items()) {
      expressions.load(item.context(), scope);
      if (item.target() != null) {
        expressions.store(item.target(), scope);
      }
    }
    all(w.body(), scope);
  }

  private void guarded(Stmt.Try t, Scope scope) {
    boolean names = t.handlers().stream().anyMatch(h -> h.type() == null || catchesNames(h.type()));
    expressions.guards += names ? 1 : 0;
    all(t.body(), scope);
    expressions.guards -= names ? 1 : 0;
    for (Stmt.Handler h : t.handlers()) {
      expressions.optional(h.type(), scope);
      if (h.name() != null) {
        scope.bind(h.name().id());
      }
      inside(h.group() ? new Place(false, true) : place, h.body(), scope);
    }
    all(t.orElse(), scope);
    all(t.last(), scope);
  }

  private static boolean catchesNames(Expr type) {
    return type instanceof Expr.Name n && n.id().equals("NameError")
        || type.children().stream().anyMatch(StatementWalk::catchesNames);
  }

  private void match(Stmt.Match m, Scope scope) {
    Expr subject = m.subject();
    expressions.load(
        subject instanceof Expr.Starred s
            ? new Expr.Collection(s.from(), s.to(), "tuple", List.of(s))
            : subject,
        scope);
    PatternWalk patterns = new PatternWalk(expressions, scope);
    for (int i = 0; i < m.cases().size(); i++) {
      Stmt.Case c = m.cases().get(i);
      patterns.check(c.pattern(), c.guard() == null && i + 1 < m.cases().size());
      expressions.optional(c.guard(), scope);
      all(c.body(), scope);
    }
  }

  private void imported(Stmt.ImportFrom i, Scope scope) {
    i.names().forEach(a -> scope.bind(a.alias()));
    if (!i.star()) {
      return;
    }
    if (scope.kind != Kind.MODULE) {
      scope.problem(i.from(), i.to(), "import * only allowed at module level", "");
    }
    scope.open = true;
  }

  private void outer(Stmt.Outer o, Scope scope) {
    boolean nonlocal = o.word().equals("nonlocal");
    if (nonlocal && scope.kind == Kind.MODULE) {
      scope.problem(o.from(), o.to(), "nonlocal declaration not allowed at module level", "");
      return;
    }
    for (Expr.Name name : o.names()) {
      scope.belongsOutside(name, o.word());
      if (nonlocal) {
        expressions.later(() -> found(name, scope));
      }
    }
  }

  private static void found(Expr.Name name, Scope scope) {
    if (!scope.hasOuterBinding(name.id())) {
      scope.problem(
          name.from(), name.to(), "no binding for nonlocal '" + name.id() + "' found", "");
    }
  }
}

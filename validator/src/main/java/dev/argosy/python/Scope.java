package dev.argosy.python;

import dev.argosy.code.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names that are bound together: of a module, function, class or comprehension. */
final class Scope {
  /** What the scope belongs to. */
  enum Kind {
    MODULE,
    FUNCTION,
    CLASS,
    COMPREHENSION,
    /** The type parameters of a function, class or alias. */
    TYPES
  }

  /** How a name has been met so far. */
  enum Met {
    PARAMETER,
    ANNOTATED,
    BOUND,
    USED
  }

  final Kind kind;
  final @Nullable Scope outer;
  final List<Problem> problems;
  boolean async;
  boolean yields;

  /** Whether names are bound that cannot be read from the code. */
  boolean open;

  private final Map<String, Met> met = new HashMap<>();
  private final Set<String> bound = new HashSet<>();
  private final Set<String> rebound = new HashSet<>();
  private final Map<String, String> elsewhere = new HashMap<>();

  Scope(Kind kind, @Nullable Scope outer, List<Problem> problems) {
    this.kind = kind;
    this.outer = outer;
    this.problems = problems;
  }

  Scope inner(Kind inner) {
    return new Scope(inner, this, problems);
  }

  /** The function, class or module that a comprehension stands in. */
  Scope home() {
    Scope scope = this;
    while (scope.kind == Kind.COMPREHENSION && scope.outer != null) {
      scope = scope.outer;
    }
    return scope;
  }

  Scope module() {
    Scope scope = this;
    while (scope.outer != null) {
      scope = scope.outer;
    }
    return scope;
  }

  void problem(int from, int to, String message, String hint) {
    problems.add(Problem.syntax(from, to, message, hint));
  }

  void parameter(Parameters.Parameter p) {
    if (met.put(p.name(), Met.PARAMETER) == Met.PARAMETER) {
      problem(p.from(), p.to(), "duplicate argument '" + p.name() + "' in function definition", "");
    }
    bound.add(p.name());
  }

  void bind(String name) {
    met.merge(name, Met.BOUND, Scope::first);
    if ("global".equals(elsewhere.get(name))) {
      module().add(name);
    } else if (!elsewhere.containsKey(name)) {
      add(name);
    }
  }

  private void add(String name) {
    if (!bound.add(name)) {
      rebound.add(name);
    }
  }

  void use(String name) {
    met.putIfAbsent(name, Met.USED);
  }

  void annotated(Expr.Name name) {
    if (elsewhere.containsKey(name.id())) {
      cannotBeOuter(name);
    }
    met.merge(name.id(), Met.ANNOTATED, Scope::first);
  }

  private static Met first(Met old, Met now) {
    return old.compareTo(now) < 0 ? old : now;
  }

  private void cannotBeOuter(Expr.Name name) {
    problem(
        name.from(),
        name.to(),
        "annotated name '" + name.id() + "' can't be " + elsewhere.get(name.id()),
        "");
  }

  /** {@code global} or {@code nonlocal}: the name belongs to an outer scope. */
  void belongsOutside(Expr.Name name, String word) {
    String id = name.id();
    Met before = met.get(id);
    if (before != null) {
      String how =
          switch (before) {
            case PARAMETER -> "name '" + id + "' is parameter and " + word;
            case ANNOTATED -> "annotated name '" + id + "' can't be " + word;
            case BOUND -> "name '" + id + "' is assigned to before " + word + " declaration";
            case USED -> "name '" + id + "' is used prior to " + word + " declaration";
          };
      problem(name.from(), name.to(), how, "write '" + word + " " + id + "' first");
    }
    String other = elsewhere.put(id, word);
    if (other != null && !other.equals(word)) {
      problem(name.from(), name.to(), "name '" + id + "' is nonlocal and global", "");
    }
    if (word.equals("global")) {
      module().add(id);
    }
  }

  boolean isGlobal(String name) {
    return "global".equals(elsewhere.get(name));
  }

  boolean isElsewhere(String name) {
    return elsewhere.containsKey(name);
  }

  boolean binds(String name) {
    return bound.contains(name);
  }

  /** Whether it has its value from one place only. */
  boolean bindsOnce(String name) {
    return bound.contains(name) && !rebound.contains(name);
  }

  Set<String> bound() {
    return bound;
  }

  /** Whether a function around this one binds the name. */
  boolean hasOuterBinding(String name) {
    for (Scope s = outer; s != null; s = s.outer) {
      boolean sees = s.kind == Kind.FUNCTION || s.kind == Kind.TYPES;
      if (sees && s.binds(name)) {
        return s.kind == Kind.FUNCTION || name.equals(Builtins.OWN_CLASS);
      }
    }
    return false;
  }
}

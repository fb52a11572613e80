package dev.argosy.python;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes through the pattern of a {@code case}: what it reads, what it binds. */
final class PatternWalk {
  private final ExpressionWalk expressions;
  private final Scope scope;

  PatternWalk(ExpressionWalk expressions, Scope scope) {
    this.expressions = expressions;
    this.scope = scope;
  }

  /**
   * @param more whether other cases follow that this one must not swallow
   */
  void check(Pattern pattern, boolean more) {
    if (more && pattern.fitsAll()) {
      unreachable(pattern);
    }
    names(pattern).forEach(scope::bind);
  }

  private void unreachable(Pattern pattern) {
    scope.problem(
        pattern.from(),
        pattern.to(),
        (pattern instanceof Pattern.Capture c && c.name() != null
                ? "name capture '" + c.name() + "'"
                : "wildcard")
            + " makes remaining patterns unreachable",
        "write it last");
  }

  private Set<String> names(Pattern pattern) {
    Set<String> names = new TreeSet<>();
    switch (pattern) {
      case Pattern.Value v -> expressions.load(v.value(), scope);
      case Pattern.Capture c -> add(names, c.name(), pattern);
      case Pattern.Rest r -> add(names, r.name(), pattern);
      case Pattern.Sequence s -> each(s.items(), names);
      case Pattern.Mapping m -> {
        expressions.all(m.keys(), scope);
        each(m.values(), names);
      }
      case Pattern.OfClass o -> {
        expressions.load(o.type(), scope);
        each(o.items(), names);
      }
      case Pattern.Or or -> alternatives(or, names);
      case Pattern.As as -> {
        each(List.of(as.pattern()), names);
        add(names, as.name(), pattern);
      }
    }
    return names;
  }

  private void each(List<Pattern> items, Set<String> names) {
    for (Pattern item : items) {
      names(item).forEach(name -> add(names, name, item));
    }
  }

  private void add(Set<String> names, @Nullable String name, Pattern pattern) {
    if (name != null && !names.add(name)) {
      scope.problem(
          pattern.from(),
          pattern.to(),
          "multiple assignments to name '" + name + "' in pattern",
          "");
    }
  }

  private void alternatives(Pattern.Or or, Set<String> names) {
    Set<String> first = names(or.items().getFirst());
    names.addAll(first);
    for (int i = 0; i < or.items().size(); i++) {
      Pattern item = or.items().get(i);
      if (i > 0 && !names(item).equals(first)) {
        scope.problem(item.from(), item.to(), "alternative patterns bind different names", "");
      }
      if (i + 1 < or.items().size() && item.fitsAll()) {
        unreachable(item);
      }
    }
  }
}

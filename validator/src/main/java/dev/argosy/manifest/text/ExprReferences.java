package dev.argosy.manifest.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the variables that an expression reads. */
final class ExprReferences {
  /** No tree is walked deeper, so that the stack cannot overflow. */
  static final int DEEPEST = 500;

  private final ExprScope scope;
  private final List<ExprReference> found = new ArrayList<>();
  private final Set<String> locals = new HashSet<>();

  private ExprReferences(ExprScope scope) {
    this.scope = scope;
  }

  static List<ExprReference> of(ExprNode expression, ExprScope scope) {
    ExprReferences references = new ExprReferences(scope);
    references.walk(expression, false, 0);
    references.found.sort(Comparator.comparingInt(ExprReference::from));
    return references.found;
  }

  private void walk(ExprNode node, boolean guarded, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    switch (node) {
      case ExprNode.Name name -> add(name, guarded);
      case ExprNode.Member member -> {
        add(member, guarded);
        inside(member, guarded, depth);
      }
      case ExprNode.Let let -> {
        walk(let.value(), guarded, depth + 1);
        boolean added = locals.add(let.name());
        walk(let.body(), guarded, depth + 1);
        if (added) {
          locals.remove(let.name());
        }
      }
      case ExprNode.Binary b when b.operator().equals("??") -> {
        walk(b.left(), true, depth + 1);
        walk(b.right(), guarded, depth + 1);
      }
      case ExprNode.Binary b
          when b.operator().equals("-")
              && ExprMinus.of(b, n -> scope.holdsTexts(n) && isVariable(n)).isPresent() -> {}
      default -> parts(node).forEach(part -> walk(part, guarded, depth + 1));
    }
  }

  private void add(ExprNode node, boolean guarded) {
    ExprPath.of(node)
        .filter(path -> isVariable(path.root()))
        .ifPresent(path ->
            found.add(
                new ExprReference(
                    path.from(),
                    path.to(),
                    path.names(),
                    path.whole(),
                    guarded || path.optional())));
  }

  private boolean isVariable(String name) {
    return scope.isVariable(name) && !locals.contains(name);
  }

  /** What is computed along a chain of members: its indexes, and where it begins. */
  private void inside(ExprNode.Member member, boolean guarded, int depth) {
    ExprNode at = member;
    while (at instanceof ExprNode.Member m) {
      if (!(m.key() instanceof ExprNode.Text)) {
        walk(m.key(), false, depth + 1);
      }
      at = m.target();
    }
    if (!(at instanceof ExprNode.Name)) {
      walk(at, guarded, depth + 1);
    }
  }

  private static Stream<ExprNode> parts(ExprNode node) {
    return switch (node) {
      case ExprNode.Nil n -> Stream.of();
      case ExprNode.Bool n -> Stream.of();
      case ExprNode.Int n -> Stream.of();
      case ExprNode.Real n -> Stream.of();
      case ExprNode.Text n -> Stream.of();
      case ExprNode.Name n -> Stream.of();
      case ExprNode.Pointer n -> Stream.of();
      case ExprNode.Unary n -> Stream.of(n.operand());
      case ExprNode.Binary n -> Stream.of(n.left(), n.right());
      case ExprNode.Member n -> Stream.of(n.target(), n.key());
      case ExprNode.Slice n ->
          Stream.of(Stream.of(n.target()), n.first().stream(), n.end().stream()).flatMap(s -> s);
      case ExprNode.Call n -> Stream.concat(Stream.of(n.callee()), n.arguments().stream());
      case ExprNode.Builtin n -> n.arguments().stream();
      case ExprNode.Predicate n -> Stream.of(n.body());
      case ExprNode.Let n -> Stream.of(n.value(), n.body());
      case ExprNode.Sequence n -> n.parts().stream();
      case ExprNode.Conditional n -> Stream.of(n.condition(), n.then(), n.otherwise());
      case ExprNode.ListOf n -> n.items().stream();
      case ExprNode.MapOf n -> n.entries().stream().flatMap(e -> Stream.of(e.key(), e.value()));
    };
  }
}

package dev.argosy.expression;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The first artifact of several that exists, where it is handed on or mounted as one. */
public record Choice(List<Reference> alternatives, Type type) implements Reference {
  public Choice {
    alternatives = List.copyOf(alternatives);
  }

  /** Empty where an alternative is more than the name of an artifact. */
  public static Optional<Choice> of(Expr.FirstOf first) {
    List<Expr> all = first.arguments().stream().flatMap(Choice::flat).toList();
    return all.stream().allMatch(e -> e instanceof Expr.Ref)
        ? Optional.of(
            new Choice(all.stream().map(e -> ((Expr.Ref) e).reference()).toList(), first.type()))
        : Optional.empty();
  }

  private static Stream<Expr> flat(Expr expr) {
    return expr instanceof Expr.FirstOf inner
        ? inner.arguments().stream().flatMap(Choice::flat)
        : Stream.of(expr);
  }
}

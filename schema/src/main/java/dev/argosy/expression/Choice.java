package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import java.util.List;
import java.util.Optional;

/** The first artifact of several that exists, where it is handed on or mounted as one. */
public record Choice(List<Reference> alternatives, Type type) implements Reference {
  public Choice {
    alternatives = List.copyOf(alternatives);
  }

  /** Empty where an alternative is more than the name of an artifact. */
  public static Optional<Choice> of(Expr.FirstOf first) {
    List<Expr> all = first.arguments();
    return all.stream().allMatch(e -> e instanceof Expr.Ref)
        ? Optional.of(
            new Choice(all.stream().map(e -> ((Expr.Ref) e).reference()).toList(), first.type()))
        : Optional.empty();
  }

  /** The same, said with names. */
  public Expr.FirstOf expression(At at) {
    return new Expr.FirstOf(
        at, alternatives.stream().map(a -> (Expr) new Expr.Ref(at, a, type)).toList(), type);
  }
}

package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Literals;
import dev.argosy.link.Ref;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a loop over literals gives to an input keeps what the input asks for. */
final class LoopItemsFit implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s ->
            s.action() instanceof Action.ForEach each
                    && each.items() instanceof Argument.Constant c
                    && c.value() instanceof List<?> items
                ? check(each, c, items)
                : Stream.of());
  }

  private static Stream<Diagnostic> check(
      Action.ForEach each, Argument.Constant loop, List<?> items) {
    LinkedStep body = each.body();
    return body.arguments().entrySet().stream()
        .flatMap(a -> {
          Declared input = body.inputs().get(a.getKey());
          return input != null && a.getValue() instanceof Argument.Single single
              ? check(single.expression(), input, loop, items).stream()
              : Stream.of();
        });
  }

  private static Optional<Diagnostic> check(
      Expr given, Declared input, Argument.Constant loop, List<?> items) {
    return input
        .param()
        .flatMap(param ->
            items.stream()
                .flatMap(item -> value(given, item).stream())
                .distinct()
                .flatMap(v ->
                    Literals.constraint(param, v).stream()
                        .map(broken ->
                            Diagnostic.of(
                                    Code.CONSTRAINT,
                                    given.at(),
                                    "the loop gives "
                                        + v
                                        + " to the input '"
                                        + input.name()
                                        + "', but "
                                        + broken,
                                    "give another value in the loop")
                                .withRelated(loop.at(), "it comes from here")))
                .findFirst());
  }

  /** What a round of the loop gives: the item, or what it holds by a name. */
  private static Optional<Object> value(Expr given, Object item) {
    return switch (given) {
      case Expr.Ref r when r.reference() instanceof Ref.Item -> Optional.of(item);
      case Expr.Property p
          when p.target() instanceof Expr.Ref r
              && r.reference() instanceof Ref.Item
              && p.key() instanceof Expr.Constant key
              && item instanceof Map<?, ?> map ->
          Optional.ofNullable(map.get(Objects.toString(key.value())));
      default -> Optional.empty();
    };
  }
}

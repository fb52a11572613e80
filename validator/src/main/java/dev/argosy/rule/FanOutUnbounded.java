package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/** Loops over lists whose length is not known, all items at once. */
final class FanOutUnbounded implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s -> s.action() instanceof Action.ForEach each ? Stream.of(each) : Stream.of())
        .filter(each -> each.parallelism().isEmpty() && !isLiteral(each.items()))
        .map(each ->
            Diagnostic.of(
                Code.FAN_OUT_UNBOUNDED,
                each.items().at(),
                "the list is as long as a run makes it, and all items run at the same time",
                "write forEach: {items: ..., parallelism: 10}"));
  }

  private static boolean isLiteral(Argument items) {
    return switch (items) {
      case Argument.Constant c -> true;
      case Argument.ListOf l -> true;
      case Argument.Single s -> s.expression().isConstant();
      case Argument.Joined j -> true;
      case Argument.MapOf m -> true;
    };
  }
}

package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Collected;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.StepIndex;
import java.util.stream.Stream;

/** What a forEach collects must have one place in the store, or one type. */
final class LoopOutputs implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    Collected collected = Collected.of(StepIndex.of(pipeline).all());
    return Walk.steps(pipeline)
        .flatMap(s ->
            s.action() instanceof Action.ForEach each
                ? check(each.body(), collected)
                : Stream.of());
  }

  private static Stream<Diagnostic> check(LinkedStep body, Collected collected) {
    return body.outputs().values().stream().flatMap(o -> check(body, o, collected));
  }

  private static Stream<Diagnostic> check(
      LinkedStep body, LinkedOutput output, Collected collected) {
    if (output.isArtifact()) {
      return Collected.writer(body, output.name())
              .filter(place -> !collected.isTorn(place))
              .isPresent()
          ? Stream.of()
          : Stream.of(scattered(output.at(), output.name()));
    }
    return output.type() == Type.Unknown.ANY
        ? Stream.of(untyped(output.at(), output.name()))
        : Stream.of();
  }

  private static Diagnostic scattered(At at, String name) {
    return Diagnostic.of(
        Code.NOT_BUILT,
        at,
        "collecting the artifact '"
            + name
            + "' is not built in this version of Argosy: it is not written by one step of the"
            + " loop, or one branch of a choose, once for each item",
        "add a step to the loop's group that copies it, and give that step's output");
  }

  private static Diagnostic untyped(At at, String name) {
    return Diagnostic.of(
        Code.TYPE_MISMATCH,
        at,
        "the output '" + name + "' has no known type, so forEach cannot make an array of it",
        "convert it with string(...), int(...) or double(...), or declare the type where it comes"
            + " from");
  }
}

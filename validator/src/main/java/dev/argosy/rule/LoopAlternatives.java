package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Inside a loop, firstOf chooses among outputs of steps around it where those steps are; the loop's
 * own variables are not known there.
 */
final class LoopAlternatives implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .filter(s -> s.action().looped().isPresent())
        .flatMap(LoopAlternatives::check)
        .distinct();
  }

  private static Stream<Diagnostic> check(LinkedStep loop) {
    return Needs.expressions(loop)
        .flatMap(LoopAlternatives::all)
        .filter(Expr.FirstOf.class::isInstance)
        .filter(e -> usesLoop(e, loop.path()) && usesOuter(e, loop.path()))
        .map(e ->
            Diagnostic.of(
                Code.NOT_BUILT,
                e.at(),
                "firstOf of a step outside the loop and of the loop's own variables is not built"
                    + " yet in this version of Argosy",
                "give the step's output a default, and use it without firstOf"));
  }

  private static Stream<Expr> all(Expr expr) {
    return Stream.concat(Stream.of(expr), expr.children().stream().flatMap(LoopAlternatives::all));
  }

  private static boolean usesLoop(Expr expr, StepPath loop) {
    return expr.lookups()
        .anyMatch(l ->
            switch (l.reference()) {
              case Ref.Item i -> i.loop().equals(loop);
              case Ref.Index i -> i.loop().equals(loop);
              case Ref.State s -> s.loop().equals(loop);
              case Ref.Round r -> r.loop().equals(loop);
              default -> false;
            });
  }

  private static boolean usesOuter(Expr expr, StepPath loop) {
    return expr.lookups()
        .flatMap(l -> step(l).stream())
        .anyMatch(step -> !step.parent().ids().equals(loop.ids()) && !isBelow(step, loop));
  }

  private static Optional<StepPath> step(Expr.Lookup lookup) {
    return lookup.reference() instanceof Ref.Output out
        ? Optional.of(out.step())
        : Optional.empty();
  }

  private static boolean isBelow(StepPath step, StepPath loop) {
    int size = loop.ids().size();
    return step.ids().size() > size && step.ids().subList(0, size).equals(loop.ids());
  }
}

package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.Ranges;
import java.util.Optional;
import java.util.stream.Stream;

/** A when that is the same for every run. */
final class ConstantConditions implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s -> s.when().stream())
        .flatMap(when ->
            when.lookups().findAny().isEmpty() && !when.isPoisoned()
                ? Stream.of(
                    finding(
                        when,
                        "this condition is the same in every run: it asks nothing of the run",
                        "ask a param or an output, or take the step or its when out"))
                : Ranges.of(when).flatMap(r -> ofRange(when, r)).stream());
  }

  /** Comparisons of one value that contradict each other, or leave nothing out. */
  private static Optional<Diagnostic> ofRange(Expr when, Ranges.OfOne of) {
    if (of.ranges().isEmpty(of.isInteger())) {
      return Optional.of(
          finding(when, "this condition never holds: no number is in both ranges", "'||' is or"));
    }
    return of.ranges().not().isEmpty(of.isInteger())
        ? Optional.of(
            finding(
                when, "this condition always holds: every number is in one range", "'&&' is and"))
        : Optional.empty();
  }

  private static Diagnostic finding(Expr when, String message, String hint) {
    return Diagnostic.of(Code.CONSTANT_CONDITION, when.at(), message, hint);
  }
}

package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/** A when that is the same for every run. */
final class ConstantConditions implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s -> s.when().stream())
        .filter(when -> when.lookups().findAny().isEmpty())
        .map(when ->
            Diagnostic.of(
                Code.CONSTANT_CONDITION,
                when.at(),
                "this condition is the same in every run: it asks nothing of the run",
                "ask a param or an output, or take the step or its when out"));
  }
}

package dev.argosy.compile.lower;

import dev.argosy.expression.Expr;
import dev.argosy.link.Argument;
import dev.argosy.link.Collected;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.StepIndex;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every template may have to know of the pipeline as a whole.
 *
 * @param version the pipeline's
 * @param computed defaults of its parameters that only a run knows
 */
record Whole(String version, StepIndex steps, Collected collected, Map<String, Expr> computed) {
  static Whole of(LinkedPipeline pipeline, String version) {
    StepIndex steps = StepIndex.of(pipeline);
    return new Whole(version, steps, Collected.of(steps.all()), computed(pipeline));
  }

  private static Map<String, Expr> computed(LinkedPipeline pipeline) {
    return pipeline.params().values().stream()
        .filter(p -> p.initial().filter(i -> !(i instanceof Argument.Constant)).isPresent())
        .collect(Collectors.toMap(Declared::name, p -> Values.expression(p.initial().get())));
  }
}

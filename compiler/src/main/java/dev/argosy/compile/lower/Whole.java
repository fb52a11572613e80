package dev.argosy.compile.lower;

import dev.argosy.link.Collected;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.StepIndex;

/**
 * What every template may have to know of the pipeline as a whole.
 *
 * @param version the pipeline's
 */
record Whole(String version, StepIndex steps, Collected collected) {
  static Whole of(LinkedPipeline pipeline, String version) {
    StepIndex steps = StepIndex.of(pipeline);
    return new Whole(version, steps, Collected.of(steps.all()));
  }
}

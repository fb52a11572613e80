package dev.argosy.compile.lower;

import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.StepIndex;

/**
 * What every template may have to know of the pipeline as a whole.
 *
 * @param version the pipeline's
 */
record Whole(String version, StepIndex steps) {
  static Whole of(LinkedPipeline pipeline, String version) {
    return new Whole(version, StepIndex.of(pipeline));
  }
}

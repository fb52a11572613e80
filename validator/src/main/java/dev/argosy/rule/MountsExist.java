package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/**
 * Mounts that come from defaults or profiles name volumes too; a step's own are checked where they
 * are written.
 */
final class MountsExist implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(step ->
            step.options().volumes().stream()
                .filter(volume -> !pipeline.volumes().containsKey(volume))
                .map(volume ->
                    Diagnostic.of(
                        Code.UNKNOWN_NAME,
                        step.at(),
                        Nearest.unknown("volume", volume, pipeline.volumes().keySet())
                            + " in what holds for this step by its profiles or defaults",
                        "declare the volume in the pipeline, or clear the mount: mounts: null")));
  }
}

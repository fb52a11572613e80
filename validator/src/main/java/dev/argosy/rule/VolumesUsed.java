package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Volumes that nothing mounts; a run's claim is made all the same. */
final class VolumesUsed implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    if (Walk.steps(pipeline).anyMatch(s -> s.options().pod().isPresent())) {
      return Stream.of(); // which may mount it by itself
    }
    Set<String> mounted =
        Walk.steps(pipeline)
            .flatMap(s -> s.options().volumes().stream())
            .collect(Collectors.toSet());
    return pipeline.volumes().values().stream()
        .filter(v -> !mounted.contains(v.name()))
        .map(v ->
            Diagnostic.of(
                Code.UNUSED,
                v.at(),
                "nothing mounts the volume '" + v.name() + "'",
                "mount it: mounts: {" + v.name() + ": /path}, or take it out"));
  }
}

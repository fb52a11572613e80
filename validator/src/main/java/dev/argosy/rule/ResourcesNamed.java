package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/** Steps with a pod that say nothing of CPU and memory, nor does anything that holds for them. */
final class ResourcesNamed implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .filter(s -> s.action() instanceof Action.Pod && s.options().resources().isEmpty())
        .map(s ->
            Diagnostic.of(
                Code.MISSING_RESOURCES,
                s.at(),
                "the step '" + s.path().last() + "' says nothing of CPU and memory",
                "add resources: {cpu: 100m, memory: 256Mi}, or give them in defaults"));
  }
}

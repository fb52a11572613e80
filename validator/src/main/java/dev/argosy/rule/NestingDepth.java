package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Action;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import java.util.List;
import java.util.stream.Stream;

/**
 * Argo runs templates inside each other up to a depth; every round of a repeat is inside the last.
 */
final class NestingDepth implements Rule {
  /** Measured: Argo fails the template that would be the hundredth. */
  private static final int DEEPEST = 99;

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Stream.concat(Stream.of(pipeline.graph()), pipeline.exit().stream())
        .map(Graph::steps)
        .flatMap(List::stream)
        .filter(s -> 1 + depth(s) > DEEPEST)
        .map(s ->
            Diagnostic.of(
                Code.NESTING_TOO_DEEP,
                s.at(),
                "the step '"
                    + s.id()
                    + "' is nested "
                    + (1 + depth(s))
                    + " levels deep in Argo, which runs at most "
                    + DEEPEST,
                "lower max of a repeat in it, or nest less: each round is one level"));
  }

  private static int depth(LinkedStep step) {
    return switch (step.action()) {
      case Action.Pod pod -> 1;
      case Action.Resource resource -> 1;
      case Action.Group group -> 1 + deepest(group.graph().steps());
      case Action.Choose choose -> 1 + deepest(choose.branches());
      case Action.ForEach each -> 2 + depth(each.body());
      case Action.Repeat repeat -> repeat.max() + depth(repeat.body());
    };
  }

  private static int deepest(List<LinkedStep> steps) {
    return steps.stream().mapToInt(NestingDepth::depth).max().orElse(0);
  }
}

package dev.argosy.rule;

import dev.argosy.link.Action;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import java.util.stream.Stream;

/** The steps and graphs of a pipeline, outer before inner. */
public final class Walk {
  private Walk() {}

  public static Stream<LinkedStep> steps(LinkedPipeline pipeline) {
    return graphs(pipeline).flatMap(g -> g.steps().stream()).flatMap(Walk::withBranches);
  }

  private static Stream<LinkedStep> withBranches(LinkedStep step) {
    Stream<LinkedStep> inside =
        step.action() instanceof Action.Choose choose
            ? choose.branches().stream()
            : step.action().looped().stream();
    return Stream.concat(Stream.of(step), inside.flatMap(Walk::withBranches));
  }

  static Stream<Graph> graphs(LinkedPipeline pipeline) {
    return Stream.concat(Stream.of(pipeline.graph()), pipeline.exit().stream())
        .flatMap(Walk::graphs);
  }

  private static Stream<Graph> graphs(Graph graph) {
    return Stream.concat(
        Stream.of(graph),
        graph.steps().stream()
            .flatMap(Walk::withBranches)
            .flatMap(Walk::inner)
            .flatMap(Walk::graphs));
  }

  private static Stream<Graph> inner(LinkedStep step) {
    return step.action() instanceof Action.Group group ? Stream.of(group.graph()) : Stream.of();
  }
}

package dev.argosy.rule;

import dev.argosy.link.Action;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The steps and graphs of a pipeline, outer before inner. */
public final class Walk {
  private Walk() {}

  public static Stream<LinkedStep> steps(LinkedPipeline pipeline) {
    List<LinkedStep> all = new ArrayList<>();
    allGraphs(pipeline).forEach(g -> g.steps().forEach(s -> withBranches(s, all::add)));
    return all.stream();
  }

  private static void withBranches(LinkedStep step, Consumer<LinkedStep> to) {
    to.accept(step);
    if (step.action() instanceof Action.Choose choose) {
      choose.branches().forEach(s -> withBranches(s, to));
    } else {
      step.action().looped().ifPresent(s -> withBranches(s, to));
    }
  }

  static Stream<Graph> graphs(LinkedPipeline pipeline) {
    return allGraphs(pipeline).stream();
  }

  private static List<Graph> allGraphs(LinkedPipeline pipeline) {
    List<Graph> all = new ArrayList<>();
    graphs(pipeline.graph(), all::add);
    pipeline.exit().ifPresent(g -> graphs(g, all::add));
    return all;
  }

  private static void graphs(Graph graph, Consumer<Graph> to) {
    to.accept(graph);
    for (LinkedStep step : graph.steps()) {
      withBranches(
          step,
          s -> {
            if (s.action() instanceof Action.Group group) {
              graphs(group.graph(), to);
            }
          });
    }
  }
}

package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Meaning;
import dev.argosy.model.After.Ending;
import dev.argosy.model.Named;
import dev.argosy.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The finally of a Pipeline that is called: a group that comes after all steps of the graph,
 * however they ended. Unlike an exit hook of Argo's, its own failure fails the graph.
 */
final class CalledFinally {
  private final Linkage link;
  private final Names names;

  /**
   * @param names those that the called pipeline sees
   */
  CalledFinally(Linkage link, Names names) {
    this.link = link;
    this.names = names;
  }

  /** The graph with its finally. */
  Graph add(At call, Graph graph, Named<Step> steps) {
    if (steps.isEmpty()) {
      return graph;
    }
    StepPath path = graph.path().child(StepPath.FINALLY.last());
    graph
        .step(path.last())
        .ifPresent(step ->
            link.findings()
                .add(
                    Code.DUPLICATE_NAME,
                    step.at(),
                    "a step called '"
                        + path.last()
                        + "' stands beside the finally of the pipeline, which is called by '"
                        + graph.path()
                        + "'",
                    "give the step another name"));
    Meaning run = Names.runOfCalled(graph.path());
    Linkage inside = link.with(link.names().with("run", run), link.defaults(), link.volumes());
    Names atEnd = names.with("run", run).with("steps", FinishedSteps.ofCalled(graph, graph.path()));
    Graph exit = new GraphLinker(inside, steps, path, atEnd).link();
    List<LinkedStep> all = new ArrayList<>(graph.steps());
    all.add(group(call, path, exit, graph));
    return new Graph(graph.path(), all);
  }

  private static LinkedStep group(At at, StepPath path, Graph exit, Graph graph) {
    Map<String, Ending> after = new LinkedHashMap<>();
    graph.steps().forEach(step -> after.put(step.id(), Ending.COMPLETED));
    return new LinkedStep(
        at,
        path.last(),
        path,
        new Action.Group(at, exit, Map.of()),
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        after,
        Options.NONE);
  }
}

package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds steps that wait for each other. */
final class Cycles {
  private final Graph graph;
  private final Map<String, Set<String>> needs;
  private final Set<String> done = new HashSet<>();
  private final Findings findings;

  private Cycles(Graph graph, Findings findings) {
    this.graph = graph;
    this.needs = Needs.of(graph);
    this.findings = findings;
  }

  static void check(Graph graph, Findings findings) {
    Cycles cycles = new Cycles(graph, findings);
    for (LinkedStep step : graph.steps()) {
      cycles.visit(step.id(), new ArrayList<>());
    }
  }

  private void visit(String id, List<String> way) {
    int start = way.indexOf(id);
    if (start >= 0) {
      report(way.subList(start, way.size()));
      return;
    }
    if (done.add(id)) {
      way.add(id);
      needs.getOrDefault(id, Set.of()).forEach(n -> visit(n, way));
      way.removeLast();
    } else if (way.contains(id)) {
      report(way.subList(way.indexOf(id), way.size()));
    }
  }

  private void report(List<String> cycle) {
    LinkedStep first = graph.step(cycle.getFirst()).orElseThrow();
    findings.add(
        Code.DEPENDENCY_CYCLE,
        place(first, cycle.size() == 1 ? cycle.getFirst() : cycle.get(1)),
        cycle.size() == 1
            ? "the step '" + first.id() + "' waits for itself: it uses its own output or status"
            : "steps wait for each other in a cycle: "
                + String.join(" -> ", cycle)
                + " -> "
                + first.id(),
        cycle.size() == 1
            ? "a step sees its own outputs only as outputs.<name>.path, to write them"
            : "one of them must not use the other");
  }

  /** Where {@code step} uses the other one; its id when it only comes after it. */
  private At place(LinkedStep step, String other) {
    return Needs.expressions(step)
        .flatMap(Expr::lookups)
        .filter(l -> Needs.id(graph, l).filter(other::equals).isPresent())
        .map(Expr::at)
        .findFirst()
        .orElse(step.at());
  }
}

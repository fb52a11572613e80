package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Expr;
import dev.argosy.model.Named;
import dev.argosy.model.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds steps that wait for each other. */
final class Cycles {
  private final Graph graph;
  private final Named<Step> written;
  private final Map<String, Set<String>> needs;
  private final Set<String> done = new HashSet<>();
  private final Findings findings;

  private Cycles(Graph graph, Named<Step> written, Findings findings) {
    this.graph = graph;
    this.written = written;
    this.needs = Needs.of(graph);
    this.findings = findings;
  }

  static void check(Graph graph, Named<Step> written, Findings findings) {
    Cycles cycles = new Cycles(graph, written, findings);
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
    if (cycle.size() == 1) {
      findings.add(alone(cycle.getFirst()));
      return;
    }
    Diagnostic finding =
        Diagnostic.of(
            Code.DEPENDENCY_CYCLE,
            place(cycle.getFirst(), cycle.get(1)),
            "steps wait for each other in a cycle: "
                + String.join(" -> ", cycle)
                + " -> "
                + cycle.getFirst(),
            "one of them must not use the other");
    for (int i = 1; i < cycle.size(); i++) {
      String id = cycle.get(i);
      String next = cycle.get((i + 1) % cycle.size());
      finding = finding.withRelated(place(id, next), "'" + id + "' waits for '" + next + "' here");
    }
    findings.add(finding);
  }

  private Diagnostic alone(String id) {
    boolean uses = use(graph.step(id).orElseThrow(), id).isPresent();
    return Diagnostic.of(
        Code.DEPENDENCY_CYCLE,
        place(id, id),
        "the step '"
            + id
            + "' waits for itself: it "
            + (uses ? "uses its own output or status" : "comes after itself"),
        uses
            ? "a step sees its own outputs only as outputs.<name>.path, to write them"
            : "take it out of after, or name the step that is meant");
  }

  private At place(String id, String other) {
    LinkedStep step = graph.step(id).orElseThrow();
    return use(step, other).or(() -> after(step, other)).orElse(step.at());
  }

  /** Where {@code step} uses an output or the status of the other one. */
  private Optional<At> use(LinkedStep step, String other) {
    return Needs.expressions(step)
        .flatMap(Expr::lookups)
        .filter(l -> Needs.id(graph, l).filter(other::equals).isPresent())
        .map(Expr::at)
        .findFirst();
  }

  /** Where {@code step} says that it comes after the other one. */
  private Optional<At> after(LinkedStep step, String other) {
    return Optional.ofNullable(written.get(step.id())).map(s -> s.after().places().get(other));
  }
}

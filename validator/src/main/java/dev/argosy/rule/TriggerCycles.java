package dev.argosy.rule;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.LinkedTriggers.LinkedUpstream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Run configurations whose runs would start each other for ever. */
final class TriggerCycles implements RunRule {
  @Override
  public Stream<Diagnostic> check(List<LinkedRun> runs, Optional<Instant> now) {
    Search search = new Search(runs);
    runs.forEach(r -> search.visit(r, new ArrayList<>()));
    return search.found.stream();
  }

  /** One way through the graph: from each run configuration to those it waits for. */
  private static final class Search {
    private final Map<String, LinkedRun> runs;
    private final Set<String> done = new HashSet<>();
    private final List<Diagnostic> found = new ArrayList<>();

    Search(List<LinkedRun> runs) {
      this.runs = runs.stream().collect(toMap(LinkedRun::id, r -> r, (first, second) -> first));
    }

    void visit(LinkedRun run, List<LinkedRun> way) {
      int start = ids(way).indexOf(run.id());
      if (start >= 0) {
        found.add(cycle(List.copyOf(way.subList(start, way.size()))));
      } else if (done.add(run.id())) {
        way.add(run);
        for (LinkedUpstream upstream : run.triggers().upstream().values()) {
          LinkedRun next = runs.get(upstream.id());
          if (next != null) {
            visit(next, way);
          }
        }
        way.removeLast();
      }
    }

    private static List<String> ids(List<LinkedRun> way) {
      return way.stream().map(LinkedRun::id).toList();
    }
  }

  private static Diagnostic cycle(List<LinkedRun> cycle) {
    LinkedRun first = cycle.getFirst();
    Diagnostic finding =
        Diagnostic.of(
            Code.TRIGGER_CYCLE,
            upstream(cycle, 0).at(),
            cycle.size() == 1
                ? "the run configuration '" + first.id() + "' waits for itself"
                : "run configurations wait for each other in a cycle: "
                    + Stream.concat(cycle.stream(), Stream.of(first))
                        .map(r -> r.id() + " (" + r.source() + ")")
                        .collect(joining(" -> ")),
            "remove one of these upstreams");
    for (int i = 1; i < cycle.size(); i++) {
      LinkedUpstream upstream = upstream(cycle, i);
      finding =
          finding.withRelated(
              upstream.at(), "'" + cycle.get(i).id() + "' waits for '" + upstream.id() + "' here");
    }
    return finding;
  }

  /** The upstream by which one of the cycle waits for the next. */
  private static LinkedUpstream upstream(List<LinkedRun> cycle, int i) {
    String next = cycle.get((i + 1) % cycle.size()).id();
    return cycle.get(i).triggers().upstream().values().stream()
        .filter(u -> u.id().equals(next))
        .findFirst()
        .orElseThrow();
  }
}

package dev.argosy.cli.acceptance;

import dev.argosy.testkit.RunNode;
import dev.argosy.testkit.RunResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a run.
 *
 * @param places the places of all steps that the author wrote
 * @param claims those that were there while it ran, by what their names have after the run's
 */
record Seen(RunResult result, Places places, Map<String, Claim> claims) {
  record Claim(String size, List<String> accessModes) {}

  SortedSet<String> ran() {
    return paths(n -> n.phase().equals("Succeeded"), p -> !p.isLoop());
  }

  SortedSet<String> skipped() {
    return paths(RunNode::skipped, p -> true);
  }

  SortedSet<String> failed() {
    return paths(n -> n.phase().equals("Failed") || n.phase().equals("Error"), p -> true);
  }

  /** How each step ended that Argo came to; an error is a failure, omitted is skipped. */
  SortedMap<String, String> ends() {
    SortedMap<String, String> ends = new TreeMap<>();
    for (RunNode node : result.nodes()) {
      String phase =
          node.skipped() ? "Skipped" : node.phase().equals("Error") ? "Failed" : node.phase();
      place(node).ifPresent(place -> ends.put(place, phase));
    }
    return ends;
  }

  /** The node of a step. */
  RunNode node(String step) {
    return result.nodes().stream()
        .filter(n -> place(n).equals(Optional.of(step)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no node of " + step + "\n" + result.describe()));
  }

  /** The attempts of a retried step. */
  long attempts(String step) {
    return result.nodes().stream()
        .flatMap(n -> place(n).stream())
        .filter(p -> p.matches(Pattern.quote(step) + "\\(\\d+\\)"))
        .count();
  }

  /** How many pods of a looped step ran at the same time at most. */
  int parallel(String step) {
    List<RunNode> pods =
        result.nodes().stream()
            .filter(n -> n.type().equals("Pod"))
            .filter(n -> place(n).filter(p -> p.startsWith(step + "[")).isPresent())
            .toList();
    return pods.stream()
        .mapToInt(p -> (int) pods.stream().filter(o -> runsAt(o, p.startedAt())).count())
        .max()
        .orElse(0);
  }

  private static boolean runsAt(RunNode pod, @Nullable Instant time) {
    Instant start = pod.startedAt();
    Instant end = pod.finishedAt();
    return time != null
        && start != null
        && !start.isAfter(time)
        && (end == null || end.isAfter(time));
  }

  private Optional<String> place(RunNode node) {
    return places.of(node.path()).map(Places.Place::name);
  }

  private SortedSet<String> paths(Predicate<RunNode> which, Predicate<Places.Place> where) {
    return result.nodes().stream()
        .filter(which)
        .flatMap(n -> places.of(n.path()).stream())
        .filter(where)
        .map(Places.Place::name)
        .filter(name -> !name.endsWith(")"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

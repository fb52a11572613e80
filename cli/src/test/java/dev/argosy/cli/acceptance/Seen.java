package dev.argosy.cli.acceptance;

import dev.argosy.testkit.RunNode;
import dev.argosy.testkit.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was seen of a run.
 *
 * @param steps the places of all steps that the author wrote
 * @param claims those that were there while it ran, by what their names have after the run's
 */
record Seen(RunResult result, Set<String> steps, Map<String, Claim> claims) {
  record Claim(String size, List<String> accessModes) {}

  SortedSet<String> ran() {
    return paths(n -> n.phase().equals("Succeeded"));
  }

  SortedSet<String> skipped() {
    return paths(RunNode::skipped);
  }

  SortedSet<String> failed() {
    return paths(n -> n.phase().equals("Failed") || n.phase().equals("Error"));
  }

  /** How each step ended that Argo came to; an error is a failure, omitted is skipped. */
  SortedMap<String, String> ends() {
    SortedMap<String, String> ends = new TreeMap<>();
    for (RunNode node : result.nodes()) {
      if (steps.contains(place(node))) {
        String phase =
            node.skipped() ? "Skipped" : node.phase().equals("Error") ? "Failed" : node.phase();
        ends.put(place(node), phase);
      }
    }
    return ends;
  }

  /** The node of a step. */
  RunNode node(String step) {
    return result.nodes().stream()
        .filter(n -> place(n).equals(step))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no node of " + step + "\n" + result.describe()));
  }

  /** A node's place by the author's names: words of Argo's expressions get an {@code x-} there. */
  private String place(RunNode node) {
    String without = node.path().replaceAll("(?<=^|/)x-", "");
    return steps.contains(without) ? without : node.path();
  }

  private SortedSet<String> paths(Predicate<RunNode> which) {
    return result.nodes().stream()
        .filter(which)
        .map(this::place)
        .filter(steps::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

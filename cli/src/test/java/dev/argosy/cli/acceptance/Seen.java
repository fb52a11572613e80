package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.testkit.RunNode;
import dev.argosy.testkit.RunResult;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was seen of a run.
 *
 * @param steps the places of all steps that the author wrote
 * @param claims those that were there while it ran, by what their names have after the run's
 * @param pods by the id of their node; only of cases that ask
 * @param left the specs of the objects that it left, by kind and name; only those asked for
 * @param stored the keys in the artifact repository that begin with a text
 */
record Seen(
    RunResult result,
    Case.Compiled compiled,
    LinkedPipeline pipeline,
    Set<String> steps,
    Map<String, Claim> claims,
    Map<String, Pod> pods,
    Map<String, JsonNode> left,
    Function<String, List<String>> stored) {
  record Claim(String size, List<String> accessModes) {}

  /** Whatever came of it. */
  SortedSet<String> ran() {
    return paths(n -> !n.skipped() && !n.cached());
  }

  SortedSet<String> skipped() {
    return paths(RunNode::skipped);
  }

  /** Those that failed by themselves, not because of a step inside them. */
  SortedSet<String> failed() {
    SortedSet<String> failed = paths(n -> n.phase().equals("Failed") || n.phase().equals("Error"));
    SortedSet<String> all = new TreeSet<>(failed);
    failed.removeIf(step -> all.stream().anyMatch(other -> other.startsWith(step + "/")));
    return failed;
  }

  SortedSet<String> cached() {
    return paths(RunNode::cached);
  }

  /** The node of a step. */
  RunNode node(String step) {
    return result.nodes().stream()
        .filter(n -> place(n).equals(step))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no node of " + step + "\n" + result.describe()));
  }

  /** The pods of a step: of each attempt and each item. */
  List<Pod> pods(String step) {
    return result.nodes().stream()
        .filter(n -> pods.containsKey(n.id()))
        .filter(n -> withoutItems(place(n)).equals(step))
        .map(n -> pods.get(n.id()))
        .toList();
  }

  private static String withoutItems(String place) {
    return place.replaceAll("\\[\\d+]", "").replaceFirst("\\(\\d+\\)$", "");
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

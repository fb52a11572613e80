package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.testkit.RunNode;
import dev.argosy.testkit.RunResult;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a run.
 *
 * @param places of the steps that the author wrote
 * @param claims those that were there while it ran, by what their names have after the run's
 * @param pods by the id of their node; only of cases that ask
 * @param left the specs of the objects that it left, by kind and name; only those asked for
 * @param stored the keys in the artifact repository that begin with a text
 */
record Seen(
    RunResult result,
    Case.Compiled compiled,
    LinkedPipeline pipeline,
    Places places,
    Map<String, Claim> claims,
    Map<String, Pod> pods,
    Map<String, JsonNode> left,
    Function<String, List<String>> stored) {
  record Claim(String size, List<String> accessModes) {}

  /** Those that were begun, however they ended; of a loop its items. */
  SortedSet<String> ran() {
    return paths(n -> !n.skipped() && !n.cached(), place -> !place.isLoop());
  }

  SortedSet<String> skipped() {
    return paths(RunNode::skipped, place -> true);
  }

  /** Those that failed by themselves, not because of a step inside them. */
  SortedSet<String> failed() {
    SortedSet<String> all =
        paths(n -> n.phase().equals("Failed") || n.phase().equals("Error"), place -> true);
    SortedSet<String> failed = new TreeSet<>(all);
    failed.removeIf(
        step -> all.stream().anyMatch(o -> o.startsWith(step + "/") || o.startsWith(step + "[")));
    return failed;
  }

  SortedSet<String> cached() {
    return paths(RunNode::cached, place -> true);
  }

  /** How each step ended that Argo came to; an error is a failure, omitted is skipped. */
  SortedMap<String, String> ends() {
    SortedMap<String, String> ends = new TreeMap<>();
    for (RunNode node : result.nodes()) {
      String phase =
          node.skipped() ? "Skipped" : node.phase().equals("Error") ? "Failed" : node.phase();
      place(node).ifPresent(p -> ends.merge(p, phase, (a, b) -> a.equals("Failed") ? a : b));
    }
    return ends;
  }

  /** The node of a step. */
  RunNode node(String step) {
    // Steps stand only around a step whose failure is harmless; its own node comes later.
    return result.nodes().stream()
        .filter(n -> place(n).equals(Optional.of(step)))
        .reduce((a, b) -> a.type().equals("Steps") ? b : a)
        .orElseThrow(() -> new AssertionError("no node of " + step + "\n" + result.describe()));
  }

  /** The attempts of a retried step. */
  long attempts(String step) {
    Pattern attempt = Pattern.compile(Pattern.quote(step) + "\\(\\d+\\)");
    return result.nodes().stream()
        .flatMap(n -> place(n).stream())
        .filter(place -> attempt.matcher(place).matches())
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

  /** The pods of a step: of each attempt and each item. */
  List<Pod> pods(String step) {
    return result.nodes().stream()
        .filter(n -> pods.containsKey(n.id()))
        .filter(n -> place(n).filter(p -> withoutItems(p).equals(step)).isPresent())
        .map(n -> pods.get(n.id()))
        .toList();
  }

  private static String withoutItems(String place) {
    return place.replaceAll("\\[\\d+]", "").replaceFirst("\\(\\d+\\)$", "");
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
        .filter(name -> !name.endsWith(")")) // an attempt
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

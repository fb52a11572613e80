package dev.argosy.cli.acceptance;

import dev.argosy.link.Action;
import dev.argosy.link.LinkedStep;
import dev.argosy.testkit.RunNode;
import dev.argosy.testkit.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was seen of a run.
 *
 * @param steps by the places of all steps that the author wrote, what they are
 * @param claims those that were there while it ran, by what their names have after the run's
 */
record Seen(RunResult result, Map<String, LinkedStep> steps, Map<String, Claim> claims) {
  record Claim(String size, List<String> accessModes) {}

  /** Those that were begun, however they ended. */
  SortedSet<String> ran() {
    return paths(n -> !n.skipped());
  }

  SortedSet<String> skipped() {
    return paths(RunNode::skipped);
  }

  /** Those that failed themselves; the graphs around them fail with them. */
  SortedSet<String> failed() {
    SortedSet<String> failed = paths(n -> n.phase().equals("Failed") || n.phase().equals("Error"));
    failed.removeIf(s -> isGraph(Objects.requireNonNull(steps.get(s))));
    return failed;
  }

  private static boolean isGraph(LinkedStep step) {
    return step.action() instanceof Action.Group || step.action() instanceof Action.Choose;
  }

  /** The node of a step. */
  RunNode node(String step) {
    return result.nodes().stream()
        .filter(n -> place(n).equals(step))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no node of " + step + "\n" + result.describe()));
  }

  /** How often a step was tried, if it may be tried more than once. */
  long attempts(String step) {
    Pattern attempt = Pattern.compile(Pattern.quote(step) + "\\(\\d+\\)");
    return result.nodes().stream()
        .filter(n -> attempt.matcher(withoutWrappers(n.path())).matches())
        .count();
  }

  /** A node's place by the author's names: words of Argo's expressions get an {@code x-} there. */
  private String place(RunNode node) {
    String path = withoutWrappers(node.path());
    String without = path.replaceAll("(?<=^|/)x-", "");
    return steps.containsKey(without) ? without : path;
  }

  /**
   * A step whose failure is harmless stands twice in a path: what it does stands inside what
   * forgives it, which itself is no step once there is the other.
   */
  private String withoutWrappers(String path) {
    String place = "";
    boolean inWrapper = false;
    for (String name : path.split("/")) {
      String attempt = name.replaceFirst("^[^(]*", "");
      String id = name.substring(0, name.length() - attempt.length());
      boolean again = inWrapper && id.equals(place.substring(place.lastIndexOf('/') + 1));
      place = again ? place + attempt : place.isEmpty() ? name : place + "/" + name;
      LinkedStep step = steps.get(place);
      inWrapper = !again && step != null && step.continuesOnError();
    }
    String inner = path + "/" + path.substring(path.lastIndexOf('/') + 1);
    return inWrapper && result.nodes().stream().anyMatch(n -> n.path().equals(inner))
        ? path + " (wrapper)"
        : place;
  }

  private SortedSet<String> paths(Predicate<RunNode> which) {
    return result.nodes().stream()
        .filter(which)
        .map(this::place)
        .filter(steps::containsKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

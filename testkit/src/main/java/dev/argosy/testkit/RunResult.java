package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A run of a workflow, at its end or on its way.
 *
 * @param phase empty before the controller has seen it
 * @param outputs the entrypoint's output parameters
 * @param artifacts the entrypoint's output artifacts: name to S3 key
 * @param globals {@code status.outputs}: parameters with a globalName. The entrypoint's own are not
 *     there if it is a DAG
 * @param globalArtifacts {@code status.outputs}: artifacts with a globalName, to S3 key
 * @param nodes in the order in which they were started
 * @param logs what the pods' main containers printed, by node id; of finished ones
 */
public record RunResult(
    String namespace,
    String name,
    String phase,
    String message,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Map<String, String> outputs,
    Map<String, String> artifacts,
    Map<String, String> globals,
    Map<String, String> globalArtifacts,
    List<RunNode> nodes,
    Map<String, String> logs) {

  /** Whether the run has come to its end. */
  public boolean finished() {
    return finishedAt != null;
  }

  /**
   * The node of a path.
   *
   * @throws IllegalArgumentException when there is none; the message lists what there is
   */
  public RunNode node(String path) {
    return nodes.stream()
        .filter(n -> n.path().equals(path))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no node '" + path + "' among " + paths(n -> true)));
  }

  /** What the main container of a path's pod printed, without Argo's own lines. */
  public String log(String path) {
    RunNode node = node(path);
    String log = logs.get(node.id());
    if (log == null)
      throw new IllegalArgumentException(
          "no log of '" + path + "', a " + node.type() + " that is " + node.phase());
    return log;
  }

  /** The paths of all nodes but the root that ran or run. */
  public SortedSet<String> ran() {
    return paths(n -> !n.skipped());
  }

  /** The paths of the nodes that were skipped or omitted. */
  public SortedSet<String> skipped() {
    return paths(RunNode::skipped);
  }

  private SortedSet<String> paths(Predicate<RunNode> which) {
    return nodes.stream()
        .filter(n -> !n.path().isEmpty())
        .filter(which)
        .map(RunNode::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All that is known of the run, for the message of a failure. */
  public String describe() {
    StringBuilder text = new StringBuilder(name + ": " + phase + " " + message + "\n");
    text.append(
        "  outputs %s %s, global %s %s\n".formatted(outputs, artifacts, globals, globalArtifacts));
    for (RunNode n : nodes) {
      text.append(
          "  %s [%s] %s %s %s\n"
              .formatted(
                  n.path().isEmpty() ? "(root)" : n.path(),
                  n.type(),
                  n.phase(),
                  n.message(),
                  n.outputs()));
      String log = logs.get(n.id());
      if (log != null && !log.isBlank()) text.append(log.indent(6));
    }
    return text.toString();
  }

  static RunResult of(JsonNode workflow, Map<String, String> logs) {
    JsonNode status = workflow.path("status");
    String name = workflow.at("/metadata/name").asText();
    List<RunNode> nodes = nodes(status.path("nodes"), name);
    Optional<RunNode> root = nodes.stream().filter(n -> n.path().isEmpty()).findFirst();
    return new RunResult(
        workflow.at("/metadata/namespace").asText(),
        name,
        status.path("phase").asText(),
        status.path("message").asText(),
        RunNode.time(status.path("startedAt")),
        RunNode.time(status.path("finishedAt")),
        root.map(RunNode::outputs).orElse(Map.of()),
        root.map(RunNode::artifacts).orElse(Map.of()),
        RunNode.parameters(status.path("outputs")),
        RunNode.artifacts(status.path("outputs")),
        nodes,
        Map.copyOf(logs));
  }

  private static List<RunNode> nodes(JsonNode nodes, String root) {
    NodePaths paths = new NodePaths(root, byId(nodes));
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(node -> RunNode.of(node, paths.of(node)))
        .sorted(
            Comparator.comparing((RunNode n) -> n.startedAt() == null ? Instant.MAX : n.startedAt())
                .thenComparing(RunNode::name))
        .toList();
  }

  private static Map<String, JsonNode> byId(JsonNode nodes) {
    Map<String, JsonNode> byId = new HashMap<>();
    nodes.properties().forEach(e -> byId.put(e.getKey(), e.getValue()));
    return byId;
  }
}

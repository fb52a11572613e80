package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node of a run, as the workflow's status holds it.
 *
 * @param path its place by the names of tasks, without the root ("" itself): {@code process/small};
 *     under {@code finally} for what {@code onExit} runs
 * @param type Pod, DAG, TaskGroup, Retry, Skipped ...
 * @param message why it is in its phase; empty when Argo says nothing
 * @param outputs output parameters, and {@code result} and {@code exitCode} when there are any
 * @param artifacts output artifacts: name to S3 key
 * @param cached whether the outputs of an earlier run were taken, and no pod was made
 */
public record RunNode(
    String id,
    String name,
    String displayName,
    String path,
    String type,
    String phase,
    String template,
    String message,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Map<String, String> inputs,
    Map<String, String> outputs,
    Map<String, String> artifacts,
    boolean cached) {

  private static final Set<String> NOT_RUN = Set.of("Skipped", "Omitted");

  /** Whether it was skipped by its condition, or omitted because of another node. */
  public boolean skipped() {
    return NOT_RUN.contains(phase);
  }

  /** Whether it has come to its end. */
  public boolean finished() {
    return finishedAt != null;
  }

  static RunNode of(JsonNode node, String path) {
    JsonNode outputs = node.path("outputs");
    return new RunNode(
        node.path("id").asText(),
        node.path("name").asText(),
        node.path("displayName").asText(),
        path,
        node.path("type").asText(),
        node.path("phase").asText(),
        node.path("templateName").asText(),
        node.path("message").asText(),
        time(node.path("startedAt")),
        time(node.path("finishedAt")),
        parameters(node.path("inputs")),
        outputs(outputs),
        artifacts(outputs),
        node.at("/memoizationStatus/hit").asBoolean());
  }

  static @Nullable Instant time(JsonNode text) {
    return text.isTextual() ? Instant.parse(text.asText()) : null;
  }

  static Map<String, String> parameters(JsonNode io) {
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonNode p : io.path("parameters")) {
      if (p.has("value")) values.put(p.path("name").asText(), p.path("value").asText());
    }
    return values;
  }

  static Map<String, String> artifacts(JsonNode outputs) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (JsonNode a : outputs.path("artifacts"))
      keys.put(a.path("name").asText(), a.at("/s3/key").asText());
    return keys;
  }

  private static Map<String, String> outputs(JsonNode outputs) {
    Map<String, String> values = parameters(outputs);
    for (String key : new String[] {"result", "exitCode"}) {
      if (outputs.has(key)) values.put(key, outputs.get(key).asText());
    }
    return values;
  }
}

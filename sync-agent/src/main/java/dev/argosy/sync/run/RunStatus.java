package dev.argosy.sync.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.argosy.compile.CausedRun;
import dev.argosy.compile.lower.Labels;
import dev.argosy.link.TaskName;
import dev.argosy.sync.run.RunView.Step;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads what Argo's controller writes into the status of a Workflow; no calls. */
public final class RunStatus {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** A status that says more when unpacked than a cluster can hold is nobody's status. */
  private static final int MOST_STATUS = 64 << 20;

  /** Nodes that hold others of the same boundary. */
  private static final Set<String> HOLDERS = Set.of("TaskGroup", "Retry", "StepGroup");

  private final JsonNode nodes;

  private RunStatus(JsonNode nodes) {
    this.nodes = nodes;
  }

  static RunView view(GenericKubernetesResource workflow) {
    JsonNode status = of(workflow);
    String name = workflow.getMetadata().getName();
    return new RunView(
        workflow.getMetadata().getNamespace(),
        name,
        phase(status),
        status.path("message").asText(),
        time(status.path("startedAt")),
        time(status.path("finishedAt")),
        outputs(status, name),
        new RunStatus(nodes(status)).top(name));
  }

  static RunSummary summary(GenericKubernetesResource workflow) {
    JsonNode status = of(workflow);
    ObjectMeta metadata = workflow.getMetadata();
    return new RunSummary(
        metadata.getNamespace(),
        metadata.getName(),
        labels(metadata).getOrDefault(Labels.PIPELINE, ""),
        phase(status),
        time(status.path("startedAt")),
        time(status.path("finishedAt")),
        cause(metadata));
  }

  private static String cause(ObjectMeta metadata) {
    Map<String, String> annotations =
        Objects.requireNonNullElse(metadata.getAnnotations(), Map.of());
    String said = annotations.get(Labels.CAUSE);
    String cron = labels(metadata).get("workflows.argoproj.io/cron-workflow");
    if (said != null || cron == null) {
      return Objects.requireNonNullElse(said, "");
    }
    String slot = annotations.getOrDefault(CausedRun.SCHEDULED_TIME, "");
    return "schedule of " + cron + (slot.isEmpty() ? "" : ", " + slot);
  }

  private static Map<String, String> labels(ObjectMeta metadata) {
    return Objects.requireNonNullElse(metadata.getLabels(), Map.of());
  }

  /** The status as JSON; a missing node before the controller has seen the Workflow. */
  public static JsonNode of(GenericKubernetesResource workflow) {
    return MAPPER.valueToTree(workflow.getAdditionalProperties().get("status"));
  }

  private static String phase(JsonNode status) {
    String phase = status.path("phase").asText();
    return phase.isEmpty() ? "Pending" : phase;
  }

  /** The time of a text; empty for anything else, such as an annotation of somebody's own. */
  public static Optional<Instant> time(JsonNode text) {
    try {
      return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * All nodes by id. Those of a large Workflow are packed; those of the largest are in a database
   * of Argo's, which is not asked: then there are none.
   */
  public static JsonNode nodes(JsonNode status) {
    String packed = status.path("compressedNodes").asText();
    if (packed.isEmpty()) {
      return status.path("nodes");
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      return MAPPER.readTree(in.readNBytes(MOST_STATUS));
    } catch (IOException | IllegalArgumentException e) {
      return MAPPER.nullNode();
    }
  }

  /** What a run gave and is still there, by name: texts, and of artifacts their keys. */
  public static Map<String, String> outputs(JsonNode status, String run) {
    JsonNode outputs = nodes(status).path(run).path("outputs");
    Map<String, String> texts = new LinkedHashMap<>();
    for (JsonNode p : outputs.path("parameters")) {
      if (p.path("value").isTextual()) {
        texts.put(p.path("name").asText(), p.path("value").asText());
      }
    }
    for (JsonNode a : outputs.path("artifacts")) {
      if (!a.path("deleted").asBoolean()) { // by Argo's garbage collection of artifacts
        key(a).ifPresent(key -> texts.put(a.path("name").asText(), key));
      }
    }
    return texts;
  }

  /** Of whichever store it is in. */
  private static Optional<String> key(JsonNode artifact) {
    for (JsonNode store : artifact) {
      for (String field : new String[] {"key", "blob"}) {
        if (store.path(field).isTextual()) {
          return Optional.of(store.path(field).asText());
        }
      }
    }
    return Optional.empty();
  }

  /** What the root holds, and the handler of the end beside it. */
  private List<Step> top(String root) {
    List<JsonNode> roots = new ArrayList<>();
    for (JsonNode node : nodes) {
      String id = node.path("id").asText();
      if (!id.equals(root) && node.path("boundaryID").asText().isEmpty()) {
        roots.add(node);
      }
    }
    List<Step> steps = new ArrayList<>(inside(root));
    JsonNode only = nodes.path(root);
    if (steps.isEmpty() && only.path("type").asText().equals("Pod")) {
      steps.add(step(only));
    }
    roots.forEach(node -> steps.add(step(node)));
    return steps;
  }

  private List<Step> inside(String boundary) {
    List<JsonNode> all = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (JsonNode node : nodes) {
      if (node.path("boundaryID").asText().equals(boundary)) {
        all.add(node);
        if (HOLDERS.contains(node.path("type").asText())) {
          held(node, held);
        }
      }
    }
    return steps(all.stream().filter(n -> !held.contains(n.path("id").asText())).toList());
  }

  private static void held(JsonNode holder, Set<String> ids) {
    holder.path("children").forEach(id -> ids.add(id.asText()));
  }

  private List<Step> steps(List<JsonNode> all) {
    return all.stream()
        .sorted(
            Comparator.comparing((JsonNode n) -> n.path("startedAt").asText())
                .thenComparing(n -> n.path("name").asText()))
        .flatMap(n ->
            n.path("type").asText().equals("StepGroup")
                ? children(n).stream()
                : java.util.stream.Stream.of(step(n)))
        .toList();
  }

  private Step step(JsonNode node) {
    String type = node.path("type").asText();
    List<Step> inner = HOLDERS.contains(type) ? children(node) : inside(node.path("id").asText());
    return new Step(
        node.path("id").asText(),
        TaskName.shown(node.path("displayName").asText()),
        node.path("phase").asText("Pending"),
        node.path("message").asText(),
        time(node.path("startedAt")),
        time(node.path("finishedAt")),
        inner);
  }

  /** Children of a holder that are its own; those of a step are what comes after it. */
  private List<Step> children(JsonNode holder) {
    List<JsonNode> found = new ArrayList<>();
    String boundary = holder.path("boundaryID").asText();
    for (JsonNode id : holder.path("children")) {
      JsonNode child = nodes.path(id.asText());
      if (child.path("boundaryID").asText().equals(boundary)
          && child.path("name").asText().startsWith(holder.path("name").asText())) {
        found.add(child);
      }
    }
    return steps(found);
  }
}

package dev.argosy.sync.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.argosy.compile.trigger.CausedRun;
import dev.argosy.sync.trigger.SeenRun.Phase;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads Workflows as Argo's controller writes them; no calls. */
final class ArgoRuns {
  static final String RUN_CONFIGURATION = "argosy.dev/run-configuration";

  private static final JsonMapper MAPPER = new JsonMapper();

  /** A status that says more when unpacked than a cluster can hold is nobody's status. */
  private static final int MOST_STATUS = 64 << 20;

  private ArgoRuns() {}

  static SeenRun read(GenericKubernetesResource workflow) {
    JsonNode status = MAPPER.valueToTree(workflow.getAdditionalProperties().get("status"));
    Map<String, String> labels =
        Objects.requireNonNullElse(workflow.getMetadata().getLabels(), Map.of());
    String name = workflow.getMetadata().getName();
    Instant created = Instant.parse(workflow.getMetadata().getCreationTimestamp());
    Phase phase = phase(status.path("phase").asText());
    Instant started = time(status.path("startedAt")).orElse(created);
    return new SeenRun(
        workflow.getMetadata().getNamespace() + "/" + labels.get(RUN_CONFIGURATION),
        name,
        workflow.getMetadata().getUid(),
        phase,
        slot(workflow).orElse(created),
        started,
        phase == Phase.ACTIVE
            ? Optional.empty()
            : time(status.path("finishedAt")).or(() -> Optional.of(started)),
        phase == Phase.ACTIVE ? Map.of() : outputs(nodes(status).path(name).path("outputs")));
  }

  private static Phase phase(String word) {
    return switch (word) {
      case "Succeeded" -> Phase.SUCCEEDED;
      case "Failed", "Error" -> Phase.FAILED;
      default -> Phase.ACTIVE;
    };
  }

  private static Optional<Instant> slot(GenericKubernetesResource workflow) {
    @Nullable Map<String, String> annotations = workflow.getMetadata().getAnnotations();
    return annotations == null
        ? Optional.empty()
        : time(MAPPER.valueToTree(annotations.get(CausedRun.SCHEDULED_TIME)));
  }

  private static Optional<Instant> time(@Nullable JsonNode text) {
    try {
      return text != null && text.isTextual()
          ? Optional.of(Instant.parse(text.asText()))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // somebody's own annotation
    }
  }

  /** The nodes of large workflows are packed; those of the largest are in a database of Argo's. */
  private static JsonNode nodes(JsonNode status) {
    String packed = status.path("compressedNodes").asText();
    if (packed.isEmpty()) {
      return status.path("nodes");
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      return MAPPER.readTree(in.readNBytes(MOST_STATUS));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return MAPPER.nullNode();
    } catch (IOException e) {
      return MAPPER.nullNode();
    }
  }

  private static Map<String, String> outputs(JsonNode outputs) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (JsonNode p : outputs.path("parameters")) {
      if (p.path("value").isTextual()) {
        texts.put(p.path("name").asText(), p.path("value").asText());
      }
    }
    for (JsonNode a : outputs.path("artifacts")) {
      key(a).ifPresent(key -> texts.put(a.path("name").asText(), key));
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
}

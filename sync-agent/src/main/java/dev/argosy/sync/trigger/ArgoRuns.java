package dev.argosy.sync.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.argosy.compile.CausedRun;
import dev.argosy.compile.lower.Labels;
import dev.argosy.sync.run.RunStatus;
import dev.argosy.sync.trigger.SeenRun.Phase;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Workflows as Argo's controller writes them; no calls. */
final class ArgoRuns {
  private ArgoRuns() {}

  static SeenRun read(GenericKubernetesResource workflow) {
    JsonNode status = RunStatus.of(workflow);
    Map<String, String> labels =
        Objects.requireNonNullElse(workflow.getMetadata().getLabels(), Map.of());
    String name = workflow.getMetadata().getName();
    Instant created = Instant.parse(workflow.getMetadata().getCreationTimestamp());
    Phase phase = phase(status.path("phase").asText());
    Instant started = RunStatus.time(status.path("startedAt")).orElse(created);
    return new SeenRun(
        workflow.getMetadata().getNamespace() + "/" + labels.get(Labels.RUN_CONFIGURATION),
        name,
        workflow.getMetadata().getUid(),
        phase,
        slot(workflow).orElse(created),
        started,
        phase == Phase.ACTIVE
            ? Optional.empty()
            : RunStatus.time(status.path("finishedAt")).or(() -> Optional.of(started)),
        phase == Phase.ACTIVE ? Map.of() : RunStatus.outputs(status, name));
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
        : Optional.ofNullable(annotations.get(CausedRun.SCHEDULED_TIME))
            .map(JsonNodeFactory.instance::textNode)
            .flatMap(RunStatus::time);
  }
}

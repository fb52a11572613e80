package dev.argosy.sync.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.argosy.compile.CausedRun;
import dev.argosy.compile.lower.Labels;
import dev.argosy.compile.trigger.UpstreamRun;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.run.RunStatus;
import dev.argosy.sync.trigger.SeenRun.Phase;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads Workflows as Argo's controller writes them; no calls. */
final class ArgoRuns {
  private ArgoRuns() {}

  /** All that the metadata say; the controller writes its labels together with the status. */
  static SeenRun read(GenericKubernetesResource workflow) {
    ObjectMeta metadata = workflow.getMetadata();
    Map<String, String> labels = labels(metadata);
    return new SeenRun(
        metadata.getNamespace() + "/" + labels.get(Labels.RUN_CONFIGURATION),
        metadata.getName(),
        metadata.getUid(),
        metadata.getResourceVersion(),
        phase(labels),
        slot(metadata).orElse(created(metadata)),
        Optional.empty());
  }

  /** The same of a whole Workflow, and what it gave when it has ended. */
  static SeenRun readWhole(GenericKubernetesResource workflow) {
    SeenRun run = read(workflow);
    JsonNode status = RunStatus.of(workflow);
    Instant started =
        RunStatus.time(status.path("startedAt")).orElse(created(workflow.getMetadata()));
    return run.ended()
        ? run.with(
            new UpstreamRun(
                run.name(),
                run.uid(),
                run.scheduledTime(),
                started,
                RunStatus.time(status.path("finishedAt")).orElse(started),
                RunStatus.outputs(status, run.name())))
        : run;
  }

  private static Phase phase(Map<String, String> labels) {
    if (!"true".equals(labels.get(ClusterObjects.COMPLETED_LABEL))) {
      return Phase.ACTIVE;
    }
    return "Succeeded".equals(labels.get(ClusterObjects.PHASE_LABEL))
        ? Phase.SUCCEEDED
        : Phase.FAILED;
  }

  private static Instant created(ObjectMeta metadata) {
    return Instant.parse(metadata.getCreationTimestamp());
  }

  private static Optional<Instant> slot(ObjectMeta metadata) {
    Map<String, String> annotations =
        Objects.requireNonNullElse(metadata.getAnnotations(), Map.of());
    return Optional.ofNullable(annotations.get(CausedRun.SCHEDULED_TIME))
        .map(JsonNodeFactory.instance::textNode)
        .flatMap(RunStatus::time);
  }

  private static Map<String, String> labels(ObjectMeta metadata) {
    return Objects.requireNonNullElse(metadata.getLabels(), Map.of());
  }
}

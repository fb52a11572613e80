package dev.argosy.compile.argo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code spec} of a Workflow or WorkflowTemplate. */
public record WorkflowSpec(
    @Nullable TemplateRef workflowTemplateRef,
    @Nullable String entrypoint,
    @Nullable String onExit,
    @Nullable Arguments arguments,
    @Nullable String serviceAccountName,
    List<Named> imagePullSecrets,
    @Nullable Long activeDeadlineSeconds,
    @Nullable Integer parallelism,
    Template.@Nullable Synchronization synchronization,
    @Nullable String podPriorityClassName,
    @Nullable PodGC podGC,
    @Nullable Ttl ttlStrategy,
    @Nullable PodMetadata workflowMetadata,
    @Nullable PodMetadata podMetadata,
    @Nullable RepositoryRef artifactRepositoryRef,
    @Nullable PodGC artifactGC,
    List<Volume> volumes,
    List<ClaimTemplate> volumeClaimTemplates,
    @Nullable PodGC volumeClaimGC,
    List<Template> templates,
    Map<String, @Nullable Object> others) {

  public record TemplateRef(String name) {}

  public record Named(String name) {}

  /** A policy that is one word: of pods, claims, artifacts. */
  public record PodGC(String strategy) {}

  public record Ttl(
      @Nullable Long secondsAfterCompletion,
      @Nullable Long secondsAfterSuccess,
      @Nullable Long secondsAfterFailure) {}

  public record PodMetadata(Map<String, String> labels, Map<String, String> annotations) {}

  public record RepositoryRef(String configMap, @Nullable String key) {}

  /** A volume; exactly one source. */
  public record Volume(
      String name,
      @Nullable ClaimSource persistentVolumeClaim,
      @Nullable SecretSource secret,
      @Nullable Named configMap,
      @Nullable EmptyDir emptyDir) {}

  public record ClaimSource(String claimName) {}

  public record SecretSource(String secretName) {}

  public record EmptyDir(@Nullable String medium, @Nullable Quoted sizeLimit) {}

  public record ClaimTemplate(Named metadata, ClaimSpec spec) {}

  public record ClaimSpec(
      List<String> accessModes, @Nullable String storageClassName, ClaimResources resources) {}

  public record ClaimResources(Map<String, Quoted> requests) {}
}

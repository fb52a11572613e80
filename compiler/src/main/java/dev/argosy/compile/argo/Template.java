package dev.argosy.compile.argo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template: exactly one of dag, container, resource. */
public record Template(
    String name,
    @Nullable Arguments inputs,
    @Nullable Arguments outputs,
    WorkflowSpec.@Nullable PodMetadata metadata,
    Map<String, String> nodeSelector,
    @Nullable Object tolerations,
    @Nullable Object affinity,
    @Nullable String serviceAccountName,
    @Nullable RetryStrategy retryStrategy,
    @Nullable Long activeDeadlineSeconds,
    @Nullable Dag dag,
    @Nullable Container container,
    @Nullable Resource resource) {

  /** The same under another name. */
  public Template named(String other) {
    return new Template(
        other,
        inputs,
        outputs,
        metadata,
        nodeSelector,
        tolerations,
        affinity,
        serviceAccountName,
        retryStrategy,
        activeDeadlineSeconds,
        dag,
        container,
        resource);
  }

  public record Dag(@Nullable String target, Boolean failFast, List<Task> tasks) {}

  public record Task(
      String name,
      String template,
      @Nullable String depends,
      @Nullable Quoted when,
      @Nullable Arguments arguments) {}

  public record Container(
      String image,
      @Nullable String imagePullPolicy,
      List<String> command,
      List<String> args,
      @Nullable String workingDir,
      List<EnvVar> env,
      @Nullable Resources resources,
      List<VolumeMount> volumeMounts) {}

  public record EnvVar(String name, @Nullable Quoted value, @Nullable EnvSource valueFrom) {}

  public record EnvSource(
      @Nullable KeyRef secretKeyRef,
      @Nullable KeyRef configMapKeyRef,
      @Nullable FieldRef fieldRef) {}

  public record KeyRef(String name, String key, @Nullable Boolean optional) {}

  public record FieldRef(String fieldPath) {}

  public record Resources(Map<String, Quoted> requests, Map<String, Quoted> limits) {}

  public record VolumeMount(
      String name, String mountPath, @Nullable String subPath, @Nullable Boolean readOnly) {}

  public record RetryStrategy(Integer limit, String retryPolicy, @Nullable Backoff backoff) {}

  public record Backoff(
      Quoted duration,
      @Nullable Integer factor,
      @Nullable Quoted cap,
      @Nullable Quoted maxDuration) {}

  public record Resource(
      String action,
      @Nullable String mergeStrategy,
      @Nullable Boolean setOwnerReference,
      @Nullable String successCondition,
      @Nullable String failureCondition,
      List<String> flags,
      @Nullable String manifest) {}
}

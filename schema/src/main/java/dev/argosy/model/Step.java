package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step. Of the kinds ({@code container} to {@code steps}) exactly one is there; none in what
 * remains of a step with mistakes.
 *
 * @param cleared keys that were given nothing ({@code retry: null}): what a weaker level says of
 *     them is removed
 */
public record Step(
    At at,
    @Nullable Container container,
    @Nullable Script script,
    @Nullable Python python,
    @Nullable Word uses,
    @Nullable Resource resource,
    @Nullable Named<Step> choose,
    @Nullable Http http,
    @Nullable Approval approval,
    @Nullable Import imported,
    @Nullable Named<Step> steps,
    Named<Value> with,
    Named<Output> outputs,
    After after,
    @Nullable Condition when,
    @Nullable ForEach forEach,
    @Nullable Repeat repeat,
    @Nullable Retry retry,
    @Nullable Duration timeout,
    @Nullable OnError onError,
    Named<EnvValue> env,
    @Nullable Resources resources,
    List<Word> profile,
    Named<List<Mount>> mounts,
    Named<Text> nodeSelector,
    @Nullable Value tolerations,
    @Nullable Value affinity,
    @Nullable String serviceAccount,
    Named<Text> labels,
    Named<Text> annotations,
    @Nullable Cache cache,
    @Nullable Text displayName,
    @Nullable Synchronization synchronization,
    @Nullable Integer parallelism,
    boolean failFast,
    boolean daemon,
    Named<Sidecar> sidecars,
    Named<InitContainer> init,
    @Nullable Value pod,
    @Nullable Value argo,
    Set<String> cleared) {

  /** Whether no kind of it could be read, which was reported. */
  public boolean isBroken() {
    return container == null
        && script == null
        && python == null
        && uses == null
        && resource == null
        && choose == null
        && http == null
        && approval == null
        && imported == null
        && steps == null;
  }

  /** Runs a program of an image. */
  public record Container(
      At at,
      @Nullable Text image,
      List<Text> command,
      List<Text> args,
      @Nullable Text workingDir,
      @Nullable String imagePullPolicy,
      @Nullable Value readinessProbe) {}

  /** Runs a script of the repository, or one written in place. */
  public record Script(
      At at,
      @Nullable Text image,
      @Nullable Word source,
      @Nullable Word file,
      List<String> command,
      List<Text> args,
      List<Word> include,
      @Nullable Text workingDir,
      @Nullable String imagePullPolicy) {}

  /** Calls a Python function. */
  public record Python(
      At at,
      @Nullable Text image,
      @Nullable Word source,
      @Nullable Word file,
      @Nullable Word function,
      List<Word> packages,
      List<Word> include,
      @Nullable String imagePullPolicy) {}

  /** Acts on a Kubernetes object. */
  public record Resource(
      At at,
      String action,
      Value manifest,
      @Nullable Word successCondition,
      @Nullable Word failureCondition,
      boolean setOwnerReference,
      @Nullable String mergeStrategy) {}

  /** Sends an HTTP request. */
  public record Http(
      At at,
      String method,
      Text url,
      Named<Header> headers,
      @Nullable Text body,
      @Nullable Condition successCondition) {}

  /** The value of a header: exactly one of value and secret. */
  public record Header(
      At at, @Nullable Text value, @Nullable String secret, @Nullable String key) {}

  /** Waits for a person. */
  public record Approval(At at, @Nullable Text message) {}

  /** An artifact from elsewhere. */
  public record Import(At at, Text uri, Word type) {}
}

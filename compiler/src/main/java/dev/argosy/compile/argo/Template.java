package dev.argosy.compile.argo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template: exactly one of dag, steps, container, script, resource, http, suspend.
 *
 * @param annotations of the template itself, not of pods
 * @param others fields that the author passes through
 */
public record Template(
    String name,
    @Nullable Arguments inputs,
    @Nullable Arguments outputs,
    Map<String, String> annotations,
    WorkflowSpec.@Nullable PodMetadata metadata,
    Map<String, String> nodeSelector,
    @Nullable Object tolerations,
    @Nullable Object affinity,
    @Nullable String serviceAccountName,
    @Nullable Integer parallelism,
    @Nullable Boolean daemon,
    @Nullable Synchronization synchronization,
    @Nullable Memoize memoize,
    @Nullable RetryStrategy retryStrategy,
    @Nullable Long activeDeadlineSeconds,
    @Nullable String podSpecPatch,
    List<Container> initContainers,
    List<Container> sidecars,
    @Nullable Dag dag,
    List<List<Task>> steps,
    @Nullable Container container,
    @Nullable Container script,
    @Nullable Resource resource,
    @Nullable Http http,
    @Nullable Suspend suspend,
    Map<String, @Nullable Object> others) {

  /** A template of which nothing but the name is known yet. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The same under another name. */
  public Template named(String other) {
    Builder copy = new Builder(other);
    copy.inputs = inputs;
    copy.outputs = outputs;
    copy.annotations = annotations;
    copy.metadata = metadata;
    copy.nodeSelector = nodeSelector;
    copy.tolerations = tolerations;
    copy.affinity = affinity;
    copy.serviceAccountName = serviceAccountName;
    copy.parallelism = parallelism;
    copy.daemon = daemon;
    copy.synchronization = synchronization;
    copy.memoize = memoize;
    copy.retryStrategy = retryStrategy;
    copy.activeDeadlineSeconds = activeDeadlineSeconds;
    copy.podSpecPatch = podSpecPatch;
    copy.initContainers = initContainers;
    copy.sidecars = sidecars;
    copy.dag = dag;
    copy.steps = steps;
    copy.container = container;
    copy.script = script;
    copy.resource = resource;
    copy.http = http;
    copy.suspend = suspend;
    copy.others = others;
    return copy.build();
  }

  /**
   * A graph.
   *
   * @param failFast null where it is Argo's default or decides nothing
   */
  public record Dag(@Nullable String target, @Nullable Boolean failFast, List<Task> tasks) {
    public Dag {
      boolean several = tasks.size() > 1 || tasks.stream().anyMatch(t -> t.withParam() != null);
      failFast = Boolean.FALSE.equals(failFast) && several ? failFast : null;
    }
  }

  /** A task of a DAG, or a step of steps. */
  public record Task(
      String name,
      String template,
      @Nullable String depends,
      @Nullable Quoted when,
      @Nullable Quoted withParam,
      @Nullable ContinueOn continueOn,
      @Nullable Arguments arguments,
      Map<String, Hook> hooks) {

    /** One that waits for nothing. */
    public static Task of(String name, String template) {
      return new Task(name, template, null, null, null, null, null, Map.of());
    }

    public Task named(String other) {
      return new Task(other, template, depends, when, withParam, continueOn, arguments, hooks);
    }

    public Task after(@Nullable String condition) {
      return new Task(name, template, condition, when, withParam, continueOn, arguments, hooks);
    }

    public Task when(@Nullable Quoted condition) {
      return new Task(name, template, depends, condition, withParam, continueOn, arguments, hooks);
    }

    public Task over(@Nullable Quoted items) {
      return new Task(name, template, depends, when, items, continueOn, arguments, hooks);
    }

    public Task continuing(@Nullable ContinueOn endings) {
      return new Task(name, template, depends, when, withParam, endings, arguments, hooks);
    }

    public Task with(@Nullable Arguments given) {
      return new Task(name, template, depends, when, withParam, continueOn, given, hooks);
    }

    public Task hooks(Map<String, Hook> by) {
      return new Task(name, template, depends, when, withParam, continueOn, arguments, by);
    }
  }

  public record ContinueOn(@Nullable Boolean error, @Nullable Boolean failed) {}

  /** A template that runs when something happened to a task: {@code exit} or by expression. */
  public record Hook(String template, @Nullable Arguments arguments) {}

  public record Synchronization(List<Mutex> mutexes, List<Semaphore> semaphores) {
    public record Mutex(String name) {}

    public record Semaphore(KeyRef configMapKeyRef) {}
  }

  public record Memoize(String key, @Nullable String maxAge, Cache cache) {
    public record Cache(WorkflowSpec.Named configMap) {}
  }

  public record Suspend(@Nullable Quoted duration) {}

  public record Http(
      @Nullable String method,
      String url,
      List<Header> headers,
      @Nullable String body,
      @Nullable Long timeoutSeconds,
      @Nullable String successCondition) {
    public record Header(String name, @Nullable Quoted value, @Nullable EnvSource valueFrom) {}
  }

  /**
   * A container.
   *
   * @param name only of sidecars and init containers
   * @param source only of a script: the file that the command gets as its last argument
   */
  public record Container(
      @Nullable String name,
      String image,
      @Nullable String imagePullPolicy,
      List<String> command,
      List<String> args,
      @Nullable String workingDir,
      List<EnvVar> env,
      @Nullable Resources resources,
      @Nullable Object readinessProbe,
      List<VolumeMount> volumeMounts,
      @Nullable String source) {}

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

  /** Puts a template together. */
  public static final class Builder {
    private final String name;
    private @Nullable Arguments inputs;
    private @Nullable Arguments outputs;
    private Map<String, String> annotations = Map.of();
    private WorkflowSpec.@Nullable PodMetadata metadata;
    private Map<String, String> nodeSelector = Map.of();
    private @Nullable Object tolerations;
    private @Nullable Object affinity;
    private @Nullable String serviceAccountName;
    private @Nullable Integer parallelism;
    private @Nullable Boolean daemon;
    private @Nullable Synchronization synchronization;
    private @Nullable Memoize memoize;
    private @Nullable RetryStrategy retryStrategy;
    private @Nullable Long activeDeadlineSeconds;
    private @Nullable String podSpecPatch;
    private List<Container> initContainers = List.of();
    private List<Container> sidecars = List.of();
    private @Nullable Dag dag;
    private List<List<Task>> steps = List.of();
    private @Nullable Container container;
    private @Nullable Container script;
    private @Nullable Resource resource;
    private @Nullable Http http;
    private @Nullable Suspend suspend;
    private Map<String, @Nullable Object> others = Map.of();

    private Builder(String name) {
      this.name = name;
    }

    public Builder inputs(@Nullable Arguments value) {
      this.inputs = value;
      return this;
    }

    public Builder outputs(@Nullable Arguments value) {
      this.outputs = value;
      return this;
    }

    public Builder annotations(Map<String, String> value) {
      this.annotations = value;
      return this;
    }

    public Builder others(Map<String, @Nullable Object> value) {
      this.others = value;
      return this;
    }

    public Builder metadata(WorkflowSpec.@Nullable PodMetadata value) {
      this.metadata = value;
      return this;
    }

    public Builder nodeSelector(Map<String, String> value) {
      this.nodeSelector = value;
      return this;
    }

    public Builder tolerations(@Nullable Object value) {
      this.tolerations = value;
      return this;
    }

    public Builder affinity(@Nullable Object value) {
      this.affinity = value;
      return this;
    }

    public Builder serviceAccountName(@Nullable String value) {
      this.serviceAccountName = value;
      return this;
    }

    public Builder parallelism(@Nullable Integer value) {
      this.parallelism = value;
      return this;
    }

    public Builder daemon(@Nullable Boolean value) {
      this.daemon = value;
      return this;
    }

    public Builder synchronization(@Nullable Synchronization value) {
      this.synchronization = value;
      return this;
    }

    public Builder memoize(@Nullable Memoize value) {
      this.memoize = value;
      return this;
    }

    public Builder retryStrategy(@Nullable RetryStrategy value) {
      this.retryStrategy = value;
      return this;
    }

    public Builder activeDeadlineSeconds(@Nullable Long value) {
      this.activeDeadlineSeconds = value;
      return this;
    }

    public Builder podSpecPatch(@Nullable String value) {
      this.podSpecPatch = value;
      return this;
    }

    public Builder initContainers(List<Container> value) {
      this.initContainers = value;
      return this;
    }

    public Builder sidecars(List<Container> value) {
      this.sidecars = value;
      return this;
    }

    public Builder dag(@Nullable Dag value) {
      this.dag = value;
      return this;
    }

    public Builder steps(List<List<Task>> value) {
      this.steps = value;
      return this;
    }

    public Builder container(@Nullable Container value) {
      this.container = value;
      return this;
    }

    public Builder script(@Nullable Container value) {
      this.script = value;
      return this;
    }

    public Builder resource(@Nullable Resource value) {
      this.resource = value;
      return this;
    }

    public Builder http(@Nullable Http value) {
      this.http = value;
      return this;
    }

    public Builder suspend(@Nullable Suspend value) {
      this.suspend = value;
      return this;
    }

    public Template build() {
      return new Template(
          name,
          inputs,
          outputs,
          annotations,
          metadata,
          nodeSelector,
          tolerations,
          affinity,
          serviceAccountName,
          parallelism,
          daemon,
          synchronization,
          memoize,
          retryStrategy,
          activeDeadlineSeconds,
          podSpecPatch,
          initContainers,
          sidecars,
          dag,
          steps,
          container,
          script,
          resource,
          http,
          suspend,
          others);
    }
  }
}

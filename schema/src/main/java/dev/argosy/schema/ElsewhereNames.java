package dev.argosy.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys by which other languages, Argo and Kubernetes above all, call what has another name or place
 * here.
 */
final class ElsewhereNames {
  /** What it may be called here, the likeliest first. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("inputs", "params"),
          Map.entry("params", "inputs"),
          Map.entry("variables", "params env"),
          Map.entry("templates", "steps"),
          Map.entry("stages", "steps"),
          Map.entry("nodes", "steps"),
          Map.entry("args", "with"),
          Map.entry("parameters", "params"),
          Map.entry("parallel", "parallelism"),
          Map.entry("max", "limit maximum"),
          Map.entry("min", "minimum"),
          Map.entry("choices", "enum"),
          Map.entry("options", "enum"),
          Map.entry("regex", "pattern"),
          Map.entry("max-parallel", "parallelism"),
          Map.entry("maxParallel", "parallelism"),
          Map.entry("concurrency", "parallelism"),
          Map.entry("var", "as"),
          Map.entry("attempts", "limit"),
          Map.entry("times", "limit"),
          Map.entry("maxAttempts", "limit"),
          Map.entry("maxRetries", "limit"),
          Map.entry("retryPolicy", "on"),
          Map.entry("maxDuration", "cap"),
          Map.entry("success", "succeeded"),
          Map.entry("secondsAfterSuccess", "succeeded"),
          Map.entry("failure", "failed"),
          Map.entry("secondsAfterFailure", "failed"),
          Map.entry("secondsAfterCompletion", "completed"),
          Map.entry("mountPath", "path"),
          Map.entry("requirements", "packages"),
          Map.entry("packages_to_install", "packages"),
          Map.entry("pip", "packages"),
          Map.entry("entrypoint", "function command"),
          Map.entry("handler", "function"),
          Map.entry("callable", "function"),
          Map.entry("successfulJobsHistoryLimit", "history"),
          Map.entry("failedJobsHistoryLimit", "history"),
          Map.entry("claimName", "claim"),
          Map.entry("persistentVolumeClaim", "claim"),
          Map.entry("storageClassName", "storageClass"),
          Map.entry("secretName", "secret"),
          Map.entry("secretKeyRef", "secret"),
          Map.entry("configMapKeyRef", "configMap"),
          Map.entry("workflowTemplateRef", "pipeline"),
          Map.entry("pipelineRef", "pipeline"),
          Map.entry("timeZone", "timezone"),
          Map.entry("uri", "url"),
          Map.entry("value", "default"),
          Map.entry("depends", "after"),
          Map.entry("dependsOn", "after"),
          Map.entry("depends_on", "after"),
          Map.entry("dependencies", "after"),
          Map.entry("needs", "after"),
          Map.entry("upstream_tasks", "after"),
          Map.entry("if", "when"),
          Map.entry("condition", "when"),
          Map.entry("onExit", "finally"),
          Map.entry("exitHandler", "finally"),
          Map.entry("arguments", "with"),
          Map.entry("template", "uses"),
          Map.entry("templateRef", "uses"),
          Map.entry("component", "uses"),
          Map.entry("componentRef", "uses"),
          Map.entry("withItems", "forEach"),
          Map.entry("withParam", "forEach"),
          Map.entry("with_items", "forEach"),
          Map.entry("loop", "forEach"),
          Map.entry("matrix", "forEach"),
          Map.entry("strategy", "forEach"),
          Map.entry("retryStrategy", "retry"),
          Map.entry("activeDeadlineSeconds", "timeout"),
          Map.entry("continueOn", "onError"),
          Map.entry("continue-on-error", "onError"),
          Map.entry("continueOnError", "onError"),
          Map.entry("ignoreErrors", "onError"),
          Map.entry("allow_failure", "onError"),
          Map.entry("memoize", "cache"),
          Map.entry("volumeMounts", "mounts"),
          Map.entry("environment", "env"),
          Map.entry("timeout-minutes", "timeout"),
          Map.entry("data", "body"),
          Map.entry("json", "body"),
          Map.entry("run", "source script"),
          Map.entry("initContainers", "init"),
          Map.entry("serviceAccountName", "serviceAccount"),
          Map.entry("securityContext", "pod"),
          Map.entry("tasks", "steps"),
          Map.entry("jobs", "steps"),
          Map.entry("dag", "steps"),
          Map.entry("suspend", "approval"),
          Map.entry("volumes", "mounts"),
          Map.entry("workdir", "workingDir"),
          Map.entry("working_dir", "workingDir"),
          Map.entry("working-directory", "workingDir"),
          Map.entry("cwd", "workingDir"),
          Map.entry("shell", "command"),
          Map.entry("bash_command", "source"),
          Map.entry("python_callable", "function"),
          Map.entry("op_kwargs", "with"),
          Map.entry("retries", "retry limit"),
          Map.entry("execution_timeout", "timeout"),
          Map.entry("pool", "synchronization"),
          Map.entry("runs-on", "nodeSelector"),
          Map.entry("mem", "memory"),
          Map.entry("ram", "memory"),
          Map.entry("nvidia.com/gpu", "gpu"),
          Map.entry("ttlStrategy", "ttl"),
          Map.entry("priorityClassName", "priorityClass"),
          Map.entry("podPriorityClassName", "priorityClass"));

  private ElsewhereNames() {}

  /** The key of a schema by which it knows what another language calls {@code key}. */
  static Optional<String> meant(String key, Schema schema) {
    return Stream.of(NAMES.getOrDefault(key, "").split(" "))
        .filter(name -> schema.property(name).isPresent())
        .findFirst();
  }

  /** What the key is called here, or where it stands. */
  static Optional<String> hint(String key, String what, Schema schema) {
    Optional<String> name = meant(key, schema);
    if (name.isPresent()) {
      String description = schema.property(name.get()).orElseThrow().description();
      return Optional.of("it is called '" + name.get() + "' here: " + description);
    }
    if (key.equals("envFrom") && schema.property("env").isPresent()) {
      return Optional.of("name each variable: env: {NAME: {secret: x, key: y}}");
    }
    if (key.equals("valueFrom") && schema.property("secret").isPresent()) {
      return Optional.of("write {secret: x, key: y}, {configMap: x, key: y} or {field: x}");
    }
    Optional<String> inside = inside(key, schema);
    if (inside.isPresent()) {
      return inside;
    }
    LanguageSchema language = LanguageSchema.load();
    Schema step = language.definition("Step");
    if (step.exactlyOneOf().contains(unquoted(what)) && step.property(key).isPresent()) {
      return Optional.of("'" + key + "' is a key of the step: write it beside " + what);
    }
    Schema pipeline = language.definition("PipelineSpec");
    if (unquoted(what).equals("metadata") && pipeline.property(key).isPresent()) {
      return Optional.of("'" + key + "' is a key of spec");
    }
    boolean schedule = key.equals("schedule") || key.equals("schedules") || key.equals("cron");
    return schedule && schema.property("steps").isPresent()
        ? Optional.of("when a pipeline runs is said in a document of kind RunConfiguration")
        : Optional.empty();
  }

  /** A key that belongs one level deeper, where only one place has it. */
  private static Optional<String> inside(String key, Schema schema) {
    List<String> owners =
        schema.properties().stream()
            .filter(owner ->
                !owner.equals("items") && hasKey(schema.property(owner).orElseThrow(), key))
            .toList();
    boolean kinds = schema.exactlyOneOf().stream().anyMatch(owners::contains);
    List<String> shown =
        kinds ? owners.stream().filter(schema.exactlyOneOf()::contains).toList() : owners;
    return shown.isEmpty() || shown.size() > 4
        ? Optional.empty()
        : Optional.of(
            "'" + key + "' is a key of " + String.join(" or ", shown) + ": write it there");
  }

  private static boolean hasKey(Schema schema, String key) {
    return schema.property(key).isPresent()
        || schema.anyOf().stream().anyMatch(branch -> branch.property(key).isPresent());
  }

  private static String unquoted(String what) {
    return what.replace("'", "");
  }
}

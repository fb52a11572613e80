package dev.argosy.schema;

import java.util.Map;
import java.util.Optional;

/**
 * Keys by which other languages, Argo and Kubernetes above all, call what has another name or place
 * here.
 */
final class ElsewhereNames {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("depends", "after"),
          Map.entry("dependsOn", "after"),
          Map.entry("dependencies", "after"),
          Map.entry("needs", "after"),
          Map.entry("upstream_tasks", "after"),
          Map.entry("if", "when"),
          Map.entry("condition", "when"),
          Map.entry("onExit", "finally"),
          Map.entry("exitHandler", "finally"),
          Map.entry("parameters", "params"),
          Map.entry("arguments", "with"),
          Map.entry("template", "uses"),
          Map.entry("templateRef", "uses"),
          Map.entry("component", "uses"),
          Map.entry("componentRef", "uses"),
          Map.entry("withItems", "forEach"),
          Map.entry("withParam", "forEach"),
          Map.entry("loop", "forEach"),
          Map.entry("matrix", "forEach"),
          Map.entry("strategy", "forEach"),
          Map.entry("retryStrategy", "retry"),
          Map.entry("activeDeadlineSeconds", "timeout"),
          Map.entry("continueOn", "onError"),
          Map.entry("memoize", "cache"),
          Map.entry("volumeMounts", "mounts"),
          Map.entry("initContainers", "init"),
          Map.entry("serviceAccountName", "serviceAccount"),
          Map.entry("securityContext", "pod"),
          Map.entry("tasks", "steps"),
          Map.entry("jobs", "steps"),
          Map.entry("dag", "steps"),
          Map.entry("suspend", "approval"),
          Map.entry("mem", "memory"),
          Map.entry("ram", "memory"),
          Map.entry("nvidia.com/gpu", "gpu"),
          Map.entry("ttlStrategy", "ttl"),
          Map.entry("priorityClassName", "priorityClass"),
          Map.entry("podPriorityClassName", "priorityClass"));

  private ElsewhereNames() {}

  /** What the key is called here, or where it stands. */
  static Optional<String> hint(String key, String what, Schema schema) {
    String name = NAMES.getOrDefault(key, "");
    if (schema.property(name).isPresent()) {
      return Optional.of(
          "it is called '" + name + "' here: " + schema.property(name).get().description());
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

  private static String unquoted(String what) {
    return what.replace("'", "");
  }
}

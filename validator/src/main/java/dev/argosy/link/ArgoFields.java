package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.fields.FieldTypes;
import dev.argosy.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code argo}: the fields of Argo's Template or WorkflowSpec that the compiler does not write.
 *
 * @param type its name in {@link FieldTypes}
 * @param owned what to write instead, by the fields that are the compiler's
 */
record ArgoFields(String type, String what, Map<String, String> owned) {
  static final ArgoFields TEMPLATE = new ArgoFields("Template", "Argo's Template", templateKeys());
  static final ArgoFields WORKFLOW =
      new ArgoFields("WorkflowSpec", "Argo's WorkflowSpec", workflowKeys());

  /** The fields of a type of Argo. */
  static ArgoFields of(String type) {
    return type.equals(WORKFLOW.type) ? WORKFLOW : TEMPLATE;
  }

  void check(Value argo, Names scope, Findings findings) {
    if (!(argo instanceof Value.MapOf map)) {
      return;
    }
    Map<String, Value> rest = new LinkedHashMap<>(map.entries().map());
    map.entries()
        .keys()
        .forEach((name, at) -> {
          String ours = owned.get(name);
          if (ours != null) {
            rest.remove(name);
            findings.add(
                Code.FIELD_OWNED, at, "the compiler writes '" + name + "' of " + what, ours);
          }
        });
    Map<String, dev.argosy.diagnostic.At> keys = new LinkedHashMap<>(map.entries().keys());
    keys.keySet().removeAll(owned.keySet());
    Value.MapOf passed =
        new Value.MapOf(
            map.at(), new dev.argosy.model.Named<>(rest, keys, map.entries().cleared()));
    new FieldCheck(FieldTypes.argo("4.0"), scope, false, findings).checkFields(passed, type);
    constant(passed, scope, findings);
    new PassedTags(findings).check(passed);
  }

  /** What Argo does with a value in such a field is not known, so none from a run gets there. */
  private static void constant(Value value, Names scope, Findings findings) {
    switch (value) {
      case Value.Scalar s -> {}
      case Value.ListOf l -> l.items().forEach(i -> constant(i, scope, findings));
      case Value.MapOf m -> m.entries().forEach((k, v) -> constant(v, scope, findings));
      case Value.OfText t -> {
        if (!(new Texts(scope, new Findings()).link(t) instanceof Argument.Constant)
            && !t.text().isBroken()) {
          findings.add(
              Code.EXPRESSION_NOT_ALLOWED,
              t.at(),
              "only vars and pipeline can stand in `argo`: a value of a run is not safe there",
              "Argo's own tags, such as {{inputs.parameters.x}}, are passed as they are");
        }
      }
    }
  }

  private static Map<String, String> templateKeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    String kind = "write one of the kinds of step";
    for (String name :
        new String[] {
          "container",
          "containerSet",
          "script",
          "resource",
          "dag",
          "steps",
          "suspend",
          "http",
          "data",
          "plugin"
        }) {
      keys.put(name, kind);
    }
    keys.put("name", "it is made of the step's id");
    keys.put("inputs", "inputs come from with and from use");
    keys.put("outputs", "write outputs on the step");
    keys.put("metadata", "write labels and annotations on the step");
    keys.put("annotations", "write displayName or annotations on the step");
    keys.put("nodeSelector", "write nodeSelector on the step");
    keys.put("tolerations", "write tolerations on the step");
    keys.put("affinity", "write affinity on the step");
    keys.put("serviceAccountName", "write serviceAccount on the step");
    keys.put("daemon", "write daemon on the step");
    keys.put("volumes", "write volumes on the Pipeline and mounts on the step");
    keys.put("initContainers", "write init on the step");
    keys.put("sidecars", "write sidecars on the step");
    keys.put("activeDeadlineSeconds", "write timeout on the step");
    keys.put("timeout", "write timeout on the step");
    keys.put("retryStrategy", "write retry on the step");
    keys.put("parallelism", "write parallelism on the group");
    keys.put("failFast", "write failFast on the Pipeline");
    keys.put("podSpecPatch", "write pod on the step");
    keys.put("securityContext", "write pod: {securityContext: ...} on the step");
    keys.put("synchronization", "write synchronization on the step");
    keys.put("memoize", "write cache on the step");
    return keys;
  }

  private static Map<String, String> workflowKeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("templates", "templates are made of the steps");
    keys.put("entrypoint", "the entrypoint is the graph of the pipeline");
    keys.put("arguments", "write params on the Pipeline");
    keys.put("onExit", "write finally on the Pipeline");
    keys.put("hooks", "write finally on the Pipeline");
    keys.put("serviceAccountName", "write serviceAccount on the Pipeline");
    keys.put("imagePullSecrets", "write imagePullSecrets on the Pipeline");
    keys.put("volumes", "write volumes on the Pipeline");
    keys.put("volumeClaimTemplates", "write volumes on the Pipeline");
    keys.put("volumeClaimGC", "write volumes with keep on the Pipeline");
    keys.put("parallelism", "write parallelism on the Pipeline");
    keys.put("artifactRepositoryRef", "write artifacts in the Project");
    keys.put("artifactGC", "write artifacts in the Project");
    keys.put("suspend", "write suspend on the RunConfiguration");
    keys.put("shutdown", "a run is stopped, not written stopped");
    keys.put("nodeSelector", "write defaults: {nodeSelector: ...} on the Pipeline");
    keys.put("tolerations", "write defaults: {tolerations: ...} on the Pipeline");
    keys.put("affinity", "write defaults: {affinity: ...} on the Pipeline");
    keys.put("podSpecPatch", "write defaults: {pod: ...} on the Pipeline");
    keys.put("retryStrategy", "write defaults: {retry: ...} on the Pipeline");
    keys.put("templateDefaults", "write defaults on the Pipeline");
    keys.put("ttlStrategy", "write ttl on the Pipeline");
    keys.put("activeDeadlineSeconds", "write timeout on the Pipeline");
    keys.put("podGC", "write podGC on the Pipeline");
    keys.put("podPriorityClassName", "write priorityClass on the Pipeline");
    keys.put("podMetadata", "write labels and annotations on the Pipeline");
    keys.put("workflowMetadata", "write labels and annotations on the Pipeline");
    keys.put("workflowTemplateRef", "a RunConfiguration refers to the template");
    keys.put("synchronization", "write synchronization on the Pipeline");
    return keys;
  }
}

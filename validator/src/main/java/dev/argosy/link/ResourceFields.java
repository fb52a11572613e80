package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.fields.FieldTypes;
import dev.argosy.model.Named;
import dev.argosy.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The object of a {@code resource} step, as far as kinds that everybody has are known: their pods.
 */
final class ResourceFields {
  private static final List<String> TEMPLATE = List.of("spec", "template", "spec");

  /** Where the pod stands in an object of a kind. */
  private static final Map<String, List<String>> PODS =
      Map.of(
          "v1/Pod", List.of("spec"),
          "apps/v1/Deployment", TEMPLATE,
          "apps/v1/StatefulSet", TEMPLATE,
          "apps/v1/DaemonSet", TEMPLATE,
          "apps/v1/ReplicaSet", TEMPLATE,
          "batch/v1/Job", TEMPLATE,
          "batch/v1/CronJob", List.of("spec", "jobTemplate", "spec", "template", "spec"));

  private ResourceFields() {}

  static void check(Value manifest, Names scope, Findings findings) {
    if (!(manifest instanceof Value.MapOf object)) {
      return;
    }
    for (String key : List.of("apiVersion", "kind")) {
      if (!object.entries().keys().containsKey(key)) {
        findings.add(
            Code.MISSING_KEY,
            object.at(),
            "'manifest' needs the key '" + key + "'",
            "it is one object of Kubernetes, with apiVersion, kind and metadata");
      }
    }
    List<String> path = PODS.get(literal(object, "apiVersion") + "/" + literal(object, "kind"));
    if (path != null) {
      at(object, path)
          .ifPresent(pod ->
              new FieldCheck(FieldTypes.kubernetes(), scope, true, findings)
                  .checkFields(pod, "PodSpec"));
    }
  }

  private static Optional<Value.MapOf> at(Value.MapOf object, List<String> path) {
    Value.MapOf at = object;
    for (String key : path) {
      Named<Value> entries = at.entries();
      if (!(entries.get(key) instanceof Value.MapOf inner)) {
        return Optional.empty();
      }
      at = inner;
    }
    return Optional.of(at);
  }

  private static String literal(Value.MapOf object, String key) {
    return object.entries().get(key) instanceof Value.Scalar s ? String.valueOf(s.literal()) : "";
  }
}

package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.fields.FieldTypes;
import dev.argosy.model.Named;
import dev.argosy.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    BuiltInKinds.check(object, findings);
    selector(object, scope, findings);
    List<String> path = PODS.get(literal(object, "apiVersion") + "/" + literal(object, "kind"));
    if (path != null) {
      at(object, path)
          .ifPresent(pod ->
              new FieldCheck(FieldTypes.kubernetes(), scope, true, findings)
                  .checkFields(pod, "PodSpec"));
    }
  }

  /** What chooses the pods of a workload: its template has these labels. */
  private static void selector(Value.MapOf object, Names scope, Findings findings) {
    if (!literal(object, "apiVersion").equals("apps/v1")) {
      return;
    }
    at(object, List.of("spec", "selector"))
        .ifPresent(s ->
            new FieldCheck(FieldTypes.kubernetes(), scope, true, findings)
                .checkFields(s, "LabelSelector"));
    Optional<Value.MapOf> labels = at(object, List.of("spec", "template", "metadata", "labels"));
    at(object, List.of("spec", "selector", "matchLabels"))
        .ifPresent(asked ->
            asked
                .entries()
                .forEach((name, value) -> {
                  Value own = labels.map(l -> l.entries().map().get(name)).orElse(null);
                  if (labels.isPresent() && !same(own, value)) {
                    findings.add(
                        Code.INVALID_VALUE,
                        asked.entries().at(name),
                        "the template has no such label '" + name + "': Kubernetes refuses it",
                        "write the same in matchLabels and in template.metadata.labels");
                  }
                }));
  }

  private static boolean same(@Nullable Value own, Value asked) {
    return own instanceof Value.OfText
        || asked instanceof Value.OfText
        || own instanceof Value.Scalar(At a, Object x)
            && asked instanceof Value.Scalar(At b, Object y)
            && Objects.equals(x, y);
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

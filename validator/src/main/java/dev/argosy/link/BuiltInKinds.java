package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Severity;
import dev.argosy.model.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Kinds that every cluster has, and the version in which it has them. */
final class BuiltInKinds {
  private static final Map<String, String> VERSIONS = versions();

  private BuiltInKinds() {}

  /** Any other group may have kinds of the same name: those are not looked at. */
  static void check(Value.MapOf object, Findings findings) {
    if (object.entries().get("apiVersion") instanceof Value.Scalar version
        && object.entries().get("kind") instanceof Value.Scalar kind
        && version.literal() instanceof String api
        && kind.literal() instanceof String name
        && VERSIONS.containsKey(name)
        && isKubernetes(api)) {
      String known = VERSIONS.get(name);
      String spelt =
          VERSIONS.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
      if (!spelt.equals(name)) {
        findings.add(finding(kind, "Kubernetes calls this kind '" + spelt + "'", spelt, name));
      } else if (!known.equals(api)) {
        findings.add(
            finding(version, "Kubernetes has no " + name + " in " + api, known, api)
                .withSeverity(Severity.WARNING)); // a cluster of an older day may have
      }
    }
  }

  private static Diagnostic finding(Value.Scalar at, String message, String meant, String written) {
    return Diagnostic.of(Code.INVALID_VALUE, at.at(), message, "write " + meant)
        .withFix(
            Optional.of(Fix.guess("write " + meant, at.at(), meant))
                .filter(f -> at.at().text().equals(written)));
  }

  private static boolean isKubernetes(String api) {
    return !api.contains(".") || api.contains(".k8s.io/");
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String kind :
        new String[] {
          "Pod",
          "Service",
          "ConfigMap",
          "Secret",
          "PersistentVolumeClaim",
          "ServiceAccount",
          "Namespace",
          "ResourceQuota"
        }) {
      versions.put(kind, "v1");
    }
    for (String kind : new String[] {"Deployment", "DaemonSet", "StatefulSet", "ReplicaSet"}) {
      versions.put(kind, "apps/v1");
    }
    versions.put("Job", "batch/v1");
    versions.put("CronJob", "batch/v1");
    versions.put("Ingress", "networking.k8s.io/v1");
    versions.put("NetworkPolicy", "networking.k8s.io/v1");
    versions.put("PodDisruptionBudget", "policy/v1");
    versions.put("HorizontalPodAutoscaler", "autoscaling/v2");
    versions.put("Role", "rbac.authorization.k8s.io/v1");
    versions.put("RoleBinding", "rbac.authorization.k8s.io/v1");
    return versions;
  }
}

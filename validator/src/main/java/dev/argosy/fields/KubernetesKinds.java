package dev.argosy.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kinds of Kubernetes' own whose fields are known, by the versions that they are of. */
public final class KubernetesKinds {
  /** In {@code kubernetes.types} each has its kind as its name, so none may be twice. */
  public static final Map<String, List<String>> BY_VERSION = byVersion();

  private KubernetesKinds() {}

  private static Map<String, List<String>> byVersion() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put(
        "v1",
        List.of(
            "ConfigMap",
            "Namespace",
            "PersistentVolumeClaim",
            "Pod",
            "Secret",
            "Service",
            "ServiceAccount"));
    kinds.put("apps/v1", List.of("DaemonSet", "Deployment", "StatefulSet"));
    kinds.put("batch/v1", List.of("CronJob", "Job"));
    kinds.put("networking.k8s.io/v1", List.of("Ingress", "NetworkPolicy"));
    kinds.put("rbac.authorization.k8s.io/v1", List.of("Role", "RoleBinding"));
    return kinds;
  }

  /** Kinds that every cluster has too, by their version; their fields are not known here. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "ResourceQuota", "v1",
          "ReplicaSet", "apps/v1",
          "PodDisruptionBudget", "policy/v1",
          "HorizontalPodAutoscaler", "autoscaling/v2");

  /** The version of each kind that every cluster has; found by its name in any case. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    BY_VERSION.forEach((version, kinds) -> kinds.forEach(kind -> versions.put(kind, version)));
    versions.putAll(OTHERS);
    return versions;
  }

  /** The version that a kind is of, if its fields are known. */
  public static Optional<String> version(String kind) {
    return BY_VERSION.entrySet().stream()
        .filter(e -> e.getValue().contains(kind))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether there is such a kind in this version. */
  public static boolean has(String version, String kind) {
    return BY_VERSION.getOrDefault(version, List.of()).contains(kind);
  }
}

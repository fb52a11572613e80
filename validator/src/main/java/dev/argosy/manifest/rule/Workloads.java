package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.view.Fields;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pods of Kubernetes' own kinds, and what these kinds demand of them. */
final class Workloads {
  /** Where a kind has its pods. */
  private static final Map<String, List<String>> PODS =
      Map.of(
          "Pod", List.of(),
          "Job", List.of("spec", "template"),
          "CronJob", List.of("spec", "jobTemplate", "spec", "template"),
          "Deployment", List.of("spec", "template"),
          "StatefulSet", List.of("spec", "template"),
          "DaemonSet", List.of("spec", "template"));

  private static final Set<String> ENDING = Set.of("Job", "CronJob");
  private static final PodPatch NONE = new PodPatch(false, Set.of(), Set.of());

  private Workloads() {}

  static void check(Fields object, String kind, Findings findings) {
    List<String> path = PODS.get(kind);
    if (path == null) {
      return;
    }
    Fields template = object;
    for (String key : path) {
      template = template.map(key);
    }
    Fields pod = template.map("spec");
    if (!pod.exists()) {
      return;
    }
    restart(pod, kind, findings);
    if (object.map("spec").has("selector")) {
      selected(object.map("spec"), template, findings);
    }
    PodSpecs.check(pod, NONE, findings);
    Set<String> volumes = volumes(pod, object);
    for (String list : List.of("initContainers", "containers")) {
      for (Fields container : pod.maps(list)) {
        Pods.words(container, findings);
        PodContainers.check(container, findings);
        container(container, volumes, findings);
      }
    }
  }

  /** A word that is none is told with the types. */
  private static void restart(Fields pod, String kind, Findings findings) {
    String policy = pod.text("restartPolicy");
    boolean ends = ENDING.contains(kind);
    if (ends && (policy.isEmpty() || policy.equals("Always"))) {
      findings.add(
          Code.ARGO_RESOURCE,
          pod.at("restartPolicy"),
          policy.isEmpty()
              ? "the pods of a " + kind + " need a restartPolicy"
              : "the pods of a " + kind + " end, so they cannot be restarted always",
          "write restartPolicy: Never, or OnFailure");
    }
    if (!ends && !kind.equals("Pod") && List.of("Never", "OnFailure").contains(policy)) {
      findings.add(
          Code.ARGO_RESOURCE,
          pod.at("restartPolicy"),
          "the pods of a " + kind + " are always restarted",
          "write Always, or leave it out");
    }
  }

  /** A selector that does not fit the pods' labels is refused. */
  private static void selected(Fields spec, Fields template, Findings findings) {
    Fields labels = template.map("metadata").map("labels");
    if (labels.keys().stream().anyMatch(k -> k.contains("{{"))) {
      return;
    }
    for (Entry entry : spec.map("selector").map("matchLabels").entries()) {
      String key = entry.key().text();
      if (!(entry.value() instanceof ScalarNode wanted) || key.contains("{{")) {
        continue;
      }
      boolean open = (wanted.text() + labels.text(key)).contains("{{");
      if (!labels.has(key) || !open && !labels.text(key).equals(wanted.text())) {
        findings.add(
            Code.ARGO_RESOURCE,
            entry.key().at(),
            "the pods have no label " + key + ": " + wanted.text() + ", so this selects others",
            labels.has(key)
                ? "they have " + key + ": " + labels.text(key)
                : "write it in template.metadata.labels");
      }
    }
  }

  private static Set<String> volumes(Fields pod, Fields object) {
    Set<String> names = new HashSet<>();
    pod.maps("volumes").forEach(v -> names.add(v.text("name")));
    object
        .map("spec")
        .maps("volumeClaimTemplates")
        .forEach(v -> names.add(v.map("metadata").text("name")));
    return names;
  }

  private static void container(Fields container, Set<String> volumes, Findings findings) {
    if (container.has("name") && !container.hasContent("image")) {
      findings.add(
          Code.ARGO_RESOURCE,
          container.at("name"),
          "the container '" + container.text("name") + "' has no image");
    }
    boolean open = volumes.stream().anyMatch(v -> v.contains("{{"));
    for (Fields mount : container.maps("volumeMounts")) {
      String name = mount.text("name");
      if (!open && !name.isEmpty() && !name.contains("{{") && !volumes.contains(name)) {
        findings.add(
            Code.ARGO_RESOURCE,
            mount.at("name"),
            "there is no volume '" + name + "'",
            Nearest.hint(name, volumes));
      }
    }
  }
}

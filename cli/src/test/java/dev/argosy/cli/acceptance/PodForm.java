package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.argosy.testkit.RunNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the pods of a case's steps, as the cluster had them, against its {@code pods}. */
final class PodForm {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String step;
  private final Pod pod;
  private final Container main;
  private final Seen seen;
  private final List<String> unmet = new ArrayList<>();

  private PodForm(String step, Pod pod, Seen seen) {
    this.step = step;
    this.pod = pod;
    this.seen = seen;
    this.main =
        pod.getSpec().getContainers().stream()
            .filter(c -> c.getName().equals("main"))
            .findFirst()
            .orElseThrow();
  }

  /** Steps that did not run have no pods, and nothing is said of them. */
  static List<String> unmet(JsonNode pods, Seen seen) {
    List<String> unmet = new ArrayList<>();
    pods.properties()
        .forEach(e -> {
          for (Pod pod : seen.pods(e.getKey())) {
            PodForm form = new PodForm(e.getKey(), pod, seen);
            e.getValue().properties().forEach(k -> form.check(k.getKey(), k.getValue()));
            unmet.addAll(form.unmet);
          }
        });
    return unmet;
  }

  private void check(String key, JsonNode expected) {
    switch (key) {
      case "limits" -> same(key, quantities(expected), limits(expected));
      case "nodeSelector" -> same(key, expected, JSON.valueToTree(selector()));
      case "volumeMounts" -> mounts(expected);
      case "env" -> expected.properties().forEach(e -> environment(e.getKey(), e.getValue()));
      case "env_from_secret" -> same(key, set(expected), environmentOfSecrets());
      case "imagePullSecrets" ->
          same(
              key,
              set(expected),
              pod.getSpec().getImagePullSecrets().stream()
                  .map(LocalObjectReference::getName)
                  .collect(Collectors.toCollection(TreeSet::new)));
      case "containers" ->
          same(
              key,
              set(expected),
              pod.getSpec().getContainers().stream()
                  .map(Container::getName)
                  .filter(name -> !name.equals("wait")) // Argo's own
                  .collect(Collectors.toCollection(TreeSet::new)));
      case "synchronization" -> same(key, expected, synchronization());
      default -> unmet.add("nobody checks the key " + key + " of pods");
    }
  }

  private void same(String key, Object expected, Object found) {
    if (!expected.equals(found)) {
      unmet.add("%s of the pod of %s: expected %s, saw %s".formatted(key, step, expected, found));
    }
  }

  private static SortedSet<String> set(JsonNode list) {
    SortedSet<String> set = new TreeSet<>();
    list.forEach(item -> set.add(item.asText()));
    return set;
  }

  private static Map<String, Quantity> quantities(JsonNode map) {
    Map<String, Quantity> quantities = new TreeMap<>();
    map.properties().forEach(e -> quantities.put(e.getKey(), new Quantity(e.getValue().asText())));
    return quantities;
  }

  /** Those that are asked for. */
  private Map<String, Quantity> limits(JsonNode expected) {
    Map<String, Quantity> limits = new TreeMap<>();
    if (main.getResources() != null && main.getResources().getLimits() != null) {
      limits.putAll(main.getResources().getLimits());
    }
    limits.keySet().removeIf(name -> !expected.has(name));
    return limits;
  }

  private Map<String, String> selector() {
    Map<String, String> selector = pod.getSpec().getNodeSelector();
    return selector == null ? Map.of() : selector;
  }

  /**
   * By the author's name of the volume; names of Argo's and the compiler's own are not looked at.
   */
  private void mounts(JsonNode expected) {
    Map<String, String> found = new TreeMap<>();
    for (VolumeMount mount : main.getVolumeMounts())
      found.put(mount.getName(), mount.getMountPath());
    expected
        .properties()
        .forEach(e ->
            same(
                "mount of " + e.getKey(),
                e.getValue().asText(),
                found.getOrDefault(e.getKey(), "")));
  }

  private void environment(String name, JsonNode expected) {
    String found =
        main.getEnv().stream()
            .filter(e -> e.getName().equals(name))
            .map(e -> String.valueOf(e.getValue()))
            .findFirst()
            .orElse("");
    same("the variable " + name, expected.asText(), found);
  }

  private SortedSet<String> environmentOfSecrets() {
    return main.getEnv().stream()
        .filter(e -> e.getValueFrom() != null && e.getValueFrom().getSecretKeyRef() != null)
        .map(e -> e.getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Argo's own field of the step's template: no pod shows it. */
  private JsonNode synchronization() {
    RunNode node = seen.node(step);
    JsonNode synchronization = JSON.createObjectNode();
    for (var manifest : seen.compiled().manifests()) {
      if (!manifest.kind().equals("WorkflowTemplate")
          || !manifest.name().equals(seen.pipeline().name())) {
        continue;
      }
      JsonNode object =
          Objects.requireNonNull(Serialization.unmarshal(manifest.yaml(), JsonNode.class));
      for (JsonNode template : object.at("/spec/templates")) {
        if (template.path("name").asText().equals(node.template())) {
          synchronization = names(template.path("synchronization"));
        }
      }
    }
    return synchronization;
  }

  private static JsonNode names(JsonNode synchronization) {
    var names = JSON.createObjectNode();
    synchronization
        .path("mutexes")
        .forEach(m -> names.withArray("mutexes").add(m.path("name").asText()));
    synchronization
        .path("semaphores")
        .forEach(s ->
            names
                .withArray("semaphores")
                .add(
                    s.at("/configMapKeyRef/name").asText()
                        + "/"
                        + s.at("/configMapKeyRef/key").asText()));
    return names;
  }
}

package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.argosy.testkit.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run left in the cluster, beside its own objects. */
final class ClusterObjects {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> VERSIONS = Map.of("Deployment", "apps/v1");

  private ClusterObjects() {}

  /** The spec of each object that is asked for, by kind and name. They are deleted then. */
  static Map<String, JsonNode> taken(Cluster cluster, JsonNode asked, Case.Compiled compiled) {
    Map<String, JsonNode> specs = new LinkedHashMap<>();
    for (JsonNode object : asked) {
      String kind = object.path("kind").asText();
      String name = object.path("name").asText();
      Resource<GenericKubernetesResource> found =
          cluster
              .client()
              .genericKubernetesResources(VERSIONS.getOrDefault(kind, "v1"), kind)
              .inNamespace(compiled.namespace(object.path("namespace").asText()))
              .withName(name);
      JsonNode live = JSON.valueToTree(found.get());
      if (!live.isNull()) {
        specs.put(kind + " " + name, live.path("spec"));
        found.delete();
      }
    }
    return specs;
  }
}

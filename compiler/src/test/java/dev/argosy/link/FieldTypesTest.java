package dev.argosy.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.fields.KubernetesKinds;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoSchemas;
import dev.argosy.testkit.FieldLines;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The types that {@code pod} and {@code argo} are held against are those of the real API server.
 * {@code -Dargosy.update=true} writes the files anew and ends red.
 */
@NeedsPart(Part.API_SERVER)
class FieldTypesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("argosy.root"), "validator/src/main/resources/dev/argosy/fields");

  @Test
  void podsAndObjectsAreThoseOfKubernetes() throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    List<String> roots = new ArrayList<>(List.of("io.k8s.api.core.v1.PodSpec"));
    KubernetesKinds.BY_VERSION.forEach((version, kinds) -> {
      String path = version.contains("/") ? "apis/" + version : "api/" + version;
      JsonNode document = ApiServer.get().document("/openapi/v3/" + path);
      documents.add(document);
      kinds.forEach(kind -> roots.add(definition(document, version, kind)));
    });
    same("kubernetes.types", FieldLines.ofOpenApi(documents, roots));
  }

  /** The name of a kind's schema: the one that says it is of this kind and version. */
  private static String definition(JsonNode document, String version, String kind) {
    String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    return document.at("/components/schemas").properties().stream()
        .filter(s -> isOf(s.getValue(), group, version, kind))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " in " + version));
  }

  private static boolean isOf(JsonNode schema, String group, String version, String kind) {
    JsonNode of = schema.path("x-kubernetes-group-version-kind");
    return of.size() == 1
        && of.at("/0/kind").asText().equals(kind)
        && of.at("/0/group").asText().equals(group)
        && version.endsWith(of.at("/0/version").asText());
  }

  @ParameterizedTest
  @EnumSource(ArgoLine.class)
  void manifestsAreThoseOfArgo(ArgoLine line) throws IOException {
    JsonNode kubernetes = ApiServer.get().document("/openapi/v3/api/v1");
    same(
        "argo-" + line.number() + ".types",
        FieldLines.ofManifests(ArgoSchemas.of(line), kubernetes));
  }

  @Test
  void everyFieldThatIsOursExistsInArgo() {
    roots()
        .forEach((name, schema) -> {
          Set<String> fields = new TreeSet<>();
          schema.path("properties").fieldNames().forEachRemaining(fields::add);
          assertThat(fields).containsAll(ArgoFields.of(name).owned().keySet());
        });
  }

  private static Map<String, JsonNode> roots() {
    JsonNode spec =
        Objects.requireNonNull(ArgoSchemas.of(ArgoLine.V4_0).get("Workflow"))
            .at("/properties/spec");
    Map<String, JsonNode> roots = new LinkedHashMap<>();
    roots.put("Template", spec.at("/properties/templates/items"));
    roots.put("WorkflowSpec", spec);
    return roots;
  }

  private static void same(String file, String text) throws IOException {
    Path golden = FOLDER.resolve(file);
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(golden, text);
      fail("wrote " + golden + "; look at it and run again without -Dargosy.update");
    }
    assertThat(text).as("run with -Dargosy.update=true").isEqualTo(Files.readString(golden));
  }
}

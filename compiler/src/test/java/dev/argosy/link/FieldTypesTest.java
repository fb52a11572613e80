package dev.argosy.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.FieldLines;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The types that {@code pod} and {@code argo} are held against are those of the real API server.
 * {@code -Dargosy.update=true} writes the files anew and ends red.
 */
@NeedsPart(Part.API_SERVER)
class FieldTypesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("argosy.root"), "validator/src/main/resources/dev/argosy/link");

  @Test
  void podsAreThoseOfKubernetes() throws IOException {
    JsonNode document = ApiServer.get().document("/openapi/v3/api/v1");
    same("kubernetes.types", FieldLines.ofOpenApi(document, "io.k8s.api.core.v1.PodSpec"));
  }

  @Test
  void templatesAndWorkflowsAreThoseOfArgo() throws IOException {
    Map<String, JsonNode> roots = roots();
    Map<String, Set<String>> passed = new LinkedHashMap<>();
    roots.forEach((name, schema) -> {
      Set<String> fields = new TreeSet<>();
      schema.path("properties").fieldNames().forEachRemaining(fields::add);
      fields.removeAll(ArgoFields.of(name).owned().keySet());
      passed.put(name, fields);
    });
    same("argo.types", FieldLines.ofSchemas(roots, passed));
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
    JsonNode crd =
        ApiServer.get()
            .document(
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/workflows.argoproj.io");
    JsonNode spec = crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
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

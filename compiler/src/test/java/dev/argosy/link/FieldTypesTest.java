package dev.argosy.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoSchemas;
import dev.argosy.testkit.FieldLines;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
  void podsAreThoseOfKubernetes() throws IOException {
    JsonNode document = ApiServer.get().document("/openapi/v3/api/v1");
    same("kubernetes.types", FieldLines.ofOpenApi(document, "io.k8s.api.core.v1.PodSpec"));
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

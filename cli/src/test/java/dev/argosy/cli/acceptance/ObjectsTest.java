package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.compile.Manifest;
import dev.argosy.testkit.ArgoExpressions;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the {@code expect.yaml} of each example says of its objects. */
class ObjectsTest {
  private static final Set<String> IDENTITY = Set.of("kind", "name", "namespace");

  static Stream<Case> cases() {
    return Case.below(Path.of(System.getProperty("argosy.root"), "examples")).stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theseAreCompiledAndNoOthers(Case of) {
    List<String> expected =
        StreamSupport.stream(of.expect().path("objects").spliterator(), false)
            .map(o -> identity(text(o, "kind"), text(o, "namespace"), text(o, "name")))
            .toList();
    assertThat(of.manifests())
        .extracting(m -> identity(m.kind(), m.namespace(), m.name()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void furtherKeysStandInTheSpec(Case of) {
    for (JsonNode object : of.expect().path("objects")) {
      JsonNode spec = spec(of, object);
      object
          .properties()
          .forEach(e -> {
            if (!IDENTITY.contains(e.getKey()) && !e.getKey().equals("when_holds")) {
              assertThat(spec.path(e.getKey())).as(e.getKey()).isEqualTo(e.getValue());
            }
          });
    }
  }

  /** Argo's own engine decides, at the times that are asked for in place of now. */
  @Test
  @NeedsPart(Part.VALIDATOR)
  void aScheduleFiresFromItsStartToItsEnd() {
    int asked = 0;
    try (ArgoExpressions argo = new ArgoExpressions(ArgoLine.V3_7)) {
      for (Case of : cases().toList()) {
        for (JsonNode object : of.expect().path("objects")) {
          String when = text(spec(of, object), "when");
          for (Map.Entry<String, JsonNode> e : object.path("when_holds").properties()) {
            String then = when.replace("now()", "date('" + e.getKey() + "')");
            assertThat(argo.replace(then, Map.of())).as(then).isEqualTo(e.getValue().asText());
            asked++;
          }
        }
      }
    }
    assertThat(asked).isEqualTo(3);
  }

  private static JsonNode spec(Case of, JsonNode object) {
    Manifest manifest =
        of.manifests().stream()
            .filter(m -> m.kind().equals(text(object, "kind")))
            .filter(m -> m.name().equals(text(object, "name")))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(Serialization.unmarshal(manifest.yaml(), JsonNode.class))
        .path("spec");
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }

  private static String identity(String kind, String namespace, String name) {
    return kind + " " + namespace + "/" + name;
  }
}

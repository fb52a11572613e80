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

  /**
   * The objects of a case, in one environment or in none.
   *
   * @param expected as {@code expect.yaml} has them
   */
  record Compiled(String name, List<Manifest> manifests, JsonNode expected) {
    static Stream<Compiled> of(Case of) {
      JsonNode environments = of.expect().path("environments");
      return environments.isMissingNode()
          ? Stream.of(in(of, "", of.expect()))
          : environments.properties().stream().map(e -> in(of, e.getKey(), e.getValue()));
    }

    private static Compiled in(Case of, String environment, JsonNode expect) {
      return new Compiled(
          of.name() + " " + environment,
          of.compiled(environment, Map.of()).manifests(),
          expect.path("objects"));
    }

    @Override
    public String toString() {
      return name;
    }

    JsonNode object(JsonNode expected) {
      Manifest manifest =
          manifests.stream()
              .filter(m -> m.kind().equals(text(expected, "kind")))
              .filter(m -> m.name().equals(text(expected, "name")))
              .findFirst()
              .orElseThrow();
      return Objects.requireNonNull(Serialization.unmarshal(manifest.yaml(), JsonNode.class));
    }
  }

  static Stream<Compiled> cases() {
    return Case.below(Path.of(System.getProperty("argosy.root"), "examples")).stream()
        .flatMap(Compiled::of);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theseAreCompiledAndNoOthers(Compiled compiled) {
    List<String> expected =
        StreamSupport.stream(compiled.expected().spliterator(), false)
            .map(o -> identity(text(o, "kind"), text(o, "namespace"), text(o, "name")))
            .toList();
    assertThat(compiled.manifests())
        .extracting(m -> identity(m.kind(), m.namespace(), m.name()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void furtherKeysStandInTheSpec(Compiled compiled) {
    for (JsonNode expected : compiled.expected()) {
      JsonNode object = compiled.object(expected);
      expected
          .properties()
          .forEach(e -> {
            if (!IDENTITY.contains(e.getKey()) && !e.getKey().equals("when_holds")) {
              JsonNode in = e.getKey().equals("data") ? object : object.path("spec");
              assertThat(in.path(e.getKey())).as(e.getKey()).isEqualTo(e.getValue());
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
      for (Compiled compiled : cases().toList()) {
        for (JsonNode expected : compiled.expected()) {
          for (Map.Entry<String, JsonNode> e : expected.path("when_holds").properties()) {
            String when = compiled.object(expected).at("/spec/when").asText();
            String then = when.replace("now()", "date('" + e.getKey() + "')");
            assertThat(argo.replace(then, Map.of())).as(then).isEqualTo(e.getValue().asText());
            asked++;
          }
        }
      }
    }
    assertThat(asked).isGreaterThanOrEqualTo(3);
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }

  private static String identity(String kind, String namespace, String name) {
    return kind + " " + namespace + "/" + name;
  }
}

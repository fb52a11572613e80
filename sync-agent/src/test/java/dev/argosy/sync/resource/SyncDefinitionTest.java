package dev.argosy.sync.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.SyncSpec.Verify;
import dev.argosy.sync.resource.SyncStatus.Condition;
import dev.argosy.sync.resource.SyncStatus.Found;
import dev.argosy.sync.resource.SyncStatus.Held;
import dev.argosy.sync.resource.SyncStatus.Owned;
import dev.argosy.sync.resource.SyncStatus.Past;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The definition that is shipped and the code that reads and writes Syncs say the same. */
class SyncDefinitionTest {
  private static final JsonNode SCHEMA = schema();
  private static final Object WRONG = List.of(List.of());

  private static JsonNode schema() {
    try {
      String text =
          Files.readString(Path.of(System.getProperty("argosy.root"), "deploy", "crd.yaml"));
      return Serialization.yamlMapper()
          .readTree(text)
          .at("/spec/versions/0/schema/openAPIV3Schema/properties");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Every key with its schema, as {@code repository.ref.branch}. */
  private static Map<String, JsonNode> keys(JsonNode object, String under) {
    Map<String, JsonNode> keys = new LinkedHashMap<>();
    object
        .path("properties")
        .properties()
        .forEach(property -> {
          String key = under.isEmpty() ? property.getKey() : under + "." + property.getKey();
          keys.put(key, property.getValue());
          keys.putAll(keys(property.getValue(), key));
          keys.putAll(keys(property.getValue().path("items"), key));
        });
    return keys;
  }

  private static List<Problem> problems(Object spec) {
    try {
      SpecReader.read(spec);
      return List.of();
    } catch (SyncException e) {
      return e.problems();
    }
  }

  private static Map<String, Object> nested(String key, Object value) {
    Map<String, Object> outer = new LinkedHashMap<>();
    outer.put("repository", new LinkedHashMap<>(Map.of("url", "https://a/b")));
    Map<String, Object> at = outer;
    String[] parts = key.split("\\.");
    for (int i = 0; i < parts.length - 1; i++) {
      Object below = at.computeIfAbsent(parts[i], part -> new LinkedHashMap<String, Object>());
      @SuppressWarnings("unchecked")
      Map<String, Object> map = (Map<String, Object>) below;
      at = map;
    }
    at.put(parts[parts.length - 1], value);
    return outer;
  }

  @Test
  void everyKeyOfTheDefinitionIsReadAndAWrongValueIsNamed() {
    Map<String, JsonNode> keys = keys(SCHEMA.path("spec"), "");
    assertThat(keys).hasSizeGreaterThan(20);
    keys.forEach((key, schema) ->
        assertThat(problems(nested(key, WRONG)))
            .as(key)
            .extracting(Problem::where)
            .contains("spec." + key));
  }

  @Test
  void everyKeySaysWhatItMeans() {
    keys(SCHEMA.path("spec"), "")
        .forEach((key, schema) ->
            assertThat(schema.path("description").asText() + schema.path("default").asText("-"))
                .as(key)
                .isNotEqualTo("-"));
  }

  @Test
  void whatIsLeftOutMeansTheSameToBoth() throws Exception {
    Map<String, Object> explicit = new LinkedHashMap<>();
    explicit.put("repository", Map.of("url", "https://a/b"));
    keys(SCHEMA.path("spec"), "")
        .forEach((key, schema) -> {
          if (schema.has("default") && !key.contains(".")) {
            explicit.put(
                key, Serialization.jsonMapper().convertValue(filled(schema), Object.class));
          }
        });
    assertThat(explicit).containsKeys("interval", "timeout", "prune", "isolation", "suspend");
    assertThat(SpecReader.read(explicit)).isEqualTo(SpecReader.defaults("https://a/b"));
  }

  /** A default of an object is filled with those of its keys, as the server does. */
  private static Object filled(JsonNode schema) {
    if (!schema.path("type").asText().equals("object")) {
      return schema.path("default");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(property -> object.put(property.getKey(), property.getValue().path("default")));
    return object;
  }

  @Test
  void theWordsOfAnEnumerationAreThoseOfTheCode() {
    assertThat(words("isolation")).containsExactlyInAnyOrder("Each", "All");
    for (String key : List.of("isolation", "conflicts", "deletionPolicy")) {
      for (String word : words(key)) {
        assertThat(problems(nested(key, word))).as(key + ": " + word).isEmpty();
      }
    }
    List<String> modes = new ArrayList<>();
    for (Verify.Mode mode : Verify.Mode.values()) {
      modes.add(Fields.word(mode));
    }
    assertThat(words("verify.mode")).containsExactlyElementsOf(modes);
  }

  private static List<String> words(String key) {
    List<String> words = new ArrayList<>();
    keys(SCHEMA.path("spec"), "").get(key).path("enum").forEach(w -> words.add(w.asText()));
    return words;
  }

  private static SyncStatus full() {
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    return new SyncStatus(
        3,
        List.of(new Condition("Ready", "True", 3, time, "Synced", "fine")),
        "a".repeat(40),
        "b".repeat(40),
        Optional.of(time),
        "please",
        Optional.of(new Owned(10, 4, 3, 2, 1)),
        List.of(new Held("prune-brake", "here", "too many", "say so")),
        List.of(new Found("a.yaml", 3, "unknown-key", "no")),
        7,
        List.of(new Past(time, "a".repeat(40), "Synced", 1, 2, 3)));
  }

  @Test
  void aStatusIsReadAsItWasWritten() {
    assertThat(StatusFields.read(StatusFields.write(full()))).isEqualTo(full());
  }

  @Test
  void aStatusHasTheKeysOfTheDefinitionAndNoOthers() {
    JsonNode written = Serialization.jsonMapper().valueToTree(StatusFields.write(full()));
    TreeSet<String> seen = new TreeSet<>();
    collect(written, "", seen);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(keys(SCHEMA.path("status"), "").keySet());
  }

  private static void collect(JsonNode node, String under, TreeSet<String> seen) {
    if (node.isArray()) {
      node.forEach(item -> collect(item, under, seen));
    }
    node.properties()
        .forEach(property -> {
          String key = under.isEmpty() ? property.getKey() : under + "." + property.getKey();
          seen.add(key);
          collect(property.getValue(), key, seen);
        });
  }

  @Test
  void whateverStandsInAStatusIsReadWithoutAFailure() {
    assertThat(StatusFields.read(Map.of("conditions", 3, "history", List.of("x"), "held", "y")))
        .isNotNull();
    assertThat(StatusFields.read("nothing")).isEqualTo(SyncStatus.NONE);
  }
}

package dev.argosy.sync.resource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.SyncSpec.Verify;
import dev.argosy.sync.resource.SyncStatus.Condition;
import dev.argosy.sync.resource.SyncStatus.Found;
import dev.argosy.sync.resource.SyncStatus.Held;
import dev.argosy.sync.resource.SyncStatus.Owned;
import dev.argosy.sync.resource.SyncStatus.Past;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The definition that is shipped and the code that reads and writes Syncs say the same. */
class SyncDefinitionTest {
  private static final Map<?, ?> SCHEMA = schema();
  private static final Object WRONG = List.of(List.of());

  private static Map<?, ?> schema() {
    try {
      String text =
          Files.readString(Path.of(System.getProperty("argosy.root"), "deploy", "crd.yaml"));
      Map<?, ?> spec = map(Serialization.unmarshal(text, Map.class), "spec");
      Object version = ((List<?>) requireNonNull(spec.get("versions"))).get(0);
      Map<?, ?> schema = map((Map<?, ?>) requireNonNull(version), "schema");
      return map(map(schema, "openAPIV3Schema"), "properties");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(Map<?, ?> outer, String key) {
    return outer.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  /** Every key below, with its schema, as {@code repository.ref.branch}. */
  private static Map<String, Map<?, ?>> keys(String part) {
    Map<String, Map<?, ?>> keys = new LinkedHashMap<>();
    collect(map(SCHEMA, part), "", keys);
    return keys;
  }

  private static void collect(Map<?, ?> schema, String under, Map<String, Map<?, ?>> keys) {
    Map<?, ?> properties = map(schema, "properties");
    for (Object name : properties.keySet()) {
      String key = under.isEmpty() ? name.toString() : under + "." + name;
      Map<?, ?> below = map(properties, name.toString());
      keys.put(key, below);
      collect(below, key, keys);
      collect(map(below, "items"), key, keys);
    }
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
    Map<String, Map<?, ?>> keys = keys("spec");
    assertThat(keys).hasSizeGreaterThan(20);
    keys.forEach((key, schema) ->
        assertThat(problems(nested(key, WRONG)))
            .as(key)
            .extracting(Problem::where)
            .contains("spec." + key));
  }

  @Test
  void everyKeySaysWhatItMeans() {
    keys("spec").forEach((key, schema) -> assertThat(described(schema)).as(key).isTrue());
  }

  private static boolean described(Map<?, ?> schema) {
    return schema.get("description") != null || schema.get("default") instanceof Map<?, ?>;
  }

  @Test
  void whatIsLeftOutMeansTheSameToBoth() throws Exception {
    Map<String, Object> explicit = new LinkedHashMap<>();
    explicit.put("repository", Map.of("url", "https://a/b"));
    keys("spec")
        .forEach((key, schema) -> {
          if (schema.get("default") != null && !key.contains(".")) {
            explicit.put(key, filled(schema));
          }
        });
    assertThat(explicit).containsKeys("interval", "timeout", "prune", "isolation", "suspend");
    assertThat(SpecReader.read(explicit)).isEqualTo(SpecReader.defaults("https://a/b"));
  }

  /** A default of an object is filled with those of its keys, as the server does. */
  private static Object filled(Map<?, ?> schema) {
    Map<?, ?> properties = map(schema, "properties");
    Map<String, Object> object = new LinkedHashMap<>();
    for (Object name : properties.keySet()) {
      object.put(name.toString(), requireNonNull(map(properties, name.toString()).get("default")));
    }
    return object.isEmpty() ? requireNonNull(schema.get("default")) : object;
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
    return requireNonNull(keys("spec").get(key)).get("enum") instanceof List<?> words
        ? words.stream().map(Object::toString).toList()
        : List.of();
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
        List.of(new Past(time, "a".repeat(40), "Synced", 1, 2, 3)),
        List.of(new SyncStatus.Waiting("ml/train", "waits for a first succeeded run")));
  }

  @Test
  void aStatusIsReadAsItWasWritten() {
    assertThat(StatusFields.read(StatusFields.write(full()))).isEqualTo(full());
  }

  @Test
  void aStatusHasTheKeysOfTheDefinitionAndNoOthers() {
    Set<String> seen = new TreeSet<>();
    collect(StatusFields.write(full()), "", seen);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(keys("status").keySet());
  }

  private static void collect(Object node, String under, Set<String> seen) {
    if (node instanceof List<?> list) {
      list.forEach(item -> collect(item, under, seen));
    } else if (node instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        String key = under.isEmpty() ? name.toString() : under + "." + name;
        seen.add(key);
        collect(value, key, seen);
      });
    }
  }

  @Test
  void whateverStandsInAStatusIsReadWithoutAFailure() {
    assertThat(StatusFields.read(Map.of("conditions", 3, "history", List.of("x"), "held", "y")))
        .isNotNull();
    assertThat(StatusFields.read("nothing")).isEqualTo(SyncStatus.NONE);
  }
}

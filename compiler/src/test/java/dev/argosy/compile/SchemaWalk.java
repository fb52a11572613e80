package dev.argosy.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The language's JSON Schema, read as mere data, so that tests which follow it share nothing with
 * the code they test.
 */
final class SchemaWalk {
  private final Map<String, Object> root;

  /** A mapping of a document whose keys the language gives, and its schema. */
  record Place(Map<String, Object> object, Map<String, Object> schema) {}

  private SchemaWalk(Map<String, Object> root) {
    this.root = root;
  }

  static SchemaWalk ofTheLanguage() {
    try (InputStream in =
        Objects.requireNonNull(
            SchemaWalk.class.getResourceAsStream("/dev/argosy/schema/argosy.v1.schema.json"))) {
      return new SchemaWalk(map(read(new String(in.readAllBytes(), StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Object read(String yaml) {
    return Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /** The documents of a stream. */
  static List<Map<String, Object>> readAll(String yaml) {
    List<Map<String, Object>> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(yaml)
        .forEach(d -> documents.add(map(d)));
    return documents;
  }

  static String write(List<Map<String, Object>> documents) {
    return new Dump(DumpSettings.builder().setDereferenceAliases(true).build())
        .dumpAllToString(documents.iterator());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** Every mapping of a document that is a record: its keys are the language's. */
  List<Place> records(Map<String, Object> document) {
    List<Place> places = new ArrayList<>();
    Object kind = document.get("kind");
    if (root.get("$defs") instanceof Map<?, ?> defs && defs.get(kind) instanceof Map<?, ?> s) {
      collect(document, map(s), places);
    }
    return places;
  }

  private void collect(Object value, Map<String, Object> schema, List<Place> places) {
    if (value instanceof Map<?, ?> object) {
      Optional<Map<String, Object>> record =
          branches(schema).stream().filter(s -> fits(map(object), s)).findFirst();
      if (record.isEmpty()) {
        return;
      }
      Map<String, Object> own = record.get();
      if (own.containsKey("properties")) {
        places.add(new Place(map(object), own));
      }
      map(object)
          .forEach((key, child) -> property(own, key).ifPresent(s -> collect(child, s, places)));
    } else if (value instanceof List<?> list) {
      for (Map<String, Object> branch : branches(schema)) {
        if (branch.get("items") instanceof Map<?, ?> items) {
          list.forEach(item -> collect(item, map(items), places));
        }
      }
    }
  }

  private static boolean fits(Map<String, Object> object, Map<String, Object> schema) {
    return schema.get("properties") instanceof Map<?, ?> properties
        ? properties.keySet().containsAll(object.keySet())
        : schema.get("additionalProperties") instanceof Map<?, ?>;
  }

  /** The schema of what stands under a key. */
  Optional<Map<String, Object>> property(Map<String, Object> schema, String key) {
    Object child =
        schema.get("properties") instanceof Map<?, ?> properties && properties.containsKey(key)
            ? properties.get(key)
            : schema.get("additionalProperties");
    return child instanceof Map<?, ?> m ? Optional.of(map(m)) : Optional.empty();
  }

  /** A schema without references and choices: each of what it may be. */
  List<Map<String, Object>> branches(Map<String, Object> schema) {
    Map<String, Object> whole = resolved(schema);
    if (whole.get("anyOf") instanceof List<?> choices) {
      return choices.stream().flatMap(c -> branches(map(c)).stream()).toList();
    }
    return List.of(whole);
  }

  Map<String, Object> resolved(Map<String, Object> schema) {
    if (!(schema.get("$ref") instanceof String ref)) {
      return schema;
    }
    Object target = root;
    for (String step : ref.substring("#/".length()).split("/", -1)) {
      target = Objects.requireNonNull(map(target).get(step));
    }
    Map<String, Object> merged = new LinkedHashMap<>(resolved(map(target)));
    merged.putAll(schema);
    merged.remove("$ref");
    return merged;
  }
}

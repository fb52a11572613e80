package dev.argosy.compile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that a schema allows; texts and names are such that some of them mean something. */
final class RandomValues {
  private static final int DEPTH = 4;

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "",
          "${{ params.n }}",
          "${{ params.note }}",
          "n is ${{ params.n + 1 }}, \"quoted\"",
          "${{ steps.make.outputs.rows }}",
          "${{ steps.make.outputs.model }}",
          "${{ steps.make.outputs.model.path }}",
          "${{ steps.make.status }}",
          "${{ firstOf(steps.small.outputs.x, 0) }}",
          "${{ run.name }}",
          "${{ pipeline.version }}",
          "${{ vars.registry }}",
          "a {{ b",
          "$(HOME) $$",
          "é \uD83D\uDE00 \u2028");

  private static final Map<String, List<String>> FORMATS =
      Map.ofEntries(
          Map.entry("text", TEXTS),
          Map.entry("artifact-type", List.of("Model", "Dataset")),
          Map.entry("header-name", List.of("Accept", "X-Note")),
          Map.entry("var", List.of("${{ vars.registry }}", "${{ 1 + 1 }}")),
          Map.entry("const-text", List.of("alpine:3.20", "${{ vars.registry }}/a:1", "plain")),
          Map.entry(
              "expression",
              List.of(
                  "params.n > 1", "params.full", "${{ params.mode == 'full' }}", "1 +", "true")),
          Map.entry("dns-name", List.of("settings", "a.b", "shared")),
          Map.entry("dns-label", List.of("settings", "a-b")),
          Map.entry("quantity", List.of("1", "500m", "2Gi", "1e3")),
          Map.entry(
              "quantity-text",
              List.of("1", "500m", "2Gi", "${{ params.n }}Gi", "${{ params.full }}")),
          Map.entry("count-text", List.of("${{ params.n }}", "${{ params.mode }}")),
          Map.entry("regex", List.of("^a+$", "[0-9]*")),
          Map.entry("date-time", List.of("2026-01-01T00:00:00Z", "2030-06-01T12:00:00+02:00")),
          Map.entry(
              "type",
              List.of("string", "integer", "number", "boolean", "array", "object", "Model")),
          Map.entry("output", List.of("string", "integer", "Model", "${{ params.n }}")),
          Map.entry("env-name", List.of("A", "HOME")),
          Map.entry("absolute-path", List.of("/tmp/x", "/opt/a/b")),
          Map.entry("path", List.of("score.py", "nowhere.sh")),
          Map.entry("duration", List.of("30s", "5m", "1h30m", "7d")));

  /** Names of things that the author calls as he likes; some exist. */
  private static final List<String> NAMES =
      List.of("make", "small", "x", "n", "rows", "note", "z9");

  private static final List<Object> VALUES =
      List.of("text", 1, 1.5, true, List.of(1, "a"), Map.of("k", "v"), "${{ params.list }}");

  private final SchemaWalk schemas;
  private final Random random;

  RandomValues(SchemaWalk schemas, Random random) {
    this.schemas = schemas;
    this.random = random;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A value that the schema allows. */
  @Nullable Object of(Map<String, Object> schema) {
    return of(schema, DEPTH);
  }

  private @Nullable Object of(Map<String, Object> any, int depth) {
    Map<String, Object> schema = one(schemas.branches(any));
    if (schema.containsKey("const")) {
      return schema.get("const");
    }
    if (schema.get("enum") instanceof List<?> choices) {
      return one(choices);
    }
    if (!(schema.get("type") instanceof String type)) {
      return one(VALUES);
    }
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "string" -> string(schema);
      case "integer" -> number(schema).intValue();
      case "number" -> number(schema);
      case "boolean" -> random.nextBoolean();
      case "null" -> null;
      default -> throw new IllegalStateException("a type that nobody makes values of: " + type);
    };
  }

  private BigDecimal number(Map<String, Object> schema) {
    BigDecimal least = new BigDecimal(schema.getOrDefault("minimum", 0).toString());
    return least.add(BigDecimal.valueOf(random.nextInt(4)));
  }

  private String string(Map<String, Object> schema) {
    if (schema.get("format") instanceof String format) {
      List<String> values = FORMATS.get(format);
      if (values == null) {
        throw new IllegalStateException("a format that nobody makes values of: " + format);
      }
      return one(values);
    }
    return schema.containsKey("pattern") ? one(NAMES) : one(List.of("say", "callee", "plain", "x"));
  }

  private List<@Nullable Object> array(Map<String, Object> schema, int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    if (schema.get("items") instanceof Map<?, ?> of) {
      int size = 1 + random.nextInt(2);
      for (int i = 0; i < size; i++) {
        items.add(of(SchemaWalk.map(of), depth - 1));
      }
    }
    return items;
  }

  private Map<String, @Nullable Object> object(Map<String, Object> schema, int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      Set<String> alternatives = alternatives(schema);
      if (!alternatives.isEmpty()) {
        put(object, schema, one(List.copyOf(alternatives)), depth);
      }
      for (Object key : properties.keySet()) {
        boolean required = schema.get("required") instanceof List<?> r && r.contains(key);
        if (required || depth > 0 && !alternatives.contains(key) && random.nextInt(5) == 0) {
          put(object, schema, (String) key, depth);
        }
      }
    } else if (schema.get("additionalProperties") instanceof Map<?, ?> of) {
      int size = 1 + random.nextInt(2);
      for (int i = 0; i < size; i++) {
        object.put(one(NAMES), of(SchemaWalk.map(of), depth - 1));
      }
    }
    return object;
  }

  /** The keys of which a record has exactly one. */
  private static Set<String> alternatives(Map<String, Object> schema) {
    Set<String> keys = new java.util.LinkedHashSet<>();
    if (schema.get("oneOf") instanceof List<?> choices) {
      for (Object choice : choices) {
        if (SchemaWalk.map(choice).get("required") instanceof List<?> required) {
          required.forEach(r -> keys.add((String) r));
        }
      }
    }
    return keys;
  }

  private void put(
      Map<String, @Nullable Object> object, Map<String, Object> schema, String key, int depth) {
    object.put(key, of(schemas.property(schema, key).orElseThrow(), depth - 1));
  }

  /** Gives a record of the document one more key, or another value for one that it has. */
  boolean change(SchemaWalk.Place place) {
    if (!(place.schema().get("properties") instanceof Map<?, ?> properties)) {
      return false;
    }
    Set<String> alternatives = alternatives(place.schema());
    List<String> keys =
        properties.keySet().stream()
            .map(String.class::cast)
            .filter(k -> !alternatives.contains(k) || place.object().containsKey(k))
            .toList();
    String key = one(keys);
    Object value = of(schemas.property(place.schema(), key).orElseThrow());
    if (value != null) {
      place.object().put(key, value);
    }
    return true;
  }
}

package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of Kubernetes' and Argo's objects and their types, as lines: a name alone starts a
 * type, indented lines are its fields. {@code [T]} is a list, {@code {T}} a mapping, {@code
 * string(a|b)} one of some words; a field that must be there ends in an exclamation mark. Made of
 * the schemas that the API server itself goes by; the validator holds {@code pod} and {@code argo}
 * against them.
 */
public final class FieldLines {
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, JsonNode> definitions = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> types = new TreeMap<>();
  private final Map<Map<String, String>, String> names = new LinkedHashMap<>();

  private FieldLines() {}

  /** The type {@code root} of an OpenAPI document, and all it holds. */
  public static String ofOpenApi(JsonNode document, String root) {
    FieldLines fields = new FieldLines();
    document
        .at("/components/schemas")
        .properties()
        .forEach(e -> fields.definitions.put(e.getKey(), e.getValue()));
    fields.named(root);
    return fields.lines();
  }

  /**
   * Schemas without references, as CRDs hold them.
   *
   * @param roots by the name their type gets
   * @param fields those of each root that are wanted
   */
  public static String ofSchemas(Map<String, JsonNode> roots, Map<String, Set<String>> fields) {
    FieldLines all = new FieldLines();
    roots.forEach((name, schema) -> {
      Map<String, String> type = all.fields(schema, name, fields.getOrDefault(name, Set.of()));
      all.types.put(name, type);
    });
    return all.lines();
  }

  private String named(String name) {
    String word = name.substring(name.lastIndexOf('.') + 1);
    if (!types.containsKey(word)) {
      types.put(word, Map.of());
      types.put(word, fields(definition(name), word, Set.of()));
    }
    return word;
  }

  private Map<String, String> fields(JsonNode schema, String name, Set<String> wanted) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(r -> required.add(r.asText()));
    Map<String, String> fields = new TreeMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(e -> {
          if (wanted.isEmpty() || wanted.contains(e.getKey())) {
            String mark = required.contains(e.getKey()) && wanted.isEmpty() ? "!" : "";
            fields.put(e.getKey(), type(e.getValue(), name, e.getKey()) + mark);
          }
        });
    return fields;
  }

  private String type(JsonNode schema, String owner, String field) {
    for (JsonNode part : schema.path("allOf")) {
      return type(part, owner, field);
    }
    if (schema.has("$ref")) {
      return reference(schema.get("$ref").asText().substring(REFERENCE.length()));
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return "intOrString";
    }
    return switch (schema.path("type").asText("any")) {
      case "array" -> "[" + type(schema.path("items"), owner, field) + "]";
      case "object" -> object(schema, owner, field);
      case "string" -> "string" + choices(schema);
      case String other -> other;
    };
  }

  private String reference(String name) {
    String word = name.substring(name.lastIndexOf('.') + 1);
    JsonNode schema = definition(name);
    if (word.equals("Quantity")) {
      return "quantity";
    }
    if (word.equals("IntOrString")) {
      return "intOrString";
    }
    return schema.has("properties") ? named(name) : type(schema, word, "");
  }

  private JsonNode definition(String name) {
    return Objects.requireNonNull(definitions.get(name), name);
  }

  private String object(JsonNode schema, String owner, String field) {
    if (schema.has("properties")) {
      Map<String, String> fields = fields(schema, owner + "." + field, Set.of());
      String name = names.computeIfAbsent(fields, f -> owner + "." + field);
      types.put(name, fields);
      return name;
    }
    JsonNode values = schema.path("additionalProperties");
    return values.isObject() ? "{" + type(values, owner, field) + "}" : "any";
  }

  private static String choices(JsonNode schema) {
    List<String> words = new ArrayList<>();
    schema.path("enum").forEach(w -> words.add(w.asText()));
    return words.isEmpty() ? "" : "(" + String.join("|", words) + ")";
  }

  private String lines() {
    StringBuilder text = new StringBuilder();
    types.forEach((name, fields) -> {
      text.append(name).append('\n');
      fields.forEach(
          (f, type) -> text.append("  ").append(f).append(' ').append(type).append('\n'));
    });
    return text.toString();
  }
}

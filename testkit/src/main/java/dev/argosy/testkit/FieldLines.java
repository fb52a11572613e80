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
import java.util.regex.Pattern;

/**
 * The fields of Kubernetes' and Argo's objects and their types, as lines: a name alone starts a
 * type, indented lines are its fields. {@code [T]} is a list, {@code {T}} a mapping, {@code
 * string(a|b)} one of some words; a field that must be there ends in an exclamation mark. What else
 * a schema says of a field follows: {@code >=1}, {@code chars<=256}, {@code items>=1}, {@code
 * keys=name} of a list whose items must differ in it, {@code int32}. Patterns are left out: they
 * are of names, and rules know more of those. Made of the schemas that the API server itself goes
 * by; the validator holds {@code pod}, {@code argo} and plain manifests against them.
 */
public final class FieldLines {
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, JsonNode> definitions = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> types = new TreeMap<>();
  private final Map<Map<String, String>, String> names = new LinkedHashMap<>();

  private FieldLines() {}

  /** Of type IntOrString in a CRD, but what Go reads there is a quantity. */
  private static final Set<String> QUANTITIES =
      Set.of("limits", "requests", "capacity", "allocatedResources", "sizeLimit", "divisor");

  /** A string in a CRD, but Argo's own clients make one of a number or a truth value. */
  private static final Pattern ANY_STRING =
      Pattern.compile("parameters\\.(value|default|enum|valueFrom\\.default)$");

  /**
   * Argo's objects, whole.
   *
   * @param crds the schema of each kind, by its name
   * @param kubernetes the OpenAPI document that knows ObjectMeta
   */
  public static String ofManifests(Map<String, JsonNode> crds, JsonNode kubernetes) {
    FieldLines all = new FieldLines();
    kubernetes
        .at("/components/schemas")
        .properties()
        .forEach(e -> all.definitions.put(e.getKey(), e.getValue()));
    all.named("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
    JsonNode spec = Objects.requireNonNull(crds.get("Workflow")).at("/properties/spec");
    all.root("Template", spec.at("/properties/templates/items"));
    all.root("WorkflowSpec", spec);
    crds.forEach((kind, schema) -> {
      Map<String, String> fields = all.root(kind, schema);
      fields.put("metadata", "ObjectMeta!");
      fields.put("status", "{any}"); // Argo's to write
    });
    return all.lines();
  }

  private Map<String, String> root(String name, JsonNode schema) {
    Map<String, String> fields = fields(schema, name);
    names.putIfAbsent(Map.copyOf(fields), name);
    types.put(name, fields);
    return fields;
  }

  /** The types {@code roots} of OpenAPI documents, and all they hold. */
  public static String ofOpenApi(List<JsonNode> documents, List<String> roots) {
    FieldLines fields = new FieldLines();
    for (JsonNode document : documents) {
      document
          .at("/components/schemas")
          .properties()
          .forEach(e -> fields.definitions.put(e.getKey(), e.getValue()));
    }
    roots.forEach(fields::object);
    return fields.lines();
  }

  /** A root; what is read back of an object has a status, which nobody looks at. */
  private void object(String root) {
    String word = named(root);
    if (definition(root).path("properties").has("status")) {
      Objects.requireNonNull(types.get(word)).put("status", "{any}");
    }
  }

  private String named(String name) {
    String word = name.substring(name.lastIndexOf('.') + 1);
    if (!types.containsKey(word)) {
      types.put(word, Map.of());
      types.put(word, fields(definition(name), word));
    }
    return word;
  }

  private Map<String, String> fields(JsonNode schema, String name) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(r -> required.add(r.asText()));
    Map<String, String> fields = new TreeMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(e -> {
          if (!name.contains(".") && e.getKey().equals("status")) {
            return; // Argo's to write
          }
          String mark = required.contains(e.getKey()) ? "!" : "";
          fields.put(
              e.getKey(), type(e.getValue(), name, e.getKey()) + mark + limits(e.getValue()));
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
      return QUANTITIES.contains(field) ? "quantity" : "intOrString";
    }
    if (field.equals("inline")) {
      return "Template"; // a CRD cannot say so: it would never end
    }
    if (field.equals("withItems")) {
      return "[any]"; // the CRD does not say even that
    }
    if (ANY_STRING.matcher(owner + "." + field).find()) {
      return field.equals("enum") ? "[anyString]" : "anyString";
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
      if (schema.path("properties").has("finalizers")
          && !schema.path("properties").has("labelsFrom")) {
        return "ObjectMeta"; // Go reads all of it there, and the server drops the rest
      }
      Map<String, String> fields = fields(schema, owner + "." + field);
      String name = names.computeIfAbsent(fields, f -> owner + "." + field);
      types.put(name, fields);
      return name;
    }
    JsonNode values = schema.path("additionalProperties");
    if (values.isObject()) {
      return "{" + type(values, owner, field) + "}";
    }
    if (schema.has("x-kubernetes-preserve-unknown-fields") || field.isEmpty()) {
      return "any";
    }
    types.put("Empty", Map.of());
    return "Empty";
  }

  private static String choices(JsonNode schema) {
    List<String> words = new ArrayList<>();
    schema.path("enum").forEach(w -> words.add(w.asText()));
    return words.isEmpty() ? "" : "(" + String.join("|", words) + ")";
  }

  private static String limits(JsonNode schema) {
    StringBuilder text = new StringBuilder();
    limit(text, schema, "minimum", ">=");
    limit(text, schema, "maximum", "<=");
    limit(text, schema, "minLength", "chars>=");
    limit(text, schema, "maxLength", "chars<=");
    limit(text, schema, "minItems", "items>=");
    limit(text, schema, "maxItems", "items<=");
    if (schema.path("format").asText().equals("int32")) {
      text.append(" int32");
    }
    List<String> keys = new ArrayList<>();
    schema.path("x-kubernetes-list-map-keys").forEach(k -> keys.add(k.asText()));
    if (!keys.isEmpty()) {
      text.append(" keys=").append(String.join(",", keys));
    }
    return text.toString();
  }

  private static void limit(StringBuilder text, JsonNode schema, String key, String sign) {
    if (schema.has(key)) {
      text.append(' ').append(sign).append(schema.get(key).asText());
    }
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

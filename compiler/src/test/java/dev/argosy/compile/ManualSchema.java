package dev.argosy.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The JSON Schema as tables of a manual. */
final class ManualSchema {
  private static final String NOT_BUILT = "**not built yet** · ";

  private static final String VARS = "`${{ vars.… }}`";

  private final Map<?, ?> definitions;

  ManualSchema(String json) {
    Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
    definitions = map(root, "$defs");
  }

  List<String> keys(String definition) {
    return map(definition(definition), "properties").keySet().stream()
        .map(Object::toString)
        .toList();
  }

  boolean has(String definition) {
    return definitions.containsKey(definition);
  }

  boolean isNotBuilt(String key) {
    return Boolean.TRUE.equals(property("Step", key).get("x-not-built"));
  }

  /** The definitions with keys that keys of a step are made of, but for steps in steps. */
  Set<String> parts(List<String> keys) {
    Set<String> parts = new LinkedHashSet<>();
    keys.forEach(key -> parts(property("Step", key), parts));
    return parts;
  }

  private void parts(Object schema, Set<String> found) {
    if (schema instanceof List<?> list) {
      list.forEach(s -> parts(s, found));
    } else if (schema instanceof Map<?, ?> map) {
      Optional<String> name = reference(map).filter(r -> !r.equals("Step") && !found.contains(r));
      name.ifPresent(r -> {
        if (!keys(r).isEmpty()) {
          found.add(r);
        }
        parts(definition(r), found);
      });
      map.forEach((key, value) -> parts(value, found));
    }
  }

  /** The keys of a definition. */
  String table(String definition) {
    Map<?, ?> schema = definition(definition);
    List<?> required = schema.get("required") instanceof List<?> l ? l : List.of();
    StringBuilder table =
        new StringBuilder("### " + definition + "\n\n" + schema.get("description") + ".\n\n");
    if (keys(definition).isEmpty()) {
      return table.toString();
    }
    table.append("| key | type | default | |\n|---|---|---|---|\n");
    for (String key : keys(definition)) {
      table.append(row(definition, key, required.contains(key)));
    }
    return table.append('\n').toString();
  }

  /** Some keys of steps. */
  String table(List<String> keys) {
    StringBuilder table =
        new StringBuilder("| key of a step | type | default | |\n|---|---|---|---|\n");
    keys.forEach(key -> table.append(row("Step", key, false)));
    return table.append('\n').toString();
  }

  private String row(String definition, String key, boolean required) {
    Map<?, ?> schema = property(definition, key);
    Object kinds = schema.get("x-kinds");
    return "| `%s`%s | %s | %s | %s%s%s |\n"
        .formatted(
            key,
            required ? " (required)" : "",
            type(schema),
            schema.containsKey("default") ? "`" + schema.get("default") + "`" : "",
            Boolean.TRUE.equals(schema.get("x-not-built")) ? NOT_BUILT : "",
            text(description(schema)),
            kinds instanceof List<?> list ? ". Of: " + joined(list, ", ") : "");
  }

  private String description(Map<?, ?> schema) {
    Object own = schema.get("description");
    return own != null
        ? own.toString()
        : reference(schema).map(r -> String.valueOf(definition(r).get("description"))).orElse("");
  }

  private String type(Map<?, ?> schema) {
    Optional<String> reference = reference(schema);
    if (reference.isPresent()) {
      return reference.get().equals("Var") ? VARS : reference.get();
    }
    if (schema.get("enum") instanceof List<?> choices) {
      return text(String.join(" ", choices.stream().map(c -> "`" + c + "`").toList()));
    }
    if (schema.get("anyOf") instanceof List<?> several) {
      return String.join(
          " or ",
          several.stream()
              .map(s -> type((Map<?, ?>) s))
              .sorted(Comparator.comparing(VARS::equals))
              .toList());
    }
    if (schema.get("type") instanceof String type) {
      return named(type, schema) + (Boolean.TRUE.equals(schema.get("x-vars")) ? " or " + VARS : "");
    }
    return "any";
  }

  private String named(String type, Map<?, ?> schema) {
    String limits =
        (schema.containsKey("minimum") ? " ≥ " + schema.get("minimum") : "")
            + (schema.containsKey("maximum") ? " ≤ " + schema.get("maximum") : "");
    Object format = schema.get("format");
    return switch (type) {
      case "array" ->
          "array" + (schema.get("items") instanceof Map<?, ?> m ? " of " + type(m) : "");
      case "object" ->
          schema.get("additionalProperties") instanceof Map<?, ?> m
              ? "map of " + type(m)
              : "object";
      default -> type + (format == null ? "" : " (" + format + ")") + limits;
    };
  }

  private static Optional<String> reference(Map<?, ?> schema) {
    return Optional.ofNullable(schema.get("$ref"))
        .map(r -> r.toString().substring(r.toString().lastIndexOf('/') + 1));
  }

  private Map<?, ?> definition(String name) {
    return map(definitions, name);
  }

  private Map<?, ?> property(String definition, String key) {
    return map(map(definition(definition), "properties"), key);
  }

  private static String joined(List<?> list, String by) {
    List<String> all = new ArrayList<>();
    list.forEach(i -> all.add(String.valueOf(i)));
    return String.join(by, all);
  }

  private static String text(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static Map<?, ?> map(Map<?, ?> parent, String key) {
    return parent.get(key) instanceof Map<?, ?> m ? m : Map.of();
  }
}

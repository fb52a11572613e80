package dev.argosy.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A typed view of one JSON Schema object, as far as the language's own schema uses the vocabulary.
 */
public final class Schema {
  private final LanguageSchema owner;
  private final Map<String, Object> json;

  Schema(LanguageSchema owner, Map<String, Object> json) {
    this.owner = owner;
    this.json = json;
  }

  /** This schema with {@code $ref} followed; a description or default beside the reference wins. */
  Schema resolved() {
    Object ref = json.get("$ref");
    if (ref == null) {
      return this;
    }
    Map<String, Object> merged = new LinkedHashMap<>(owner.at((String) ref).resolved().json);
    json.forEach(merged::put);
    merged.remove("$ref");
    return new Schema(owner, merged);
  }

  public String description() {
    return json.getOrDefault("description", "").toString();
  }

  public Optional<Object> initial() {
    return Optional.ofNullable(json.get("default"));
  }

  /** Part of the language, but refused by this version. */
  public boolean isNotBuilt() {
    return Boolean.TRUE.equals(json.get("x-not-built"));
  }

  /** Anything may stand here. */
  boolean isFree() {
    return Boolean.TRUE.equals(json.get("x-free"));
  }

  /** What stands here is known while compiling: no expression. */
  boolean isLiteral() {
    return Boolean.TRUE.equals(json.get("x-literal"));
  }

  /** The key that a scalar is short for. */
  Optional<String> shortFor() {
    return Optional.ofNullable((String) json.get("x-short-for"));
  }

  /** Kinds of step for which this key makes sense; empty for all. */
  List<String> kinds() {
    return strings("x-kinds");
  }

  public Optional<String> type() {
    return Optional.ofNullable((String) json.get("type"));
  }

  public Optional<String> format() {
    return Optional.ofNullable((String) json.get("format"));
  }

  Optional<String> pattern() {
    return Optional.ofNullable((String) json.get("pattern"));
  }

  Optional<Object> constant() {
    return Optional.ofNullable(json.get("const"));
  }

  public List<String> choices() {
    return strings("enum");
  }

  public List<String> required() {
    return strings("required");
  }

  public List<String> properties() {
    return List.copyOf(map("properties").keySet());
  }

  public Optional<Schema> property(String name) {
    return child(map("properties").get(name));
  }

  /** The schema of values under names that are the author's choice. */
  public Optional<Schema> additional() {
    return child(json.get("additionalProperties"));
  }

  Optional<Schema> propertyNames() {
    return child(json.get("propertyNames"));
  }

  public Optional<Schema> items() {
    return child(json.get("items"));
  }

  public List<Schema> anyOf() {
    return json.get("anyOf") instanceof List<?> list
        ? list.stream().flatMap(s -> child(s).stream()).toList()
        : List.of();
  }

  /** The keys of which exactly one must be there; empty when the schema asks no such thing. */
  public List<String> exactlyOneOf() {
    return json.get("oneOf") instanceof List<?> list
        ? list.stream().flatMap(s -> child(s).stream()).flatMap(s -> s.required().stream()).toList()
        : List.of();
  }

  /** A bound of the schema, all of which are small integers. */
  @Nullable Integer bound(String keyword) {
    return (Integer) json.get(keyword);
  }

  private List<String> strings(String keyword) {
    return json.get(keyword) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> map(String keyword) {
    return json.get(keyword) instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
  }

  @SuppressWarnings("unchecked")
  private Optional<Schema> child(@Nullable Object value) {
    return value instanceof Map<?, ?> m
        ? Optional.of(new Schema(owner, (Map<String, Object>) m).resolved())
        : Optional.empty();
  }
}

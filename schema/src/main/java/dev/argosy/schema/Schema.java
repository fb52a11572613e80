package dev.argosy.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A typed view of one JSON Schema object, as far as the language's own schema uses the vocabulary.
 * What was asked once is kept: every value of every file is held against it.
 */
public final class Schema {
  private final LanguageSchema owner;
  private final Map<String, Object> json;
  private final Map<String, Schema> properties = new ConcurrentHashMap<>();
  private final Map<String, Schema> children = new ConcurrentHashMap<>();
  private final Map<String, List<String>> words = new ConcurrentHashMap<>();
  private @Nullable Pattern pattern;
  private @Nullable List<Schema> branches;
  private @Nullable List<String> alternatives;

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
    Schema target = owner.at((String) ref).resolved();
    if (json.size() == 1) {
      return target;
    }
    Map<String, Object> merged = new LinkedHashMap<>(target.json);
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

  /** An expression of which only vars are seen may stand here. */
  boolean takesVars() {
    return isVar() || Boolean.TRUE.equals(json.get("x-vars"));
  }

  /** Stands beside a schema of something else than strings, for an expression that gives one. */
  boolean isVar() {
    return "var".equals(json.get("format"));
  }

  /** The first form that a value can have when it is written itself. */
  Schema plain() {
    return anyOf().stream().filter(s -> !s.isVar()).findFirst().map(Schema::plain).orElse(this);
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

  Optional<Pattern> pattern() {
    Pattern known = pattern;
    if (known == null && json.get("pattern") instanceof String written) {
      known = Pattern.compile(written);
      pattern = known;
    }
    return Optional.ofNullable(known);
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
    return child(name, map("properties"), properties);
  }

  /** The schema of values under names that are the author's choice. */
  public Optional<Schema> additional() {
    return child("additionalProperties");
  }

  Optional<Schema> propertyNames() {
    return child("propertyNames");
  }

  public Optional<Schema> items() {
    return child("items");
  }

  public List<Schema> anyOf() {
    List<Schema> known = branches; // two threads may compute it, with the same result
    if (known == null) {
      known = schemas("anyOf");
      branches = known;
    }
    return known;
  }

  /** The keys of which exactly one must be there; empty when the schema asks no such thing. */
  public List<String> exactlyOneOf() {
    List<String> known = alternatives;
    if (known == null) {
      known = schemas("oneOf").stream().flatMap(s -> s.required().stream()).toList();
      alternatives = known;
    }
    return known;
  }

  /** A bound of the schema, all of which are small integers. */
  @Nullable Integer bound(String keyword) {
    return (Integer) json.get(keyword);
  }

  private List<String> strings(String keyword) {
    if (!(json.get(keyword) instanceof List<?> list)) {
      return List.of();
    }
    return words.computeIfAbsent(keyword, k -> list.stream().map(Object::toString).toList());
  }

  private List<Schema> schemas(String keyword) {
    return json.get(keyword) instanceof List<?> list
        ? list.stream().flatMap(s -> made(s).stream()).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> map(String keyword) {
    return json.get(keyword) instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
  }

  private Optional<Schema> child(String keyword) {
    return child(keyword, json, children);
  }

  /** Two threads may make it, with the same result. */
  private Optional<Schema> child(String name, Map<String, Object> of, Map<String, Schema> known) {
    Schema schema = known.get(name);
    if (schema != null) {
      return Optional.of(schema);
    }
    Optional<Schema> made = made(of.get(name));
    made.ifPresent(m -> known.put(name, m));
    return made;
  }

  @SuppressWarnings("unchecked")
  private Optional<Schema> made(@Nullable Object value) {
    return value instanceof Map<?, ?> m
        ? Optional.of(new Schema(owner, (Map<String, Object>) m).resolved())
        : Optional.empty();
  }
}

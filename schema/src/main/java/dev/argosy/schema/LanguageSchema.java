package dev.argosy.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON Schema of {@code argosy.dev/v1}: the authority for keys, types, defaults and
 * descriptions.
 */
public final class LanguageSchema {
  /** The version of the language, as it stands in {@code apiVersion}. */
  public static final String API_VERSION = "argosy.dev/v1";

  private static final String RESOURCE = "argosy.v1.schema.json";

  private final Map<String, Object> root;
  private final Map<String, Schema> known = new ConcurrentHashMap<>();

  @SuppressWarnings("unchecked")
  private LanguageSchema() {
    root = (Map<String, Object>) Objects.requireNonNull(JsonText.read(text()), RESOURCE);
  }

  /** Reads the schema; the result is immutable and may be shared. */
  public static LanguageSchema load() {
    return Holder.SCHEMA;
  }

  /** The schema as it is published, JSON text. */
  public static String text() {
    try (InputStream in = LanguageSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the distribution lacks " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values that {@code kind} may have. */
  public List<String> kinds() {
    return at("#/properties/kind").choices();
  }

  /** The names of all definitions. */
  public List<String> definitions() {
    return root.get("$defs") instanceof Map<?, ?> all
        ? all.keySet().stream().map(Object::toString).toList()
        : List.of();
  }

  /** The definition of that name, for example {@code Pipeline}. */
  public Schema definition(String name) {
    return at("#/$defs/" + name).resolved();
  }

  Schema at(String reference) {
    Schema schema = known.get(reference);
    if (schema == null) {
      schema = find(reference);
      known.put(reference, schema);
    }
    return schema;
  }

  @SuppressWarnings("unchecked")
  private Schema find(String reference) {
    Map<String, Object> here = root;
    for (String step : reference.substring(2).split("/")) {
      Object next = here.get(step);
      if (!(next instanceof Map<?, ?> map)) {
        throw new IllegalStateException("the schema has no " + reference);
      }
      here = (Map<String, Object>) map;
    }
    return new Schema(this, here);
  }

  private static final class Holder {
    static final LanguageSchema SCHEMA = new LanguageSchema();
  }
}

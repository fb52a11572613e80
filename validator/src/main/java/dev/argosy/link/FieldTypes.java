package dev.argosy.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of Kubernetes' and Argo's objects by type, made from the schemas of a real API server (see
 * the testkit's FieldLines). Read when a file uses {@code pod}, {@code argo} and the like, never
 * before.
 */
final class FieldTypes {
  private final Map<String, Map<String, Field>> types = new LinkedHashMap<>();

  /** A field, its type as it stands in the file, and whether it must be there. */
  record Field(String type, boolean required) {}

  private FieldTypes(String resource) {
    Map<String, Field> fields = Map.of();
    for (String line : text(resource).split("\n")) {
      if (line.startsWith("  ")) {
        String[] words = line.strip().split(" ");
        boolean required = words[1].endsWith("!");
        fields.put(
            words[0],
            new Field(
                required ? words[1].substring(0, words[1].length() - 1) : words[1], required));
      } else {
        fields = new LinkedHashMap<>();
        types.put(line, fields);
      }
    }
  }

  static FieldTypes kubernetes() {
    return Kubernetes.TYPES;
  }

  static FieldTypes argo() {
    return Argo.TYPES;
  }

  /** The fields of a type; null when the word is none with fields. */
  @Nullable Map<String, Field> fields(String type) {
    return types.get(type);
  }

  /** The fields that must be there. */
  static Set<String> required(Map<String, Field> fields) {
    Set<String> names = new LinkedHashSet<>();
    fields.forEach((name, field) -> {
      if (field.required) {
        names.add(name);
      }
    });
    return names;
  }

  /** The words that {@code string(a|b)} allows; none when it allows all. */
  static List<String> choices(String type) {
    return type.startsWith("string(")
        ? new ArrayList<>(List.of(type.substring(7, type.length() - 1).split("\\|")))
        : List.of();
  }

  private static String text(String resource) {
    try (InputStream in = FieldTypes.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the distribution lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Kubernetes {
    static final FieldTypes TYPES = new FieldTypes("kubernetes.types");
  }

  private static final class Argo {
    static final FieldTypes TYPES = new FieldTypes("argo.types");
  }
}

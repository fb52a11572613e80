package dev.argosy.fields;

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
 * the testkit's FieldLines). Read when a file uses {@code pod}, {@code argo} and the like or holds
 * a plain manifest, never before.
 */
public final class FieldTypes {
  private static final String REQUIRED = "!";

  private final Map<String, Map<String, Field>> types = new LinkedHashMap<>();

  /**
   * A field, its type as it stands in the file, and whether it must be there.
   *
   * @param limits what else is said of its value, as {@link Limit} reads it
   */
  public record Field(String type, boolean required, List<Limit> limits) {}

  private FieldTypes(String resource) {
    Map<String, Field> fields = Map.of();
    for (String line : text(resource).split("\n")) {
      if (line.startsWith("  ")) {
        int name = line.indexOf(' ', 2);
        fields.put(line.substring(2, name), field(line.substring(name + 1)));
      } else {
        fields = new LinkedHashMap<>();
        types.put(line, fields);
      }
    }
  }

  private static Field field(String text) {
    int end = text.indexOf(' ');
    String type = end < 0 ? text : text.substring(0, end);
    boolean required = type.endsWith(REQUIRED);
    return new Field(
        required ? type.substring(0, type.length() - 1) : type,
        required,
        end < 0 ? List.of() : Limit.all(text.substring(end + 1)));
  }

  /** The types of pods. */
  public static FieldTypes kubernetes() {
    return Kubernetes.TYPES;
  }

  /** The types of Argo's objects, of the line that {@code argo} of a Project names. */
  public static FieldTypes argo(String line) {
    return line.equals("3.7") ? Argo37.TYPES : Argo40.TYPES;
  }

  /** The fields of a type; null when the word is none with fields. */
  public @Nullable Map<String, Field> fields(String type) {
    return types.get(type);
  }

  /** The fields that must be there. */
  public static Set<String> required(Map<String, Field> fields) {
    Set<String> names = new LinkedHashSet<>();
    fields.forEach((name, field) -> {
      if (field.required) {
        names.add(name);
      }
    });
    return names;
  }

  /** The words that {@code string(a|b)} allows; none when it allows all. */
  public static List<String> choices(String type) {
    return type.startsWith("string(")
        ? new ArrayList<>(List.of(type.substring(7, type.length() - 1).split("\\|", -1)))
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

  private static final class Argo40 {
    static final FieldTypes TYPES = new FieldTypes("argo-4.0.types");
  }

  private static final class Argo37 {
    static final FieldTypes TYPES = new FieldTypes("argo-3.7.types");
  }
}

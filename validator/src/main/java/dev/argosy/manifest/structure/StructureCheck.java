package dev.argosy.manifest.structure;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.fields.FieldTypes;
import dev.argosy.fields.FieldTypes.Field;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a manifest against the types of Argo's line: unknown fields, types, words, limits. */
public final class StructureCheck {
  /**
   * The line that is installed with CRDs that say nothing of fields, unless one asks for others.
   */
  private static final String MINIMAL = "3.7";

  /** Argo's own clients write it where it is missing, and it means something to be without. */
  private static final String OF_CLIENTS = "maxAge";

  private final FieldTypes types;
  private final Severity schema;
  private final Findings findings;

  /** The mappings around the place, the innermost first. */
  private final Deque<Level> around = new ArrayDeque<>();

  private record Level(MapNode map, Map<String, Field> fields, String name) {}

  /**
   * @param schema how bad it is what only the full CRDs refuse
   */
  private StructureCheck(FieldTypes types, Severity schema, Findings findings) {
    this.types = types;
    this.schema = schema;
    this.findings = findings;
  }

  /**
   * @param line the line of Argo
   */
  public static void check(Manifest manifest, String line, Findings findings) {
    Severity schema = line.equals(MINIMAL) ? Severity.WARNING : Severity.ERROR;
    StructureCheck check = new StructureCheck(FieldTypes.argo(line), schema, findings);
    check.fields(manifest.node(), manifest.kind().word(), "");
  }

  private void value(Node value, Field field, String name) {
    if (value instanceof ScalarNode s && GoScalar.isNothing(s)) {
      return;
    }
    if (type(value, field.type(), name)) {
      Limits.check(value, field.limits(), name, schema, findings);
    }
  }

  /** Whether the value has the type. */
  private boolean type(Node value, String type, String name) {
    if (type.equals("any")) {
      return true;
    }
    if (types.fields(type) != null) {
      return value instanceof MapNode map
          ? fields(map, type, name)
          : wrong(value, "a mapping", name);
    }
    if (type.startsWith("[")) {
      return value instanceof ListNode list
          ? items(list, type.substring(1, type.length() - 1), name)
          : wrong(value, "a list", name);
    }
    if (type.startsWith("{")) {
      return value instanceof MapNode map
          ? entries(map, type.substring(1, type.length() - 1))
          : wrong(value, "a mapping", name);
    }
    if (!(value instanceof ScalarNode scalar)) {
      return wrong(value, ScalarTypes.word(type), name);
    }
    return ScalarTypes.check(scalar, type, name, schema, findings);
  }

  private boolean fields(MapNode map, String type, String name) {
    Map<String, Field> fields = types.fields(type);
    if (fields == null) {
      throw new IllegalStateException("no type " + type);
    }
    around.push(new Level(map, fields, name));
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      Field field = fields.get(key);
      if (field == null) {
        unknown(entry, map, fields, name);
      } else {
        value(entry.value(), field, key);
      }
    }
    around.pop();
    for (String required : FieldTypes.required(fields)) {
      if (!isGiven(map, required) && !isMisspelt(map, required, fields)) {
        findings.add(
            Diagnostic.of(Code.MISSING_KEY, map.at(), missing(required, name))
                .withSeverity(required.equals(OF_CLIENTS) ? Severity.WARNING : schema));
      }
    }
    return true;
  }

  private static boolean isGiven(MapNode map, String key) {
    Node given = map.get(key);
    return given != null && !(given instanceof ScalarNode s && GoScalar.isNothing(s));
  }

  /** Whether a field that does not exist was meant to be this one, which is said there. */
  private static boolean isMisspelt(MapNode map, String key, Map<String, Field> fields) {
    return map.keys().stream()
        .filter(k -> !fields.containsKey(k))
        .anyMatch(k ->
            MovedFields.newName(k)
                .or(() -> Nearest.to(k, fields.keySet()))
                .filter(key::equals)
                .isPresent());
  }

  /** How every check says that a field is missing, so that it is said once. */
  public static String missing(String key, String owner) {
    return owner.isEmpty() ? "'" + key + "' is missing" : "'" + key + "' is missing in " + owner;
  }

  /** How every check says that a list that must hold something does not. */
  public static Diagnostic empty(Fields owner, String key, String name) {
    return owner.has(key)
        ? Diagnostic.of(
            Code.INVALID_VALUE, owner.at(key), "'" + key + "' must have at least 1 item")
        : Diagnostic.of(Code.MISSING_KEY, owner.at(), missing(key, name));
  }

  private void unknown(Entry entry, MapNode owner, Map<String, Field> fields, String name) {
    String key = entry.key().text();
    Optional<String> moved = MovedFields.hint(key, fields.keySet());
    Optional<String> near = Nearest.to(key, fields.keySet());
    boolean slip = near.filter(n -> Math.abs(n.length() - key.length()) <= 1).isPresent();
    Optional<String> elsewhere =
        slip ? Optional.empty() : further(key).or(() -> inside(key, owner, fields));
    Set<String> free = new LinkedHashSet<>(fields.keySet());
    owner.keys().forEach(free::remove);
    findings.add(
        Code.UNKNOWN_KEY,
        entry.key().at(),
        "unknown field '" + key + "'" + (name.isEmpty() ? "" : " in " + name),
        moved
            .or(() -> elsewhere)
            .or(() -> near.map(n -> "did you mean '" + n + "'?"))
            .orElseGet(() -> known(fields)),
        moved.isPresent()
            ? MovedFields.fix(entry, owner)
            : Fix.spelling(entry.key().at(), key, fields.keySet())
                .filter(f -> elsewhere.isEmpty())
                .filter(f -> near.filter(free::contains).isPresent()));
  }

  /** Of a field that stands too deep, as what a template has stands in its container. */
  private Optional<String> further(String key) {
    return around.stream()
        .filter(level -> level.fields().containsKey(key))
        .findFirst()
        .map(level ->
            "it is a field of "
                + level.name()
                + ", further out"
                + (level.map().get(key) == null ? "" : ", where it is written already"));
  }

  /** Of a field that does not stand deep enough, as what a container has stands in its template. */
  private Optional<String> inside(String key, MapNode owner, Map<String, Field> fields) {
    List<String> homes =
        fields.entrySet().stream()
            .filter(home -> has(types.fields(home.getValue().type()), key))
            .map(Map.Entry::getKey)
            .toList();
    List<String> given = homes.stream().filter(h -> owner.get(h) instanceof MapNode).toList();
    List<String> meant = given.isEmpty() ? homes : given;
    return meant.size() == 1
        ? Optional.of("it is a field of " + meant.getFirst() + ", further in")
        : Optional.empty();
  }

  private static boolean has(@Nullable Map<String, Field> fields, String key) {
    return fields != null && fields.containsKey(key);
  }

  private static String known(Map<String, Field> fields) {
    return fields.size() > 12 ? "" : Nearest.known(fields.keySet());
  }

  private boolean items(ListNode list, String item, String name) {
    boolean right = true;
    for (Node node : list.items()) {
      if (node instanceof ScalarNode s && GoScalar.isNothing(s)) {
        empty(s, item, name);
      } else {
        right &= type(node, item, name);
      }
    }
    return right;
  }

  /** Argo reads an empty mapping or text there, the API server refuses it. */
  private void empty(ScalarNode node, String item, String name) {
    if (!item.equals("any")) {
      boolean single = types.fields(item) == null && !item.startsWith("[");
      findings.add(
          Diagnostic.of(
                  Code.WRONG_TYPE,
                  node.at(),
                  "an item of '" + name + "' is empty",
                  "remove its '-', or write what it is")
              .withSeverity(single ? schema : Severity.ERROR));
    }
  }

  private boolean entries(MapNode map, String type) {
    for (Entry entry : map.entries()) {
      value(entry.value(), new Field(type, false, List.of()), entry.key().text());
    }
    return true;
  }

  private boolean wrong(Node value, String expected, String name) {
    findings.add(
        Code.WRONG_TYPE,
        value.at(),
        "'" + name + "' must be " + expected + ", not " + value.what());
    return false;
  }
}

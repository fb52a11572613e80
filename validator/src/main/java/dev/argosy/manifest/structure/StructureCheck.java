package dev.argosy.manifest.structure;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.fields.FieldTypes;
import dev.argosy.fields.FieldTypes.Field;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Map;
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
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      Field field = fields.get(key);
      if (field == null) {
        unknown(entry, fields, name);
      } else {
        value(entry.value(), field, key);
      }
    }
    for (String required : FieldTypes.required(fields)) {
      Node given = map.get(required);
      if (given == null || given instanceof ScalarNode s && GoScalar.isNothing(s)) {
        findings.add(
            Diagnostic.of(Code.MISSING_KEY, map.at(), missing(required, name))
                .withSeverity(required.equals(OF_CLIENTS) ? Severity.WARNING : schema));
      }
    }
    return true;
  }

  /** How every check says that a field is missing, so that it is said once. */
  public static String missing(String key, String owner) {
    return owner.isEmpty() ? "'" + key + "' is missing" : "'" + key + "' is missing in " + owner;
  }

  private void unknown(Entry entry, Map<String, Field> fields, String name) {
    String key = entry.key().text();
    @Nullable String moved = MovedFields.hint(key);
    findings.add(
        Code.UNKNOWN_KEY,
        entry.key().at(),
        "unknown field '" + key + "'" + (name.isEmpty() ? "" : " in " + name),
        moved != null
            ? moved
            : Nearest.to(key, fields.keySet())
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> known(fields)));
  }

  private static String known(Map<String, Field> fields) {
    return fields.size() > 12 ? "" : Nearest.known(fields.keySet());
  }

  private boolean items(ListNode list, String item, String name) {
    boolean right = true;
    for (Node node : list.items()) {
      right &= node instanceof ScalarNode s && GoScalar.isNothing(s) || type(node, item, name);
    }
    return right;
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

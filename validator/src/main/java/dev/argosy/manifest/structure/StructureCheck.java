package dev.argosy.manifest.structure;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import dev.argosy.fields.FieldTypes;
import dev.argosy.fields.FieldTypes.Field;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.TemplateType;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Holds a manifest against the types of Argo's line: unknown fields, types, words, limits. */
public final class StructureCheck {
  /**
   * The line that is installed with CRDs that say nothing of fields, unless one asks for others.
   */
  private static final String MINIMAL = "3.7";

  /** Argo's own clients write them where they are missing, and it means something to be without. */
  private static final Set<String> OF_CLIENTS =
      Set.of("memoize.maxAge", "azure.container", "azure.endpoint", "artifactPaths.name");

  /** Fields of which mappings are made that others write as one key and its value. */
  private static final List<List<String>> PAIRS =
      List.of(List.of("name", "value"), List.of("key", "path"));

  private final FieldTypes types;
  private final Severity schema;
  private final boolean whole;
  private final Findings findings;
  private final Homes homes;
  private final Shapes shapes;

  /**
   * What has been found out.
   *
   * @param meant the manifest without its misspelt keys
   * @param wrong where mappings stand, or the names of them, that hold what is unknown or of the
   *     wrong type, and so may lack what was meant by it
   */
  public record Read(Manifest meant, Set<Span> wrong) {}

  private final Set<Span> wrong = new HashSet<>();

  /** Keys that are typing mistakes of others, and of which. */
  private final IdentityHashMap<ScalarNode, String> misspelt = new IdentityHashMap<>();

  /**
   * @param schema how bad it is what only the full CRDs refuse
   * @param whole whether what must be there is; a patch says only what it changes
   */
  private StructureCheck(FieldTypes types, Severity schema, boolean whole, Findings findings) {
    this.types = types;
    this.schema = schema;
    this.whole = whole;
    this.findings = findings;
    this.homes = new Homes(types);
    this.shapes = new Shapes(types);
  }

  /**
   * The manifest as it is meant: what only a misspelt key makes wrong is said of the key alone.
   *
   * @param line the line of Argo
   */
  public static Read check(Manifest manifest, String line, Findings findings) {
    Severity schema = line.equals(MINIMAL) ? Severity.WARNING : Severity.ERROR;
    StructureCheck check = new StructureCheck(FieldTypes.argo(line), schema, true, findings);
    check.fields(manifest.node(), manifest.kind().word(), "");
    Manifest meant =
        check.misspelt.isEmpty()
            ? manifest
            : new Manifest(manifest.kind(), Respelling.of(manifest.node(), check.misspelt));
    if (check.wrong.contains(manifest.spec().at().span())) {
      check.wrong.add(manifest.fields().key("spec").span());
    }
    return new Read(meant, check.wrong);
  }

  /** The same of an object of Kubernetes' own, or of what a patch says of one. */
  public static MapNode check(
      MapNode object, String type, String name, boolean whole, Findings findings) {
    StructureCheck check =
        new StructureCheck(FieldTypes.kubernetes(), Severity.ERROR, whole, findings);
    check.fields(object, type, name);
    return Respelling.of(object, check.misspelt);
  }

  private void wrong(MapNode map) {
    wrong.add(map.at().span());
    map.entries()
        .forEach(e -> {
          if (e.key().text().equals("name")) {
            wrong.add(e.value().at().span());
          }
        });
  }

  /** Whether the value has the type. */
  private boolean value(Entry entry, Field field) {
    Node value = entry.value();
    String name = entry.key().text();
    if (value instanceof ScalarNode s && GoScalar.isNothing(s)) {
      return true;
    }
    boolean right = type(value, field.type(), name, shapes.place(entry, field.type()));
    if (right) {
      Limits.check(value, field.limits(), name, schema, findings);
    }
    return right;
  }

  /**
   * Whether the value has the type.
   *
   * @param at where to say that it has not
   */
  private boolean type(Node value, String type, String name, At at) {
    if (type.equals("any")) {
      return true;
    }
    if (types.fields(type) != null) {
      return value instanceof MapNode map
          ? fields(map, type, name)
          : wrong(value, "a mapping", type, name, at);
    }
    if (type.startsWith("[")) {
      return value instanceof ListNode list
          ? items(list, type.substring(1, type.length() - 1), name)
          : wrong(value, "a list", type, name, at);
    }
    if (type.startsWith("{")) {
      return value instanceof MapNode map
          ? entries(map, type.substring(1, type.length() - 1))
          : wrong(value, "a mapping", type, name, at);
    }
    if (!(value instanceof ScalarNode scalar)) {
      return wrong(value, ScalarTypes.word(type), type, name, at);
    }
    return ScalarTypes.check(scalar, type, name, schema, findings);
  }

  private boolean fields(MapNode map, String type, String name) {
    Map<String, Field> fields = types.fields(type);
    if (fields == null) {
      throw new IllegalStateException("no type " + type);
    }
    homes.enter(name, map, fields);
    List<String> missing =
        FieldTypes.required(fields).stream()
            .filter(r -> whole && !isGiven(map, r) && !isMisspelt(map, r, fields))
            .toList();
    boolean renamed =
        missing.size() == 1
            && strangers(map, fields) == 1
            && canMean(map, Objects.requireNonNull(fields.get(missing.getFirst())), fields);
    boolean foreign = !map.keys().isEmpty() && map.keys().stream().noneMatch(fields::containsKey);
    for (Entry entry : map.entries()) {
      Field field = fields.get(entry.key().text());
      if (field == null && (whole || !entry.key().text().startsWith("$"))) {
        unknown(entry, map, fields, name, renamed ? missing : List.of());
        if (!misspelt.containsKey(entry.key())) {
          wrong(map);
        }
      } else if (field != null && !value(entry, field)) {
        wrong(map);
      }
    }
    homes.leave();
    if (!renamed && !foreign) {
      missing.stream()
          .filter(required -> !homes.isInside(map, required, fields))
          .forEach(required -> missing(map, required, name));
    }
    return true;
  }

  /** How many fields are there that are no typing mistakes of others and belong nowhere else. */
  private long strangers(MapNode map, Map<String, Field> fields) {
    return map.keys().stream()
        .filter(k -> !fields.containsKey(k) && homes.hint(k).isEmpty())
        .filter(k -> Nearest.to(k, fields.keySet()).isEmpty())
        .count();
  }

  /** Whether what is unknown in a mapping has the shape of a field. */
  private boolean canMean(MapNode map, Field field, Map<String, Field> fields) {
    boolean single = types.fields(field.type()) == null && !field.type().matches("[\\[{].*");
    return map.entries().stream()
        .filter(e -> !fields.containsKey(e.key().text()))
        .anyMatch(e -> single == e.value() instanceof ScalarNode);
  }

  private void missing(MapNode map, String required, String name) {
    findings.add(
        Diagnostic.of(Code.MISSING_KEY, map.at(), missing(required, name))
            .withSeverity(OF_CLIENTS.contains(name + "." + required) ? Severity.WARNING : schema));
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

  /**
   * @param missing the one that must be there and is not, when this may be meant for it
   */
  private void unknown(
      Entry entry, MapNode owner, Map<String, Field> fields, String name, List<String> missing) {
    String key = entry.key().text();
    Optional<String> moved = MovedFields.hint(key, fields.keySet());
    Set<String> likely = likely(key, owner, fields.keySet());
    Set<String> free = new LinkedHashSet<>(likely);
    owner.keys().forEach(free::remove);
    String hint =
        pair(entry, owner, fields)
            .or(() -> moved)
            .or(() -> OtherWords.field(key, fields.keySet(), free).map(StructureCheck::meant))
            .or(() -> OtherWords.advice(key, fields.keySet()))
            .or(() -> certain(key, fields.keySet()))
            .or(() -> homes.hint(key))
            .or(() -> Nearest.to(key, free).map(StructureCheck::meant))
            .or(() -> missing.stream().findFirst().map(StructureCheck::meant))
            .or(() -> homes.beside(key))
            .or(() -> homes.outside(key))
            .or(() -> Nearest.to(key, likely).map(StructureCheck::meant))
            .orElseGet(() -> known(fields));
    free.stream().filter(f -> meant(f).equals(hint)).forEach(f -> misspelt.put(entry.key(), f));
    findings.add(
        Code.UNKNOWN_KEY,
        entry.key().at(),
        "unknown field '" + key + "'" + (name.isEmpty() ? "" : " in " + name),
        hint,
        moved.isPresent()
            ? MovedFields.fix(entry, owner)
            : Fix.spelling(entry.key().at(), key, fields.keySet())
                .filter(f -> f.safe() || homes.hint(key).isEmpty())
                .filter(f -> Nearest.to(key, fields.keySet()).filter(free::contains).isPresent()));
  }

  /** The fields that may be meant: a template that is of one type is hardly of another, too. */
  private static Set<String> likely(String key, MapNode owner, Set<String> known) {
    List<String> types = TemplateType.keys();
    boolean typed = known.containsAll(types) && types.stream().anyMatch(owner.keys()::contains);
    if (!typed || Nearest.isCertain(key, types)) {
      return known;
    }
    Set<String> likely = new LinkedHashSet<>(known);
    types.stream().filter(type -> !owner.keys().contains(type)).forEach(likely::remove);
    return likely;
  }

  /** Two texts that belong together, such as a name and its value, as other tools write them. */
  private static Optional<String> pair(Entry entry, MapNode owner, Map<String, Field> fields) {
    boolean single =
        owner.entries().size() == 1
            && entry.value() instanceof ScalarNode
            && Nearest.to(entry.key().text(), fields.keySet()).isEmpty();
    return PAIRS.stream()
        .filter(p -> single && fields.keySet().containsAll(p))
        .findFirst()
        .map(p ->
            "write {" + p.getFirst() + ": " + entry.key().text() + ", " + p.getLast() + ": ...}");
  }

  private static Optional<String> certain(String key, Set<String> known) {
    return key.equals("templateRef") && known.contains("workflowTemplateRef")
        ? Optional.of(meant("workflowTemplateRef"))
        : Nearest.to(key, known)
            .filter(near -> near.equalsIgnoreCase(key.replace("_", "").replace("-", "")))
            .map(StructureCheck::meant);
  }

  private static String meant(String near) {
    return "did you mean '" + near + "'?";
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
        right &=
            node instanceof MapNode || types.fields(item) == null
                ? type(node, item, name, node.at())
                : wrong(node, "a mapping", item, "an item of '" + name + "'", node.at());
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
      value(entry, new Field(type, false, List.of()));
    }
    return true;
  }

  private boolean wrong(Node value, String expected, String type, String name, At at) {
    findings.add(
        Code.WRONG_TYPE,
        at,
        (name.contains(" ") ? name : "'" + name + "'")
            + " must be "
            + expected
            + ", not "
            + value.what(),
        shapes.hint(value, type, name),
        shapes.fix(value, type, name));
    return false;
  }
}

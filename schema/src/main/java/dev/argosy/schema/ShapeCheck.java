package dev.argosy.schema;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds nodes against the language's schema and says what is wrong in words of the language. Reads
 * the published schema, so there is no second list of keys; a test compares its verdicts with those
 * of a JSON Schema validator.
 */
public final class ShapeCheck {
  /** A mapping with more keys than this is no mapping of the language's. */
  static final int MOST_KEYS = 1000;

  private static final int FEW = 3;

  /** Keys below which steps stand. */
  private static final Set<String> GRAPHS = Set.of("steps", "finally");

  private final Findings findings;
  private boolean straySteps;
  private boolean strayOutputs;
  private boolean waits;

  private ShapeCheck(Findings findings) {
    this.findings = findings;
  }

  /**
   * Checks a document whose {@code kind} is {@code definition}.
   *
   * @return whether anything in it waits for vars
   */
  public static boolean check(Node node, String definition, Findings findings) {
    Findings own = new Findings();
    ShapeCheck check = new ShapeCheck(own);
    check.check(node, LanguageSchema.load().definition(definition), "the document");
    findings.addAll(own.sorted());
    return check.waits;
  }

  /** What is wrong with {@code node}. */
  static Findings findings(Node node, Schema schema, String what) {
    Findings own = new Findings();
    new ShapeCheck(own).check(node, schema, what);
    return own;
  }

  /** Whether {@code node} is right as it is. */
  static boolean fits(Node node, Schema schema) {
    return accepts(schema, node) && !findings(node, schema, "").hasErrors();
  }

  private void check(Node node, Schema schema, String what) {
    if (schema.isNotBuilt()) {
      return; // it is reported at its key
    }
    if (schema.isFree() && accepts(schema, node)) {
      checkNumbers(node); // what is free has no other shape
      if (schema.isLiteral()) {
        checkLiteral(node, what);
      }
      return;
    }
    List<Schema> branches = schema.anyOf();
    if (!branches.isEmpty()) {
      branches.stream()
          .filter(b -> accepts(b, node))
          .findFirst()
          .ifPresentOrElse(
              b -> check(node, b, what), () -> WrongType.report(node, branches, what, findings));
    } else if (!accepts(schema, node)) {
      WrongType.report(node, List.of(schema), what, findings);
    } else {
      switch (node) {
        case MapNode map -> checkMap(map, schema, what);
        case ListNode list -> checkList(list, schema, what);
        case ScalarNode scalar when Settling.waits(scalar, schema) -> waits = true;
        case ScalarNode scalar -> ScalarCheck.check(scalar, schema, what, findings);
      }
    }
  }

  private void checkLiteral(Node node, String what) {
    switch (node) {
      case MapNode map -> map.entries().forEach(e -> checkLiteral(e.value(), what));
      case ListNode list -> list.items().forEach(i -> checkLiteral(i, what));
      case ScalarNode scalar -> {
        int hole = scalar.isString() ? scalar.text().indexOf("${{") : -1;
        if (hole >= 0) {
          ScalarCheck.noExpression(scalar, hole, what, findings);
        }
      }
    }
  }

  static boolean accepts(Schema schema, Node node) {
    if (!schema.anyOf().isEmpty()) {
      return schema.anyOf().stream().anyMatch(s -> accepts(s, node));
    }
    String type = schema.type().orElse("");
    return switch (node) {
      case MapNode m -> type.equals("object") || type.isEmpty();
      case ListNode l -> type.equals("array") || type.isEmpty();
      case ScalarNode s ->
          type.isEmpty()
              || switch (s.kind()) {
                case STRING ->
                    type.equals("string") && (!schema.isVar() || Settling.waits(s, schema));
                case INTEGER -> type.equals("integer") || type.equals("number");
                case NUMBER -> type.equals("number");
                case BOOLEAN -> type.equals("boolean");
                case NULL -> type.equals("null");
              };
    };
  }

  private void checkMap(MapNode map, Schema schema, String what) {
    for (Entry entry : map.entries()) {
      checkEntry(entry, map, schema, what);
    }
    for (String key : schema.required()) {
      boolean stray = straySteps && key.equals("steps");
      if (map.entry(key).isEmpty() && !stray && !hasNearly(map, List.of(key), schema)) {
        findings.add(
            Code.MISSING_KEY,
            map.at(),
            what + " needs the key '" + key + "'",
            schema.property(key).map(p -> key + ": " + p.description()).orElse(""));
      }
    }
    checkExactlyOne(map, schema, what);
    Integer least = schema.bound("minProperties");
    if (least != null && map.entries().size() < least) {
      findings.add(Code.INVALID_VALUE, map.at(), what + " is empty: at least one entry is needed");
    }
  }

  private void checkEntry(Entry entry, MapNode map, Schema schema, String what) {
    String key = entry.key().text();
    Optional<Schema> property = schema.property(key);
    if (straySteps && isStrayStep(entry, schema)) {
      return; // one more, perhaps called like a key
    }
    if (property.isPresent()) {
      if (property.get().isNotBuilt()) {
        findings.add(
            Code.NOT_BUILT,
            entry.key().at(),
            "'" + key + "' is part of the language, but not built yet in this version of Argosy",
            "remove it, or wait for a later version");
      } else {
        checkKind(entry, property.get(), map, schema);
        check(entry.value(), property.get(), "'" + key + "'");
      }
    } else if (schema.additional().filter(of -> isStrayStep(entry, of)).isPresent()
        && !what.equals("'profiles'")) {
      strayStep(entry.key(), what);
    } else if (schema.additional().filter(of -> isStrayOutput(entry.value(), of)).isPresent()) {
      strayOutput(entry.key(), what);
    } else if (schema.additional().filter(of -> isStrayKey(entry, of)).isPresent()) {
      findings.add(
          Code.UNKNOWN_KEY,
          entry.key().at(),
          "'" + key + "' stands in " + what + ", and belongs beside it",
          "start it in the column of " + what);
      straySteps |= GRAPHS.contains(key);
    } else if (schema.additional().isPresent()) {
      schema.propertyNames().ifPresent(names -> NameCheck.check(entry.key(), names, findings));
      check(entry.value(), schema.additional().get(), "'" + key + "'");
    } else if (isStrayStep(entry, schema)
        && ElsewhereNames.meant(key, schema).isEmpty()
        && Nearest.to(key, schema.properties()).isEmpty()) {
      strayStep(entry.key(), what);
    } else if (!schema.properties().isEmpty()) {
      unknownKey(entry, map, schema, what);
    }
  }

  /**
   * Whether a key of what is around stands among names that its author chose: it is indented too
   * far.
   *
   * @param of what is expected below such names
   */
  static boolean isStrayKey(Entry entry, Schema of) {
    String key = entry.key().text();
    boolean known =
        Stream.of("Step", "PipelineSpec")
            .flatMap(d -> LanguageSchema.load().definition(d).property(key).stream())
            .anyMatch(property -> accepts(property, entry.value()));
    boolean kind = of.exactlyOneOf().contains(key);
    boolean header =
        entry.value() instanceof ScalarNode s
            && s.isNull()
            && key.equals("finally")
            && of.exactlyOneOf().isEmpty();
    return header || known && !kind && !isMeant(entry, of);
  }

  private static boolean isMeant(Entry entry, Schema of) {
    if (!of.exactlyOneOf().isEmpty()) {
      return entry.value() instanceof MapNode map
          && map.keys().stream().anyMatch(k -> of.property(k).isPresent());
    }
    boolean types =
        entry.key().text().equals("outputs")
            && entry.value() instanceof MapNode map
            && !map.entries().isEmpty()
            && map.entries().stream().allMatch(e -> isType(e.value()));
    return of.isFree() ? !types : accepts(of, entry.value());
  }

  private static boolean isType(Node value) {
    return value instanceof ScalarNode s && Formats.expected("type", s.text()).isEmpty();
  }

  /** Whether a step stands where only other things do. */
  private static boolean isStrayStep(Entry entry, Schema of) {
    Node value = entry.value();
    List<String> kinds = LanguageSchema.load().definition("Step").exactlyOneOf();
    List<Schema> shapes = WrongType.flat(of);
    return value instanceof MapNode map
        && !GRAPHS.contains(entry.key().text())
        && map.keys().stream().anyMatch(kinds::contains)
        && shapes.stream().anyMatch(s -> !s.properties().isEmpty() || s.type().isPresent())
        && shapes.stream().noneMatch(s -> s.property(kinds.getFirst()).isPresent());
  }

  /** Where one step stands, the next ones do as well: only the first is told. */
  private void strayStep(ScalarNode name, String what) {
    if (!straySteps) {
      findings.add(
          Code.UNKNOWN_KEY,
          name.at(),
          "'" + name.text() + "' is a step, but stands in " + what,
          "write it under steps: perhaps the line 'steps:' is missing above");
    }
    straySteps = true;
  }

  /** Whether a reference stands where steps do. */
  private static boolean isStrayOutput(Node value, Schema of) {
    return value instanceof ScalarNode s
        && s.text().startsWith("${{")
        && of.property("container").isPresent();
  }

  private void strayOutput(ScalarNode name, String what) {
    if (!strayOutputs) {
      findings.add(
          Code.UNKNOWN_KEY,
          name.at(),
          "'" + name.text() + "' is no step, but stands in " + what,
          "if it is an output, write it under outputs: perhaps the line 'outputs:' is missing above");
    }
    strayOutputs = true;
  }

  private void unknownKey(Entry entry, MapNode map, Schema schema, String what) {
    ScalarNode key = entry.key();
    if (map.entries().size() > MOST_KEYS) {
      findings.add(Code.UNKNOWN_KEY, key.at(), "unknown key '" + key.text() + "' in " + what);
      return;
    }
    Optional<String> near =
        Nearest.to(key.text(), schema.properties()).filter(n -> map.entry(n).isEmpty());
    Optional<String> meant =
        ElsewhereNames.meant(key.text(), schema).filter(n -> map.entry(n).isEmpty());
    Optional<String> elsewhere = ElsewhereNames.hint(key.text(), what, schema);
    Optional<Fix> fix =
        elsewhere.isEmpty() || meant.equals(near)
            ? near.flatMap(n -> Fix.spelling(key.at(), key.text(), schema.properties()))
            : meant
                .filter(n -> fits(entry.value(), schema.property(n).orElseThrow()))
                .flatMap(n -> Fix.word(key.at(), key.text(), n))
                .map(Fix::asGuess);
    findings.add(
        Code.UNKNOWN_KEY,
        key.at(),
        "unknown key '" + key.text() + "' in " + what,
        isCutOff(entry)
            ? "the comma before it ends a value: put that value in quotes, up to '"
                + key.text()
                + "'"
            : elsewhere.orElseGet(() -> nearest(key.text(), map, schema)),
        fix);
    if (fix.filter(Fix::safe).isPresent()) {
      near.flatMap(schema::property)
          .filter(p -> accepts(p, entry.value()))
          .ifPresent(p -> check(entry.value(), p, "'" + near.get() + "'"));
    }
  }

  /** Whether a key is a word behind a comma in braces, without a colon: the rest of a text. */
  private static boolean isCutOff(Entry entry) {
    String text = entry.key().at().file().text();
    int before = entry.key().at().from() - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    int after = entry.key().at().to();
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    return entry.value() instanceof ScalarNode s
        && s.isNull()
        && before >= 0
        && text.charAt(before) == ','
        && after < text.length()
        && (text.charAt(after) == ',' || text.charAt(after) == '}');
  }

  /** A key that is nearly written so; else the only one that is still needed. */
  private static String nearest(String key, MapNode map, Schema schema) {
    List<String> missing = schema.required().stream().filter(k -> map.entry(k).isEmpty()).toList();
    return missing.size() == 1 && Nearest.to(key, schema.properties()).isEmpty()
        ? "'" + missing.getFirst() + "' is missing: perhaps that is meant"
        : Nearest.hint(key, schema.properties());
  }

  /** A key that makes no sense for the kind of step beside it. */
  private void checkKind(Entry entry, Schema property, MapNode map, Schema schema) {
    List<String> kinds = property.kinds();
    if (kinds.isEmpty()) {
      return;
    }
    List<String> present = schema.exactlyOneOf().stream().filter(k -> map.get(k) != null).toList();
    if (present.size() == 1 && !kinds.contains(present.getFirst())) {
      findings.add(
          Code.KEY_NOT_FOR_KIND,
          entry.key().at(),
          "'"
              + entry.key().text()
              + "' makes no sense on a step of kind '"
              + present.getFirst()
              + "'",
          "it belongs to steps of kind " + String.join(", ", kinds));
    }
  }

  private void checkExactlyOne(MapNode map, Schema schema, String what) {
    List<String> keys = schema.exactlyOneOf();
    List<Entry> present =
        map.entries().stream().filter(e -> keys.contains(e.key().text())).toList();
    if (!keys.isEmpty() && present.isEmpty() && !hasNearly(map, keys, schema)) {
      findings.add(
          Code.EXACTLY_ONE,
          map.at(),
          what + " needs one of " + String.join(", ", keys),
          schema
              .property(keys.getFirst())
              .map(p -> "for example " + keys.getFirst() + ": " + p.description())
              .orElse(""));
    }
    present.stream()
        .skip(1)
        .forEach(e ->
            findings.add(
                Code.EXACTLY_ONE,
                e.key().at(),
                "'"
                    + e.key().text()
                    + "' stands beside '"
                    + present.getFirst().key().text()
                    + "': "
                    + what
                    + " takes exactly one of "
                    + String.join(", ", keys),
                "remove one of the two; if another step begins here, write its name above"));
  }

  /** Whether an unknown key, reported already, was meant as one of {@code keys}. */
  private static boolean hasNearly(MapNode map, List<String> keys, Schema schema) {
    if (map.entries().size() <= FEW
        && map.keys().stream().filter(k -> schema.property(k).isEmpty()).count() == 1
        && schema.additional().isEmpty()) {
      return true; // of so few keys the unknown one is the one that is missing
    }
    return map.keys().stream()
        .limit(MOST_KEYS)
        .filter(k -> schema.property(k).isEmpty())
        .anyMatch(k ->
            ElsewhereNames.meant(k, schema)
                .or(() -> Nearest.to(k, schema.properties()))
                .filter(keys::contains)
                .isPresent());
  }

  private void checkList(ListNode list, Schema schema, String what) {
    Integer least = schema.bound("minItems");
    if (least != null && list.items().size() < least) {
      findings.add(Code.INVALID_VALUE, list.at(), what + " is empty: at least one item is needed");
    }
    schema
        .items()
        .ifPresent(items -> list.items().forEach(n -> check(n, items, "an item of " + what)));
  }

  private void checkNumbers(Node node) {
    switch (node) {
      case MapNode map -> map.entries().forEach(e -> checkNumbers(e.value()));
      case ListNode list -> list.items().forEach(this::checkNumbers);
      case ScalarNode scalar -> {
        boolean unused = ScalarCheck.checkNumber(scalar, findings);
      }
    }
  }
}

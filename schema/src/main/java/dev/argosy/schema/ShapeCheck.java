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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds nodes against the language's schema and says what is wrong in words of the language. Reads
 * the published schema, so there is no second list of keys; a test compares its verdicts with those
 * of a JSON Schema validator.
 */
public final class ShapeCheck {
  /** A mapping with more keys than this is no mapping of the language's. */
  private static final int MOST_KEYS = 1000;

  private final Findings findings;
  private boolean straySteps;

  private ShapeCheck(Findings findings) {
    this.findings = findings;
  }

  /**
   * Checks a document whose {@code kind} is {@code definition}.
   *
   * @return whether nothing was found
   */
  public static boolean check(Node node, String definition, Findings findings) {
    Findings own = new Findings();
    new ShapeCheck(own).check(node, LanguageSchema.load().definition(definition), "the document");
    findings.addAll(own.sorted());
    return !own.hasErrors();
  }

  /** Whether {@code node} is right as it is. */
  static boolean fits(Node node, Schema schema) {
    Findings own = new Findings();
    new ShapeCheck(own).check(node, schema, "");
    return accepts(schema, node) && !own.hasErrors();
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
          .ifPresentOrElse(b -> check(node, b, what), () -> wrongType(node, branches, what));
    } else if (!accepts(schema, node)) {
      wrongType(node, List.of(schema), what);
    } else {
      switch (node) {
        case MapNode map -> checkMap(map, schema, what);
        case ListNode list -> checkList(list, schema, what);
        case ScalarNode scalar -> checkScalar(scalar, schema, what);
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
          noExpression(scalar, hole, what);
        }
      }
    }
  }

  private void noExpression(ScalarNode scalar, int hole, String what) {
    findings.add(
        Code.EXPRESSION_NOT_ALLOWED,
        scalar.at(hole, hole + 3),
        "no expression can stand in " + what,
        what.equals("'source'")
            ? "a value that becomes code is an injection: pass it by env, args or with"
            : "write the value itself");
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
                case STRING -> type.equals("string");
                case INTEGER -> type.equals("integer") || type.equals("number");
                case NUMBER -> type.equals("number");
                case BOOLEAN -> type.equals("boolean");
                case NULL -> type.equals("null");
              };
    };
  }

  private void wrongType(Node node, List<Schema> expected, String what) {
    if (node instanceof ScalarNode s && s.isString() && s.text().contains("${{")) {
      findings.add(
          Code.NOT_BUILT,
          node.at(),
          "an expression for " + what + " is not built yet in this version of Argosy",
          "write the value itself");
      return;
    }
    Set<String> words = new LinkedHashSet<>();
    expected.forEach(s -> words.addAll(words(s)));
    Optional<Fix> fix =
        node instanceof ScalarNode s ? ValueFixes.ofType(s, words, expected) : Optional.empty();
    findings.add(
        Code.WRONG_TYPE,
        node.at(),
        what + " must be " + String.join(" or ", words) + ", not " + node.what(),
        fix.map(Fix::title)
            .filter(title -> title.startsWith("write '"))
            .or(() -> inShape(node, expected))
            .orElseGet(() -> instead(node, words)),
        fix);
  }

  /** What a single value looks like in a list, or in a mapping of which one key is needed. */
  private static Optional<String> inShape(Node node, List<Schema> expected) {
    if (!(node instanceof ScalarNode s) || s.isNull()) {
      return Optional.empty();
    }
    if (!s.isString() && expected.stream().anyMatch(e -> isType(e))) {
      String type =
          s.kind() == Node.Kind.BOOLEAN ? "boolean" : s.kind().name().toLowerCase(Locale.ROOT);
      return Optional.of("write {type: " + type + ", default: " + s.text() + "}");
    }
    List<Schema> flat = expected.stream().flatMap(e -> flat(e).stream()).toList();
    for (Schema schema : flat) {
      if (schema.items().filter(i -> accepts(i, s)).isPresent() && s.text().matches("\\S+")) {
        return Optional.of("write [" + s.text() + "]");
      }
      if (schema.items().filter(i -> isMapping(i)).isPresent()) {
        return Optional.of(
            "start each item with a dash: - " + keys(schema.items().get()) + ": ...");
      }
    }
    boolean simple = flat.stream().anyMatch(e -> !isMapping(e));
    return simple || flat.isEmpty() || flat.getFirst().properties().isEmpty()
        ? Optional.empty()
        : Optional.of("its keys are " + String.join(", ", flat.getFirst().properties()));
  }

  private static boolean isType(Schema schema) {
    return schema.format().equals(Optional.of("type"))
        || schema.anyOf().stream().anyMatch(ShapeCheck::isType);
  }

  private static List<Schema> flat(Schema schema) {
    return schema.anyOf().isEmpty()
        ? List.of(schema)
        : schema.anyOf().stream().flatMap(s -> flat(s).stream()).toList();
  }

  private static boolean isMapping(Schema schema) {
    return schema.type().orElse("").equals("object");
  }

  private static String keys(Schema schema) {
    return schema.required().stream()
        .findFirst()
        .or(() -> schema.properties().stream().findFirst())
        .orElse("name");
  }

  /** How the value would be written in a type that is expected. */
  private static String instead(Node node, Set<String> words) {
    return switch (node) {
      case ScalarNode s when words.contains("an integer") && s.kind() == Node.Kind.NUMBER ->
          "write a whole number";
      case ScalarNode s when s.isNull() && isCommented(s) ->
          "what follows '#' is a comment: put the value in quotes";
      case ScalarNode s when s.isNull() -> "write a value, or leave the key out";
      case ScalarNode s when s.text().matches("(?s)-\\S.*") && words.contains("a list") ->
          "put a space behind the dash: '- "
              + s.text().lines().findFirst().orElse("").substring(1)
              + "'";
      case ScalarNode s when s.isString() -> unquoted(s.text(), words);
      case ScalarNode s when words.contains("a string") -> "put it in quotes: \"" + s.text() + "\"";
      case ListNode l when words.contains("a mapping") ->
          "write names as keys, without dashes or square brackets: name: ...";
      case MapNode m when words.contains("a list") -> "start each item with a dash";
      default -> "";
    };
  }

  private static boolean isCommented(ScalarNode missing) {
    String text = missing.at().file().text();
    int end = text.indexOf('\n', missing.at().from());
    String rest = text.substring(missing.at().from(), end < 0 ? text.length() : end);
    return rest.matches("\\s*#\\S.*");
  }

  private static String unquoted(String text, Set<String> words) {
    if (words.contains("true or false")) {
      return ValueFixes.TRUE.contains(text.toLowerCase(Locale.ROOT))
          ? "write true, without quotes"
          : ValueFixes.FALSE.contains(text.toLowerCase(Locale.ROOT))
              ? "write false, without quotes"
              : "";
    }
    boolean number = words.contains("an integer") || words.contains("a number");
    if (number && ValueFixes.NUMBER.matcher(text).matches()) {
      return "remove the quotes: " + text;
    }
    return words.contains("a list") && !words.contains("a mapping")
        ? "write [" + String.join(", ", text.strip().split("\\s+")) + "]"
        : "";
  }

  private static List<String> words(Schema schema) {
    if (!schema.anyOf().isEmpty()) {
      return schema.anyOf().stream().flatMap(s -> words(s).stream()).toList();
    }
    return switch (schema.type().orElse("")) {
      case "object" -> List.of("a mapping");
      case "array" -> List.of("a list");
      case "string" -> List.of("a string");
      case "integer" -> List.of("an integer");
      case "number" -> List.of("a number");
      case "boolean" -> List.of("true or false");
      default -> List.of();
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
    } else if (schema.additional().filter(of -> isStrayStep(entry.value(), of)).isPresent()) {
      strayStep(entry.key(), what);
    } else if (schema.additional().isPresent()) {
      schema.propertyNames().ifPresent(names -> checkName(entry.key(), names));
      check(entry.value(), schema.additional().get(), "'" + key + "'");
    } else if (!schema.properties().isEmpty()) {
      unknownKey(entry, map, schema, what);
    }
  }

  /** Whether a step stands where only other things do. */
  private static boolean isStrayStep(Node value, Schema of) {
    List<String> kinds = LanguageSchema.load().definition("Step").exactlyOneOf();
    List<Schema> shapes = flat(of);
    return value instanceof MapNode map
        && map.keys().stream().anyMatch(kinds::contains)
        && shapes.stream().anyMatch(s -> !s.properties().isEmpty())
        && shapes.stream().noneMatch(s -> kinds.stream().anyMatch(k -> s.property(k).isPresent()));
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

  private void unknownKey(Entry entry, MapNode map, Schema schema, String what) {
    ScalarNode key = entry.key();
    Optional<String> near =
        map.entries().size() > MOST_KEYS
            ? Optional.empty()
            : Nearest.to(key.text(), schema.properties()).filter(n -> map.entry(n).isEmpty());
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
        elsewhere.orElseGet(() -> Nearest.hint(key.text(), schema.properties())),
        fix);
    if (fix.filter(Fix::safe).isPresent()) {
      near.flatMap(schema::property)
          .ifPresent(p -> check(entry.value(), p, "'" + near.get() + "'"));
    }
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
                "remove one of the two"));
  }

  /** Whether an unknown key, reported already, was meant as one of {@code keys}. */
  private static boolean hasNearly(MapNode map, List<String> keys, Schema schema) {
    return map.keys().stream()
        .filter(k -> schema.property(k).isEmpty())
        .anyMatch(k ->
            ElsewhereNames.meant(k, schema)
                .or(() -> Nearest.to(k, schema.properties()))
                .filter(keys::contains)
                .isPresent());
  }

  private void checkName(ScalarNode key, Schema names) {
    String text = key.text();
    names
        .pattern()
        .filter(p -> !p.matcher(text).matches())
        .ifPresent(p -> badName(key, p.pattern()));
    names
        .format()
        .flatMap(f -> Formats.expected(f, text))
        .ifPresent(expected ->
            findings.add(
                Code.INVALID_NAME, key.at(), "the name '" + text + "' must be " + expected));
    Integer longest = names.bound("maxLength");
    if (longest != null && text.length() > longest) {
      findings.add(
          Code.INVALID_NAME,
          key.at(),
          "the name '"
              + text
              + "' has "
              + text.length()
              + " characters, at most "
              + longest
              + " are allowed");
    }
  }

  private void badName(ScalarNode key, String pattern) {
    boolean step = pattern.startsWith("^[a-z]");
    String rule =
        step
            ? "lower-case letters and digits in words joined by '-' or '_', starting with a letter"
            : "letters, digits, '_' and '-', not starting with a digit or '-'";
    String better = step ? stepName(key.text()) : null;
    findings.add(
        Code.INVALID_NAME,
        key.at(),
        "the name '" + key.text() + "' must be " + rule,
        better(better),
        renamed(key, better));
  }

  /** Others may say the name too: what they say is mended once this is. */
  private static Optional<Fix> renamed(ScalarNode name, @Nullable String better) {
    return Optional.ofNullable(better)
        .flatMap(b -> Fix.word(name.at(), name.text(), b))
        .map(Fix::asGuess);
  }

  private static String better(@Nullable String name) {
    return name == null ? "" : "for example '" + name + "'";
  }

  /** {@code ExitTask} or {@code exit task} as a name that is allowed. */
  private static @Nullable String stepName(String text) {
    String words = text.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    String name = words.replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return name.isEmpty() ? null : name;
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
      case ScalarNode scalar -> checkNumber(scalar);
    }
  }

  /** Argo, JSON readers and programs hold integers in 64 bits and other numbers in a double. */
  private boolean checkNumber(ScalarNode scalar) {
    Optional<String> wrong = Scalars.outOfRange(scalar);
    wrong.ifPresent(w ->
        findings.add(
            Code.INVALID_VALUE,
            scalar.at(),
            "the number " + shorten(scalar.text()) + " " + w,
            "put it in quotes if it is meant as text"));
    return wrong.isEmpty();
  }

  private void checkScalar(ScalarNode scalar, Schema schema, String what) {
    if (!checkNumber(scalar)) {
      return;
    }
    String text = scalar.text();
    List<String> choices = new ArrayList<>(schema.choices());
    schema.constant().ifPresent(c -> choices.add(c.toString()));
    if (!choices.isEmpty() && !choices.contains(text)) {
      findings.add(
          Code.INVALID_VALUE,
          scalar.at(),
          what
              + (choices.size() > 1 ? " must be one of " : " must be ")
              + String.join(", ", choices)
              + ", not '"
              + text
              + "'",
          choices.size() > 1 ? Nearest.hint(text, choices) : "",
          Fix.spelling(scalar.at(), text, choices));
      return;
    }
    if (scalar.isString()) {
      checkString(scalar, schema, what);
    }
    checkRange(scalar, schema, what);
  }

  private void checkString(ScalarNode scalar, Schema schema, String what) {
    String format = schema.format().orElse("");
    String text = scalar.text();
    int hole = text.indexOf("${{");
    if (hole >= 0 && !Formats.WITH_EXPRESSIONS.contains(format)) {
      noExpression(scalar, hole, what);
      return;
    }
    Formats.expected(format, text)
        .ifPresent(expected ->
            findings.add(
                format.equals("dns-label") ? Code.INVALID_NAME : Code.INVALID_VALUE,
                scalar.at(),
                what + " must be " + expected + ", not '" + shorten(text) + "'",
                format.equals("dns-label") ? better(stepName(text)) : "",
                format.equals("dns-label")
                    ? renamed(scalar, stepName(text))
                    : ValueFixes.ofFormat(scalar, format)));
    schema
        .pattern()
        .filter(p -> !p.matcher(text).find())
        .ifPresent(p -> findings.add(Code.INVALID_VALUE, scalar.at(), what + " must match " + p));
    if (text.isEmpty() && schema.bound("minLength") != null) {
      findings.add(Code.INVALID_VALUE, scalar.at(), what + " is empty");
    }
    Integer longest = schema.bound("maxLength");
    if (longest != null && text.length() > longest) {
      findings.add(
          Code.INVALID_NAME,
          scalar.at(),
          what + " has " + text.length() + " characters, at most " + longest + " are allowed");
    }
  }

  private void checkRange(ScalarNode scalar, Schema schema, String what) {
    Integer least = schema.bound("minimum");
    if (least == null || scalar.isString()) {
      return;
    }
    if (Scalars.value(scalar) instanceof Number value && isBelow(value, least)) {
      findings.add(
          Code.INVALID_VALUE, scalar.at(), what + " must be at least " + least + ", not " + value);
    }
  }

  /** Integers are compared as such: BigDecimal alone takes longer to load than many a file. */
  private static boolean isBelow(Number value, int least) {
    return switch (value) {
      case BigInteger i -> i.compareTo(BigInteger.valueOf(least)) < 0;
      case BigDecimal d -> d.compareTo(BigDecimal.valueOf(least)) < 0;
      default -> false;
    };
  }

  private static String shorten(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}

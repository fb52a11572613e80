package dev.argosy.schema;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is said of a value of another type than the schema wants, and how it would be written. */
final class WrongType {
  private WrongType() {}

  /**
   * @param expected what it may be instead
   * @param what it is, for the message
   */
  static void report(Node node, List<Schema> expected, String what, Findings findings) {
    Set<String> words = new LinkedHashSet<>();
    expected.forEach(s -> words.addAll(words(s)));
    if (node instanceof ScalarNode s
        && s.isString()
        && s.text().contains("${{")
        && !Set.of("a list", "a mapping").containsAll(words)) {
      findings.add(
          Code.EXPRESSION_NOT_ALLOWED,
          node.at(),
          "no expression can stand in " + what,
          "write the value itself");
      return;
    }
    Optional<Fix> fix =
        node instanceof ScalarNode s ? ValueFixes.ofType(s, words, expected) : Optional.empty();
    findings.add(
        Code.WRONG_TYPE,
        node.at(),
        what + " must be " + String.join(" or ", words) + ", not " + node.what(),
        fix.map(Fix::title)
            .filter(title -> title.startsWith("write '"))
            .or(() -> ofBody(node, what))
            .or(() -> ofAfter(node, what))
            .or(() -> inShape(node, expected))
            .orElseGet(() -> instead(node, words)),
        fix);
  }

  /** The body of a request is a text, also where it says JSON. */
  private static Optional<String> ofBody(Node node, String what) {
    return what.equals("'body'") && !(node instanceof ScalarNode)
        ? Optional.of("write it as a text: \"${{ toJson({'key': value}) }}\"")
        : Optional.empty();
  }

  /** The condition of one step stands in a mapping, not in a list of mappings. */
  private static Optional<String> ofAfter(Node node, String what) {
    return what.equals("an item of 'after'") && node instanceof MapNode map && !map.keys().isEmpty()
        ? Optional.of(
            "write a mapping without dashes or square brackets: {"
                + map.keys().getFirst()
                + ": ...}")
        : Optional.empty();
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
      if (schema.items().filter(i -> ShapeCheck.accepts(i, s)).isPresent()
          && s.text().matches("\\S+")) {
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
        || schema.anyOf().stream().anyMatch(WrongType::isType);
  }

  static List<Schema> flat(Schema schema) {
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
      case ScalarNode s when isBlock(s) && words.contains("a mapping") ->
          "its lines are one text: remove the '"
              + (s.style() == Node.Style.LITERAL ? "|" : ">")
              + "' behind the key";
      case ScalarNode s when s.text().contains("${{") && words.contains("a list") ->
          "write a list: each word an item of its own, with quotes around what holds ${{ }}";
      case ScalarNode s when s.isString() -> unquoted(s.text(), words);
      case ScalarNode s when words.contains("a string") -> "put it in quotes: \"" + s.text() + "\"";
      case ListNode l when words.contains("a mapping") ->
          "write names as keys, without dashes or square brackets: name: ...";
      case MapNode m when words.contains("a list") -> "start each item with a dash";
      case MapNode m when words.contains("a string") -> "write the text itself, without keys";
      default -> "write " + String.join(" or ", words);
    };
  }

  private static boolean isBlock(ScalarNode scalar) {
    return scalar.style() == Node.Style.LITERAL || scalar.style() == Node.Style.FOLDED;
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
        : "write " + String.join(" or ", words);
  }

  private static List<String> words(Schema schema) {
    if (!schema.anyOf().isEmpty()) {
      return schema.anyOf().stream().flatMap(s -> words(s).stream()).toList();
    }
    if (schema.isVar()) {
      return List.of();
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
}

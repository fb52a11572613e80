package dev.argosy.schema;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.Positions;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A value of the wrong type or form, as the right one that it was most likely meant to be. */
final class Conversion {
  private Conversion() {}

  static ScalarNode scalar(At at, String text, Kind kind) {
    return new ScalarNode(at, text, kind, Node.Style.PLAIN, Positions.whole(at.span()));
  }

  /** Empty when nothing of it can stand there. */
  static Optional<Node> of(Node node, Schema schema) {
    return branches(schema).flatMap(s -> of(node, s, s.type().orElse("")).stream()).findFirst();
  }

  private static java.util.stream.Stream<Schema> branches(Schema schema) {
    return schema.anyOf().isEmpty()
        ? java.util.stream.Stream.of(schema)
        : schema.anyOf().stream().flatMap(Conversion::branches);
  }

  private static Optional<Node> of(Node node, Schema schema, String type) {
    return switch (node) {
      case MapNode map -> Optional.empty();
      case ListNode list when type.equals("object") && schema.additional().isPresent() ->
          byName(list);
      case ListNode list
          when list.items().size() == 1 && list.items().getFirst() instanceof ScalarNode one ->
          of(one, schema, type);
      case ListNode list -> Optional.empty();
      case ScalarNode s when s.isNull() -> Optional.empty();
      case ScalarNode s ->
          switch (type) {
            case "array" -> Optional.of(new ListNode(s.at(), List.of(s)));
            case "string" -> text(s, schema);
            case "boolean" -> truth(s);
            case "integer", "number" -> number(s, schema);
            default -> Optional.empty();
          };
    };
  }

  /** A list of things with names, as Argo and Kubernetes write what are mappings here. */
  private static Optional<Node> byName(ListNode list) {
    List<Entry> entries = new ArrayList<>();
    return list.items().stream().allMatch(item -> addNamed(item, entries))
            && entries.stream().map(e -> e.key().text()).distinct().count() == entries.size()
        ? Optional.of(new MapNode(list.at(), entries))
        : Optional.empty();
  }

  /** Whether it could be told what an item is called. */
  private static boolean addNamed(Node item, List<Entry> to) {
    return switch (item) {
      case MapNode map when map.get("name") instanceof ScalarNode name ->
          to.add(new Entry(name, map.without("name")));
      case MapNode map when map.get("id") instanceof ScalarNode id ->
          to.add(new Entry(id, map.without("id")));
      case MapNode map when map.entries().size() == 1 -> to.add(map.entries().getFirst());
      case MapNode map -> false;
      case ListNode group -> group.items().stream().allMatch(i -> addNamed(i, to)); // Argo's steps
      case ScalarNode name -> to.add(new Entry(name, scalar(name.at(), "", Kind.NULL)));
    };
  }

  private static Optional<Node> text(ScalarNode s, Schema schema) {
    String format = schema.format().orElse("");
    List<String> choices = schema.choices();
    if (!choices.isEmpty()) {
      return Nearest.to(s.text(), choices).map(near -> scalar(s.at(), near, Kind.STRING));
    }
    boolean anyName = format.startsWith("dns-") || format.equals("absolute-path");
    boolean fits =
        anyName
            || Formats.expected(format, s.text()).isEmpty()
                && (!s.text().contains("${{") || Formats.WITH_EXPRESSIONS.contains(format));
    if (!fits && schema.constant().isEmpty() && s.isString()) {
      return ValueFixes.ofFormat(s, format)
          .map(fix -> fix.edits().getFirst().text().replaceAll("^[\"']|[\"']$", ""))
          .filter(better -> Formats.expected(format, better).isEmpty())
          .map(better -> scalar(s.at(), better, Kind.STRING));
    }
    return fits && schema.constant().isEmpty() && schema.pattern().isEmpty()
        ? Optional.of(s.isString() ? s : scalar(s.at(), s.text(), Kind.STRING))
        : Optional.empty();
  }

  private static Optional<Node> truth(ScalarNode s) {
    String word = s.text().toLowerCase(Locale.ROOT);
    return ValueFixes.TRUE.contains(word)
        ? Optional.of(scalar(s.at(), "true", Kind.BOOLEAN))
        : ValueFixes.FALSE.contains(word)
            ? Optional.of(scalar(s.at(), "false", Kind.BOOLEAN))
            : Optional.empty();
  }

  private static Optional<Node> number(ScalarNode s, Schema schema) {
    boolean whole = s.text().matches("\\d{1,9}");
    Integer least = schema.bound("minimum");
    return whole && (least == null || Integer.parseInt(s.text()) >= least)
        ? Optional.of(scalar(s.at(), s.text(), Kind.INTEGER))
        : Optional.empty();
  }

  /** A text of the schema that says nothing: where a type is wanted, that of anything. */
  static String blank(Schema schema) {
    if (schema.constant().isPresent()) {
      return schema.constant().get().toString();
    }
    if (!schema.choices().isEmpty()) {
      return schema.choices().getFirst();
    }
    return switch (schema.format().orElse("")) {
      case "duration" -> "1s";
      case "quantity", "quantity-text", "count-text" -> "1";
      case "artifact-type" -> "Artifact";
      case "expression" -> "true";
      case "date-time" -> "2000-01-01T00:00:00Z";
      default -> "";
    };
  }
}

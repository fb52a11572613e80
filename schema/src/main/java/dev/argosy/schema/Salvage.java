package dev.argosy.schema;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be read of a document in spite of its mistakes of shape, so that its other mistakes are
 * found in the same run: a misspelled key is what it was meant to be, what cannot be read is left
 * out, and where something must stand, or others may refer to it, a stand-in does.
 */
public final class Salvage {
  private final List<At> standIns = new ArrayList<>();

  private Salvage() {}

  /**
   * A node that {@link Binder} can read.
   *
   * @param standIns where something stands that the author did not write
   */
  public record Salvaged(MapNode node, List<At> standIns) {}

  /** What remains of a document that was meant as {@code kind}. */
  public static Salvaged of(MapNode node, String kind) {
    Salvage salvage = new Salvage();
    Node rest = salvage.map(node, LanguageSchema.load().definition(kind));
    return new Salvaged((MapNode) rest, List.copyOf(salvage.standIns));
  }

  /** Empty when nothing of it can be read. */
  private Optional<Node> rest(Node node, Schema schema) {
    if (schema.isNotBuilt()) {
      return Optional.empty();
    }
    if (ShapeCheck.fits(node, schema)) {
      return Optional.of(node);
    }
    Optional<Schema> branch = branch(node, schema);
    if (schema.isFree() || branch.isEmpty() || branch.get().isFree()) {
      return schema.isFree()
          ? Optional.empty()
          : Conversion.of(node, schema).flatMap(n -> again(n, schema));
    }
    return switch (node) {
      case MapNode map -> Optional.of(map(map, branch.get()));
      case ListNode list -> Optional.of(list(list, branch.get()));
      case ScalarNode scalar -> Conversion.of(scalar, branch.get());
    };
  }

  private Optional<Node> again(Node node, Schema schema) {
    return branch(node, schema).isEmpty() ? Optional.empty() : rest(node, schema);
  }

  private static Optional<Schema> branch(Node node, Schema schema) {
    return schema.anyOf().isEmpty()
        ? Optional.of(schema).filter(s -> ShapeCheck.accepts(s, node))
        : schema.anyOf().stream().flatMap(s -> branch(node, s).stream()).findFirst();
  }

  private Node list(ListNode list, Schema schema) {
    List<Node> items = new ArrayList<>();
    for (Node item : list.items()) {
      schema.items().flatMap(s -> rest(item, s)).ifPresent(items::add);
    }
    return new ListNode(list.at(), items);
  }

  private Node map(MapNode written, Schema schema) {
    MapNode map = raised(written, schema);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : map.entries()) {
      entry(entry, map, schema, entries.keySet()).ifPresent(e -> entries.put(e.key().text(), e));
    }
    for (String key : schema.required()) {
      if (!entries.containsKey(key)) {
        Schema of = schema.property(key).orElseThrow();
        Node value = key.equals("steps") ? steps(map, of) : standIn(of, map.at());
        entries.put(key, new Entry(Conversion.scalar(map.at(), key, Kind.STRING), value));
      }
    }
    return new MapNode(map.at(), List.copyOf(entries.values()));
  }

  /** The same, with keys that are indented too far where they belong. */
  private static MapNode raised(MapNode map, Schema schema) {
    MapNode result = map;
    for (Entry entry : map.entries()) {
      Optional<Schema> of = schema.property(entry.key().text()).flatMap(Schema::additional);
      if (of.isPresent() && entry.value() instanceof MapNode inner) {
        for (Entry stray : inner.entries()) {
          String key = stray.key().text();
          if (schema.property(key).isPresent()
              && result.entry(key).isEmpty()
              && ShapeCheck.isStrayKey(stray, of.get())) {
            inner = inner.without(key);
            result = result.with(entry.key(), inner).with(stray.key(), stray.value());
          }
        }
      }
    }
    return result;
  }

  /** Steps that stand in what is written above them, because the line between is missing. */
  private Node steps(MapNode map, Schema schema) {
    List<String> kinds = LanguageSchema.load().definition("Step").exactlyOneOf();
    List<Entry> strays =
        map.entries().stream()
            .filter(e -> !e.key().text().equals("finally"))
            .flatMap(e -> e.value() instanceof MapNode m ? m.entries().stream() : Stream.of())
            .filter(
                e -> e.value() instanceof MapNode m && m.keys().stream().anyMatch(kinds::contains))
            .toList();
    return strays.isEmpty()
        ? standIn(schema, map.at())
        : rest(new MapNode(strays.getFirst().key().at(), strays), schema).orElseThrow();
  }

  private Optional<Entry> entry(
      Entry entry, MapNode map, Schema schema, java.util.Collection<String> before) {
    Optional<String> key = meant(entry.key().text(), map, schema).filter(k -> !before.contains(k));
    if (key.isEmpty() || key.filter(k -> isOutOfPlace(k, map, schema, before)).isPresent()) {
      return Optional.empty();
    }
    ScalarNode name =
        key.get().equals(entry.key().text())
            ? entry.key()
            : Conversion.scalar(entry.key().at(), key.get(), Kind.STRING);
    Optional<Schema> property = schema.property(key.get());
    Schema of = property.or(schema::additional).orElseThrow();
    boolean needed = property.isEmpty() || schema.required().contains(key.get());
    return rest(entry.value(), of)
        .or(() -> needed ? Optional.of(standIn(of, entry.value().at())) : Optional.empty())
        .map(value -> new Entry(name, value));
  }

  /** The key that is written, or that it is a typing mistake of. */
  private static Optional<String> meant(String key, MapNode map, Schema schema) {
    if (schema.property(key).isPresent() || schema.additional().isPresent()) {
      return Optional.of(key);
    }
    boolean argos = key.equals("depends"); // an expression, not the names of steps
    if (argos || map.entries().size() > ShapeCheck.MOST_KEYS) {
      return Optional.empty();
    }
    return ElsewhereNames.meant(key, schema)
        .or(() -> Nearest.to(key, schema.properties()))
        .filter(near -> map.entry(near).isEmpty());
  }

  /** Whether a key is a second kind of step, or belongs to another kind. */
  private static boolean isOutOfPlace(
      String key, MapNode map, Schema schema, java.util.Collection<String> before) {
    List<String> kinds = schema.exactlyOneOf();
    if (kinds.contains(key)) {
      return kinds.stream().anyMatch(before::contains);
    }
    List<String> of = schema.property(key).map(Schema::kinds).orElse(List.of());
    List<String> present = kinds.stream().filter(k -> map.get(k) != null).toList();
    return !of.isEmpty() && present.size() == 1 && !of.contains(present.getFirst());
  }

  private Node standIn(Schema schema, At at) {
    standIns.add(at);
    return blank(schema, at);
  }

  /** The plainest thing of a shape. */
  private Node blank(Schema schema, At at) {
    if (!schema.anyOf().isEmpty()) {
      return blank(schema.plain(), at);
    }
    return switch (schema.type().orElse("")) {
      case "object" -> map(new MapNode(at, List.of()), schema);
      case "array" -> new ListNode(at, List.of());
      case "string" -> Conversion.scalar(at, Conversion.blank(schema), Kind.STRING);
      case "integer", "number" -> Conversion.scalar(at, "1", Kind.INTEGER);
      case "boolean" -> Conversion.scalar(at, "false", Kind.BOOLEAN);
      default -> Conversion.scalar(at, "", Kind.NULL);
    };
  }
}

package dev.argosy.manifest.structure;

import dev.argosy.fields.FieldTypes;
import dev.argosy.fields.FieldTypes.Field;
import dev.argosy.yaml.Node.MapNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a field that stands in the wrong mapping has its home: in one of the mapping's own fields,
 * around the mapping, or beside it. Keeps the mappings that are being looked at.
 */
final class Homes {
  /** More homes than this are no help. */
  private static final int MOST = 3;

  private final FieldTypes types;
  private final Deque<Around> around = new ArrayDeque<>();

  /** A mapping on the way down to the one that is looked at. */
  private record Around(String name, MapNode map, Map<String, Field> fields) {
    String said() {
      return name.isEmpty() ? "the object" : name;
    }
  }

  Homes(FieldTypes types) {
    this.types = types;
  }

  void enter(String name, MapNode map, Map<String, Field> fields) {
    around.push(new Around(name, map, fields));
  }

  void leave() {
    around.pop();
  }

  /** What to do with a field that belongs into the innermost mapping's own, or around it. */
  Optional<String> hint(String key) {
    Around own = around.getFirst();
    List<String> inside = holders(own.fields(), key);
    List<String> there = inside.stream().filter(own.map().keys()::contains).toList();
    if (!there.isEmpty()) {
      inside = there;
    }
    if (inside.equals(List.of("inline")) && !own.map().keys().contains("inline")) {
      return Optional.of("it is a field of the template that this runs");
    }
    if (!inside.isEmpty() && inside.size() <= MOST) {
      return Optional.of("it belongs into " + String.join(" or ", inside));
    }
    return outwards(key)
        .filter(outer -> outer.map().get(key) == null)
        .findFirst()
        .map(outer -> "it belongs to " + outer.said() + ", around this: indent it less");
  }

  /** Whether something that stands in the mapping belongs into the field that it lacks. */
  boolean isInside(MapNode map, String missing, Map<String, Field> fields) {
    Field field = fields.get(missing);
    return field != null
        && map.keys().stream().anyMatch(k -> !fields.containsKey(k) && holds(field.type(), k));
  }

  /** The mapping further out that has the field, for one that {@link #hint} has no place for. */
  Optional<String> outside(String key) {
    return outwards(key)
        .findFirst()
        .map(outer -> "it is a field of " + outer.said() + ", where it is written already");
  }

  /** The mappings around the innermost that can hold the field, nearest first. */
  private Stream<Around> outwards(String key) {
    return around.stream().skip(1).filter(outer -> outer.fields().containsKey(key));
  }

  /** What stands beside the innermost mapping and could hold the field, when it is only one. */
  Optional<String> beside(String key) {
    return around.stream()
        .skip(1)
        .findFirst()
        .map(outer -> holders(outer.fields(), key))
        .filter(others -> others.size() == 1)
        .map(others -> "it is a field of " + others.getFirst());
  }

  private List<String> holders(Map<String, Field> fields, String key) {
    return fields.entrySet().stream()
        .filter(f -> holds(f.getValue().type(), key))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean holds(String type, String key) {
    boolean list = type.startsWith("[");
    Map<String, Field> fields = types.fields(list ? type.substring(1, type.length() - 1) : type);
    return fields != null && fields.containsKey(key);
  }
}

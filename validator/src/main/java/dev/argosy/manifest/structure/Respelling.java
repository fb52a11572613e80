package dev.argosy.manifest.structure;

import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.Map;

/** A document with other keys at the same places. */
final class Respelling {
  private final Map<ScalarNode, String> keys;

  private Respelling(Map<ScalarNode, String> keys) {
    this.keys = keys;
  }

  /**
   * @param keys those that change, and into what
   */
  static MapNode of(MapNode map, Map<ScalarNode, String> keys) {
    return new Respelling(keys).map(map);
  }

  private MapNode map(MapNode map) {
    return new MapNode(
        map.at(),
        map.entries().stream().map(e -> new Entry(key(e.key()), node(e.value()))).toList());
  }

  private Node node(Node node) {
    return switch (node) {
      case MapNode map -> map(map);
      case ListNode list -> new ListNode(list.at(), list.items().stream().map(this::node).toList());
      case ScalarNode scalar -> scalar;
    };
  }

  private ScalarNode key(ScalarNode key) {
    String meant = keys.get(key);
    return meant == null
        ? key
        : new ScalarNode(key.at(), meant, key.kind(), key.style(), key.positions());
  }
}

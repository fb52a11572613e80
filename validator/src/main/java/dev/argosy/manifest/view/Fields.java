package dev.argosy.manifest.view;

import dev.argosy.diagnostic.At;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a manifest as Argo's decoder sees it: null is as good as absent, and so is whatever
 * has another type than its field; that is reported where the structure is checked.
 *
 * @param node null where there is no mapping
 * @param at the mapping's place, or where it would stand
 */
public record Fields(@Nullable MapNode node, At at) {
  public static Fields of(Node node) {
    return new Fields(node instanceof MapNode map ? map : null, node.at());
  }

  /** Whether there is a mapping, if only an empty one. */
  public boolean exists() {
    return node != null;
  }

  /** The value of a field, unless it is null. */
  public Optional<Node> get(String key) {
    return Optional.ofNullable(value(key));
  }

  private @Nullable Node value(String key) {
    Node value = node == null ? null : node.get(key);
    return value instanceof ScalarNode scalar && GoScalar.isNothing(scalar) ? null : value;
  }

  public boolean has(String key) {
    return value(key) != null;
  }

  /** Whether a field holds more than nothing: no empty text, list or mapping. */
  public boolean hasContent(String key) {
    return switch (value(key)) {
      case null -> false;
      case ScalarNode s -> !s.text().isEmpty();
      case ListNode l -> !l.items().isEmpty();
      case MapNode m -> !m.entries().isEmpty();
    };
  }

  /** A mapping below. */
  public Fields map(String key) {
    Node value = value(key);
    return value == null ? new Fields(null, at) : of(value);
  }

  /** The items of a list that are mappings. */
  public List<Fields> maps(String key) {
    List<Fields> maps = new ArrayList<>();
    for (Node item : list(key)) {
      if (item instanceof MapNode map) {
        maps.add(of(map));
      }
    }
    return maps;
  }

  /** The items of a list. */
  public List<Node> list(String key) {
    return value(key) instanceof ListNode list ? list.items() : List.of();
  }

  /** The items of a list that are scalars. */
  public List<ScalarNode> scalars(String key) {
    List<ScalarNode> scalars = new ArrayList<>();
    for (Node item : list(key)) {
      if (item instanceof ScalarNode s) {
        scalars.add(s);
      }
    }
    return scalars;
  }

  public Optional<ScalarNode> scalar(String key) {
    return value(key) instanceof ScalarNode scalar ? Optional.of(scalar) : Optional.empty();
  }

  /** The text of a scalar; empty when there is none, which is the same to Argo. */
  public String text(String key) {
    return value(key) instanceof ScalarNode scalar ? scalar.text() : "";
  }

  public boolean isTrue(String key) {
    return value(key) instanceof ScalarNode scalar && GoScalar.isTrue(scalar);
  }

  /** The place of a value, or of the mapping that lacks it. */
  public At at(String key) {
    Node value = value(key);
    return value == null ? at : value.at();
  }

  /** The place of a key, or of the mapping that lacks it. */
  public At key(String key) {
    return node == null || !has(key) ? at : node.entry(key).map(e -> e.key().at()).orElse(at);
  }

  /** The keys that are written, also those that hold null. */
  public List<String> keys() {
    return node == null ? List.of() : node.keys();
  }

  /** The mappings below, by their keys. */
  public List<Entry> entries() {
    return node == null ? List.of() : node.entries();
  }
}

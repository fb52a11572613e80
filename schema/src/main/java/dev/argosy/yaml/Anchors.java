package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The anchors of one document. Aliases share nodes here, but every later pass walks them as if they
 * were written out, so what counts is the size and the depth of the written-out document.
 */
final class Anchors {
  /** Most aliases that stand for a mapping or a list. */
  static final int MAX_ALIASES = 50;

  /** Most nodes that all aliases of a document may stand for. */
  static final int MAX_EXPANDED = 100_000;

  private record Anchored(Node node, int size, int height) {}

  private final Findings findings;
  private final Map<String, Anchored> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int aliases;
  private int expanded;
  private boolean refused;

  Anchors(Findings findings) {
    this.findings = findings;
  }

  boolean refused() {
    return refused;
  }

  /** An anchored collection begins; until it is defined, an alias to it would contain itself. */
  void open(String name) {
    known.remove(name);
    open.add(name);
  }

  void define(String name, Node node) {
    open.remove(name);
    known.put(name, new Anchored(node, size(node), height(node)));
  }

  /** The node an alias stands for, at the place of the alias; nothing when it is not known. */
  Node use(String name, int depth, At at) {
    Anchored anchored = known.get(name);
    if (anchored == null) {
      unknown(name, at);
      return empty(at);
    }
    return isAllowed(anchored, depth, at) ? moved(anchored.node(), at) : empty(at);
  }

  private static Node empty(At at) {
    return new ScalarNode(at, "", Node.Kind.NULL, Node.Style.PLAIN, new FixedPosition(at.span()));
  }

  private static Node moved(Node node, At at) {
    return switch (node) {
      case MapNode map -> new MapNode(at, map.entries());
      case ListNode list -> new ListNode(at, list.items());
      case ScalarNode s ->
          new ScalarNode(at, s.text(), s.kind(), s.style(), new FixedPosition(at.span()));
    };
  }

  private boolean isAllowed(Anchored anchored, int depth, At at) {
    aliases += anchored.node() instanceof ScalarNode ? 0 : 1;
    expanded += anchored.size();
    if (aliases > MAX_ALIASES) {
      return refuse(at, "more than " + MAX_ALIASES + " aliases of mappings and lists");
    }
    if (expanded > MAX_EXPANDED) {
      return refuse(at, "aliases that stand for more than " + MAX_EXPANDED + " values");
    }
    if (depth + anchored.height() > EventScan.MAX_DEPTH) {
      return refuse(at, "nested deeper than " + EventScan.MAX_DEPTH + " levels through this alias");
    }
    return true;
  }

  private boolean refuse(At at, String what) {
    if (!refused) {
      findings.add(
          Code.TOO_LARGE,
          at,
          "the document has " + what + ", more than Argosy reads",
          "write the values out, or split the document");
    }
    refused = true;
    return false;
  }

  private void unknown(String name, At at) {
    if (open.contains(name)) {
      findings.add(
          Code.UNKNOWN_ALIAS,
          at,
          "'*" + name + "' stands inside the value of '&" + name + "', so it would contain itself",
          "remove it, or move the anchor");
    } else {
      String near =
          Nearest.to(name, known.keySet()).map(n -> "did you mean '*" + n + "'?").orElse("");
      findings.add(
          Code.UNKNOWN_ALIAS,
          at,
          "no anchor '&" + name + "' above this alias",
          near.isEmpty() ? "if it is meant as text, write \"*" + name + "\"" : near,
          Nearest.to(name, known.keySet())
              .filter(n -> at.text().equals("*" + name))
              .map(n -> Fix.guess("write '*" + n + "'", at, "*" + n)));
    }
  }

  private static int size(Node node) {
    return switch (node) {
      case ScalarNode scalar -> 1;
      case ListNode list -> 1 + list.items().stream().mapToInt(Anchors::size).sum();
      case MapNode map -> 1 + map.entries().stream().mapToInt(e -> 1 + size(e.value())).sum();
    };
  }

  private static int height(Node node) {
    return switch (node) {
      case ScalarNode scalar -> 0;
      case ListNode list -> 1 + list.items().stream().mapToInt(Anchors::height).max().orElse(0);
      case MapNode map ->
          1 + map.entries().stream().mapToInt(e -> height(e.value())).max().orElse(0);
    };
  }
}

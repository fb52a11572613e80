package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Findings;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Builds the nodes of one document from its events. Recursion is as deep as the events are. */
final class Composer {
  private final TextMap map;
  private final int offset;
  private final List<Event> events;
  private final Findings findings;
  private final Scalars scalars;
  private final Anchors anchors;
  private int next;
  private int depth;

  /**
   * @param offset where the first event's text stands in the file
   * @param events all of one document, without a failure
   * @param masked whether parts of the text were hidden from the parser
   */
  Composer(TextMap map, int offset, List<Event> events, boolean masked, Findings findings) {
    this.map = map;
    this.offset = offset;
    this.events = events;
    this.findings = findings;
    this.scalars = new Scalars(map, masked, findings);
    this.anchors = new Anchors(findings);
  }

  /** The root; empty when the document has none or is refused as too large. */
  Optional<Node> compose() {
    while (next < events.size() && !(events.get(next) instanceof NodeEvent)) {
      next++;
    }
    Optional<Node> root = next < events.size() ? Optional.of(node()) : Optional.empty();
    return root.filter(node -> !anchors.refused());
  }

  /** Whether the document is refused as too large. */
  boolean refused() {
    return anchors.refused();
  }

  private Node node() {
    Event event = events.get(next++);
    return switch (event) {
      case AliasEvent alias -> anchors.use(alias.getAlias().getValue(), depth, at(alias));
      case ScalarEvent scalar -> anchored(scalar, scalar(scalar));
      case MappingStartEvent start -> anchored(start, collection(start));
      case SequenceStartEvent start -> anchored(start, collection(start));
      default -> throw new IllegalStateException("no node starts with " + event);
    };
  }

  private Node anchored(NodeEvent event, Node node) {
    event.getAnchor().ifPresent(anchor -> anchors.define(anchor.getValue(), node));
    return node;
  }

  private ScalarNode scalar(ScalarEvent event) {
    int from = content(event);
    return scalars.node(event, from, Math.max(from, offset + EventScan.end(event)));
  }

  private Node collection(CollectionStartEvent start) {
    int from = content(start);
    start.getAnchor().ifPresent(anchor -> anchors.open(anchor.getValue()));
    scalars.checkTag(start, map.place(from, from + 1));
    depth++;
    Node node = start instanceof MappingStartEvent ? mapping(start, from) : list(start, from);
    depth--;
    return node;
  }

  private MapNode mapping(CollectionStartEvent start, int from) {
    MapEntries entries = new MapEntries(findings);
    while (!(events.get(next) instanceof MappingEndEvent)) {
      Event keyEvent = events.get(next);
      Node key = node();
      entries.add(key, isMerge(keyEvent), node());
    }
    int end = offset + EventScan.end(events.get(next++));
    At first = entries.firstKey().orElse(map.place(from, from));
    return new MapNode(start.isFlow() ? map.place(from, end) : first, entries.list());
  }

  private ListNode list(CollectionStartEvent start, int from) {
    List<Node> items = new ArrayList<>();
    while (!(events.get(next) instanceof SequenceEndEvent)) {
      items.add(node());
    }
    int end = offset + EventScan.end(events.get(next++));
    return new ListNode(map.place(from, start.isFlow() ? end : from + 1), items);
  }

  private static boolean isMerge(Event key) {
    return key instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<");
  }

  private At at(Event event) {
    return map.place(offset + EventScan.start(event), offset + EventScan.end(event));
  }

  /** An event starts at its anchor or tag; the content stands behind them. */
  private int content(NodeEvent event) {
    int at = offset + EventScan.start(event);
    while (map.at(at) == '&' || map.at(at) == '!') {
      while (at < map.length() && !isSpace(map.at(at))) {
        at++;
      }
      while (isSpace(map.at(at))) {
        at++;
      }
    }
    return Math.min(at, Math.max(offset + EventScan.end(event), offset + EventScan.start(event)));
  }

  private static boolean isSpace(int point) {
    return point == ' ' || point == '\t' || TextMap.isBreak(point);
  }
}

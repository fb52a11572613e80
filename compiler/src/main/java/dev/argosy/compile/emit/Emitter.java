package dev.argosy.compile.emit;

import dev.argosy.compile.argo.Quoted;
import dev.argosy.model.Component;
import dev.argosy.model.Components;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes records, maps, lists and scalars as YAML. */
public final class Emitter {
  private static final int LINE = 100;

  /** A mapping whose entries stand beside the other fields of its record, not under a key. */
  private static final String OTHERS = "others";

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setWidth(Integer.MAX_VALUE)
          .setSplitLines(false)
          .build();

  private Emitter() {}

  /** One document, ended by a newline. */
  public static String emit(Object object) {
    String yaml =
        new Present(SETTINGS)
            .emitToString(new Serialize(SETTINGS).serializeOne(node(object)).iterator());
    return Scalars.escaped(yaml);
  }

  private static Node node(Object value) {
    return switch (value) {
      case String s -> scalar(s, false);
      case Quoted q -> scalar(q.text(), true);
      case Boolean b -> new ScalarNode(Tag.BOOL, b.toString(), ScalarStyle.PLAIN);
      case Integer i -> new ScalarNode(Tag.INT, i.toString(), ScalarStyle.PLAIN);
      case Long l -> new ScalarNode(Tag.INT, l.toString(), ScalarStyle.PLAIN);
      case java.math.BigInteger i -> new ScalarNode(Tag.INT, i.toString(), ScalarStyle.PLAIN);
      case Number n -> new ScalarNode(Tag.FLOAT, n.toString(), ScalarStyle.PLAIN);
      case Collection<?> c -> sequence(c);
      case Map<?, ?> m -> mapping(tuples(m));
      case Record r -> mapping(tuples(r));
      default -> throw new IllegalArgumentException("cannot emit " + value.getClass());
    };
  }

  private static Node sequence(Collection<?> items) {
    List<Node> nodes = new ArrayList<>();
    items.forEach(i -> nodes.add(i == null ? nothing() : item(i)));
    boolean flow =
        nodes.isEmpty()
            || nodes.stream().allMatch(n -> isShort(n) || isOneEntry(n))
                && nodes.stream().mapToInt(Emitter::length).sum() <= LINE;
    return new SequenceNode(Tag.SEQ, nodes, flow ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  /** A small mapping in a list stands on one line, also when it holds one that does. */
  private static Node item(Object value) {
    Node node = node(value);
    return node instanceof MappingNode map && isSmall(map, Emitter::isOnOneLine)
        ? new MappingNode(Tag.MAP, map.getValue(), FlowStyle.FLOW)
        : node;
  }

  private static boolean isSmall(MappingNode map, Predicate<Node> value) {
    return map.getValue().size() <= 3
        && map.getValue().stream().allMatch(t -> value.test(t.getValueNode()))
        && length(map) <= LINE;
  }

  private static boolean isOneEntry(Node node) {
    return node instanceof MappingNode map && map.getValue().size() == 1 && isOnOneLine(map);
  }

  private static boolean isOnOneLine(Node node) {
    return isShort(node) || node instanceof MappingNode map && map.getFlowStyle() == FlowStyle.FLOW;
  }

  private static boolean isShort(Node node) {
    return node instanceof ScalarNode s && s.getScalarStyle() != ScalarStyle.LITERAL;
  }

  private static int length(Node node) {
    return switch (node) {
      case ScalarNode s -> s.getValue().length() + 4;
      case MappingNode m ->
          m.getValue().stream()
              .mapToInt(t -> length(t.getKeyNode()) + length(t.getValueNode()))
              .sum();
      default -> LINE + 1;
    };
  }

  /** A small mapping of scalars stands on one line. */
  private static Node mapping(List<NodeTuple> tuples) {
    MappingNode map = new MappingNode(Tag.MAP, tuples, FlowStyle.FLOW);
    return isSmall(map, Emitter::isShort) ? map : new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
  }

  private static List<NodeTuple> tuples(Map<?, ?> map) {
    List<NodeTuple> tuples = new ArrayList<>();
    map.forEach((k, v) ->
        tuples.add(new NodeTuple(scalar(k.toString(), false), v == null ? nothing() : node(v))));
    return tuples;
  }

  private static List<NodeTuple> tuples(Record record) {
    List<NodeTuple> tuples = new ArrayList<>();
    for (Component component : Components.of(record.getClass()).all()) {
      Object value = component.of(record);
      if (component.name().equals(OTHERS) && value instanceof Map<?, ?> fields) {
        tuples.addAll(tuples(fields));
      } else if (value != null && !isEmpty(value)) {
        tuples.add(new NodeTuple(scalar(component.key(), false), node(value)));
      }
    }
    return tuples;
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Collection<?> c && c.isEmpty()
        || value instanceof Map<?, ?> m && m.isEmpty();
  }

  private static Node nothing() {
    return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
  }

  private static Node scalar(String text, boolean quoted) {
    ScalarStyle style =
        Scalars.isBlock(text)
            ? ScalarStyle.LITERAL
            : quoted || !Scalars.isPlain(text) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
    return new ScalarNode(Tag.STR, text, style);
  }
}

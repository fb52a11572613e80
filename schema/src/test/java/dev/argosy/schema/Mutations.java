package dev.argosy.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every document that is one edit away from a good one, by what was done to it. */
final class Mutations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode root;
  private final Map<String, JsonNode> all = new LinkedHashMap<>();

  private Mutations(JsonNode root) {
    this.root = root;
  }

  static Map<String, JsonNode> of(JsonNode document) {
    Mutations mutations = new Mutations(document);
    mutations.walk(document, "");
    return mutations.all;
  }

  private void walk(JsonNode node, String pointer) {
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(key -> {
            String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            edit("drop " + at, pointer, o -> o.remove(key));
            edit("rename " + at, pointer, o -> rename(o, key, key + "X"));
            others(object.get(key))
                .forEach(
                    value -> edit("set " + at + " to " + value, pointer, o -> o.set(key, value)));
            walk(object.get(key), at);
          });
      edit("add to " + pointer, pointer, o -> o.put("notAKey", "x"));
      for (String kind : List.of("container", "script", "forEach", "emptyDir", "secret")) {
        edit("add " + kind + " to " + pointer, pointer, o -> o.set(kind, JSON.objectNode()));
      }
      edit("empty " + pointer, pointer, ObjectNode::removeAll);
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        for (JsonNode value : others(array.get(i))) {
          editArray("set " + pointer + "/" + i + " to " + value, pointer, a -> a.set(index, value));
        }
        walk(array.get(i), pointer + "/" + i);
      }
      editArray("empty " + pointer, pointer, ArrayNode::removeAll);
    }
  }

  private static void rename(ObjectNode object, String from, String to) {
    JsonNode value = object.get(from);
    object.remove(from);
    object.set(to, value);
  }

  /** Values of the other types of YAML, and of the same one. */
  private static List<JsonNode> others(JsonNode value) {
    List<JsonNode> values =
        new ArrayList<>(
            List.of(
                JSON.textNode("x"),
                JSON.textNode("X y"),
                JSON.textNode(""),
                JSON.numberNode(7),
                JSON.numberNode(-1),
                JSON.numberNode(1.5),
                JSON.booleanNode(true),
                JSON.nullNode(),
                JSON.arrayNode(),
                JSON.arrayNode().add("x"),
                JSON.objectNode(),
                JSON.objectNode().put("x", "string")));
    values.removeIf(value::equals);
    return values;
  }

  private void edit(String what, String pointer, Consumer<ObjectNode> change) {
    JsonNode copy = root.deepCopy();
    change.accept((ObjectNode) copy.at(pointer));
    all.put(what, copy);
  }

  private void editArray(String what, String pointer, Consumer<ArrayNode> change) {
    JsonNode copy = root.deepCopy();
    change.accept((ArrayNode) copy.at(pointer));
    all.put(what, copy);
  }
}

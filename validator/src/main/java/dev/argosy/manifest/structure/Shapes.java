package dev.argosy.manifest.structure;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Fix;
import dev.argosy.fields.FieldTypes;
import dev.argosy.fields.FieldTypes.Field;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How to write a value that has the wrong shape: a list for a text, a text for a mapping. */
final class Shapes {
  /** Texts that people write as lists, and what stands between the items. */
  private static final Map<String, String> JOINED = Map.of("depends", " && ", "target", " ");

  /** Texts that are YAML or JSON themselves. */
  private static final Set<String> BLOCKS = Set.of("manifest", "podSpecPatch", "value", "body");

  private static final int LONGEST = 60;

  /** A type with more fields does not stand for one of them. */
  private static final int FEW = 3;

  private final FieldTypes types;

  Shapes(FieldTypes types) {
    this.types = types;
  }

  /** What to write; empty when that cannot be known. */
  String hint(Node value, String type, String name) {
    return switch (value) {
      case ScalarNode s when type.startsWith("[") -> listOf(s, type, name);
      case ScalarNode s when types.fields(type) != null -> mappingOf(s, type, name);
      case MapNode map when type.startsWith("[") -> items(map, type);
      case ListNode list when types.fields(type) != null ->
          isItself(list, type) ? "remove the '- '" : below(type);
      case ListNode list when name.equals("withParam") -> "withItems takes such a list";
      case ListNode list when JOINED.containsKey(name) -> joined(list, name);
      case MapNode map when name.equals("template") && map.get("template") != null ->
          "write templateRef";
      case MapNode map when name.equals("value") -> "what is read from elsewhere is a valueFrom";
      case MapNode map when name.equals("onExit") && map.get("template") instanceof ScalarNode t ->
          "write onExit: " + t.text();
      case Node block when BLOCKS.contains(name) && isMapOrList(block) ->
          "begin it with '|': '" + name + ": |'";
      default -> "";
    };
  }

  private static boolean isMapOrList(Node node) {
    return !(node instanceof ScalarNode);
  }

  /** A single value in brackets, where nothing else can be meant. */
  Optional<Fix> fix(Node value, String type, String name) {
    boolean single =
        value instanceof ScalarNode s
            && type.startsWith("[string")
            && isPlain(s)
            && !s.text().contains(" ")
            && s.at().text().length() >= s.text().length();
    return single
        ? Optional.of(Fix.guess("make a list of it", value.at(), "[" + value.at().text() + "]"))
        : Optional.empty();
  }

  private static boolean isPlain(ScalarNode scalar) {
    return scalar.text().length() <= LONGEST && !scalar.text().contains("\n");
  }

  private String listOf(ScalarNode value, String type, String name) {
    if (name.equals("withItems") && value.text().contains("{{")) {
      return "a list that is computed goes into withParam";
    }
    if (!isPlain(value) || value.text().isEmpty()) {
      return "begin each item with '- '";
    }
    Map<String, Field> fields = types.fields(inner(type));
    if (fields != null) {
      return fields.containsKey("name") ? "write [{name: " + value.text() + "}]" : "";
    }
    return name.equals("command") && value.text().matches("[\\w./ -]+")
        ? "write [" + String.join(", ", value.text().strip().split(" +")) + "]"
        : value.text().matches("[\\w.-]++(, *+[\\w.-]++)++")
            ? "write [" + value.text() + "]"
            : "write [" + value.at().text() + "]";
  }

  private String mappingOf(ScalarNode value, String type, String name) {
    Map<String, Field> fields = fields(type);
    String text = value.text();
    if (fields.isEmpty()) {
      return "write {}";
    }
    if (!isPlain(value)) {
      return fields.size() == 1 ? "write it as '" + fields.keySet().iterator().next() + "'" : "";
    }
    if (fields.containsKey(text)) {
      return "write {" + text + (isFlag(fields, text) ? ": true}" : ": {}}");
    }
    if (fields.keySet().containsAll(Set.of("name", "key"))) {
      return "write {name: " + text + ", key: ...}";
    }
    if (name.equals("suspend")) {
      return "write {duration: " + text + "}";
    }
    if (name.equals("valueFrom")) {
      return text.startsWith("/") ? "write {path: " + text + "}" : "";
    }
    if (fields.containsKey("count")) {
      return "write {count: " + text + "}";
    }
    if (fields.containsKey("strategy")) {
      return "write {strategy: " + text + "}";
    }
    return FieldTypes.required(fields).size() == 1
        ? "write {" + FieldTypes.required(fields).iterator().next() + ": " + text + "}"
        : fields.containsKey("name") ? "write {name: " + text + "}" : "";
  }

  private static boolean isFlag(Map<String, Field> fields, String key) {
    Field field = fields.get(key);
    return field != null && field.type().equals("boolean");
  }

  /** A mapping where a list of mappings is wanted. */
  private String items(MapNode map, String type) {
    Map<String, Field> fields = fields(inner(type));
    boolean names =
        fields.containsKey("name") && map.keys().stream().noneMatch(fields::containsKey);
    if (names && !map.keys().isEmpty()) {
      String second = fields.containsKey("value") ? ", value: ..." : ", ...";
      return "write - {name: " + map.keys().getFirst() + second + "}";
    }
    return "begin each item with '- '";
  }

  /** Whether the only item of the list is the mapping that is wanted. */
  private boolean isItself(ListNode list, String type) {
    return list.items().size() == 1
        && list.items().getFirst() instanceof MapNode map
        && fields(type).keySet().containsAll(map.keys());
  }

  /** A list where the mapping that holds it is wanted. */
  private String below(String type) {
    return fields(type).size() > FEW
        ? ""
        : fields(type).entrySet().stream()
            .filter(f -> f.getValue().type().startsWith("["))
            .map(Map.Entry::getKey)
            .max(Comparator.comparing("parameters"::equals)) // more common than artifacts
            .map(key -> "write '" + key + ":' before the list")
            .orElse("");
  }

  private static String joined(ListNode list, String name) {
    List<String> words =
        list.items().stream()
            .filter(ScalarNode.class::isInstance)
            .map(i -> ((ScalarNode) i).text())
            .toList();
    return words.size() < list.items().size() || words.isEmpty()
        ? ""
        : "write " + name + ": \"" + String.join(JOINED.getOrDefault(name, " "), words) + "\"";
  }

  private Map<String, Field> fields(String type) {
    Map<String, Field> fields = types.fields(type);
    return fields == null ? Map.of() : fields;
  }

  private static String inner(String type) {
    return type.substring(1, type.length() - 1);
  }

  /** Where a text is wanted, a block is named by its key: it begins with something inside it. */
  At place(Node.Entry entry, String type) {
    Node value = entry.value();
    boolean text = !type.startsWith("[") && !type.startsWith("{") && types.fields(type) == null;
    boolean block =
        text
            && !(value instanceof ScalarNode)
            && value.at().span().line() > entry.key().at().span().line();
    return block ? entry.key().at() : value.at();
  }
}

package dev.argosy.schema;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.ExpressionParser;
import dev.argosy.expression.Text;
import dev.argosy.model.After;
import dev.argosy.model.Component;
import dev.argosy.model.Components;
import dev.argosy.model.Condition;
import dev.argosy.model.Document;
import dev.argosy.model.Mount;
import dev.argosy.model.Named;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of nodes whose shape has been checked. Goes by the records' components, so a new
 * property of the schema needs a component and nothing here. What can still go wrong is an
 * expression that does not parse.
 */
public final class Binder {
  private final Findings findings;

  private Binder(Findings findings) {
    this.findings = findings;
  }

  /** The document that {@code node}, checked as {@code kind}, says. */
  public static Document bind(MapNode node, String kind, Findings findings) {
    Class<? extends Document> type =
        switch (kind) {
          case "Pipeline" -> Document.Pipeline.class;
          case "Component" -> Document.Component.class;
          case "RunConfiguration" -> Document.RunConfiguration.class;
          case "Project" -> Document.Project.class;
          default -> throw new IllegalArgumentException(kind);
        };
    return type.cast(
        new Binder(findings).record(type, node, LanguageSchema.load().definition(kind)));
  }

  /** Values by name, as the author of a run gives them. */
  public static Named<Value> values(MapNode node, Findings findings) {
    return entries(node, new Binder(findings)::value);
  }

  private Object record(Class<?> type, MapNode node, Schema schema) {
    Components parts = Components.of(type);
    @Nullable Object[] arguments = new @Nullable Object[parts.all().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = component(parts.all().get(i), node, schema);
    }
    try {
      return parts.constructor().newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot bind " + type, e);
    }
  }

  private @Nullable Object component(Component component, MapNode node, Schema schema) {
    if (component.type() == At.class) {
      return node.at();
    }
    if (component.name().equals("cleared")) {
      return cleared(node);
    }
    String key = key(component, schema);
    Optional<Schema> found = schema.property(key);
    if (found.isEmpty() && component.type().isRecord()) {
      String own = component.type().getSimpleName();
      return record(component.type(), node, LanguageSchema.load().definition(own));
    }
    Schema property =
        found.orElseThrow(() -> new IllegalStateException("not in the schema: " + component));
    Node value = node.get(key);
    if (value == null || value instanceof ScalarNode s && s.isNull() && !isValue(component)) {
      return schema.exactlyOneOf().contains(key) ? null : initial(component, property, node.at());
    }
    return bind(component.genericType(), value, property);
  }

  /** The name of the component, where the schema has it: {@code initial} is a key, too. */
  static String key(Component component, Schema schema) {
    return schema.property(component.name()).isPresent() ? component.name() : component.key();
  }

  /** A null is a value where any value may stand. */
  private static boolean isValue(Component component) {
    return component.type() == Value.class;
  }

  private static Set<String> cleared(MapNode node) {
    Set<String> names = new LinkedHashSet<>();
    for (Entry e : node.entries()) {
      if (e.value() instanceof ScalarNode s && s.isNull()) {
        names.add(e.key().text());
      }
    }
    return names;
  }

  private static @Nullable Object initial(Component component, Schema property, At at) {
    Class<?> type = component.type();
    Object initial = property.initial().orElse(null);
    if (initial == null) {
      return absent(component);
    }
    if (type == Named.class) {
      return Named.none();
    }
    if (type == After.class) {
      return After.nothing();
    }
    if (type.isEnum()) {
      return constant(type, initial.toString());
    }
    if (type == Word.class) {
      return new Word(at, initial.toString());
    }
    if (initial instanceof List<?> words
        && component.genericType() instanceof ParameterizedType generic
        && generic.getActualTypeArguments()[0] == Word.class) {
      return words.stream().map(w -> new Word(at, String.valueOf(w))).toList();
    }
    return type == Text.class
        ? new Text(at, List.of(new Text.Literal(initial.toString())))
        : initial;
  }

  /** What has no default and is not there. */
  private static @Nullable Object absent(Component component) {
    return component.type() == List.class
        ? List.of()
        : component.type() == Named.class
            ? Named.none()
            : component.type() == After.class ? After.nothing() : null;
  }

  @SuppressWarnings("unchecked")
  private Object bind(Type type, Node node, Schema schema) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      return generic.getRawType() == Named.class
          ? named(element, node, schema)
          : list(element, node, schema);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord() && !isLeaf(raw)) {
      return record(raw, expand(node, schema), object(schema));
    }
    return raw.isEnum() ? constant(raw, text(node)) : scalar(raw, node);
  }

  private static boolean isLeaf(Class<?> type) {
    return type == Word.class
        || type == Text.class
        || type == Condition.class
        || type == After.class
        || type == Value.class;
  }

  private Object scalar(Class<?> type, Node node) {
    if (type == Value.class) {
      return value(node);
    }
    if (type == After.class) {
      return after(node);
    }
    ScalarNode s = (ScalarNode) node;
    if (type == Text.class) {
      return ExpressionParser.text(s, findings);
    }
    if (type == Condition.class) {
      return new Condition(s.at(), ExpressionParser.bare(s, findings));
    }
    if (type == Word.class) {
      return new Word(s.at(), s.text(), s.positions());
    }
    if (type == Duration.class) {
      return Formats.duration(s.text()).orElseThrow();
    }
    if (type == boolean.class || type == Boolean.class) {
      return Boolean.parseBoolean(s.text().toLowerCase(Locale.ROOT));
    }
    if (type == int.class || type == Integer.class) {
      return Scalars.value(s) instanceof BigInteger number ? clamp(number) : 0;
    }
    return type == BigDecimal.class
        ? Optional.ofNullable(Scalars.number(s)).orElseThrow()
        : s.text();
  }

  /** Counts beyond an int mean the same to Argo as the largest int: more than will ever be. */
  private static int clamp(BigInteger number) {
    return number.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
  }

  private Value value(Node node) {
    return switch (node) {
      case ScalarNode s when s.isString() -> {
        Text text = ExpressionParser.text(s, findings);
        yield text.isConstant() && !text.isBroken()
            ? new Value.Scalar(s.at(), text.constant())
            : new Value.OfText(s.at(), text);
      }
      case ScalarNode s -> new Value.Scalar(s.at(), Scalars.value(s));
      case ListNode l -> new Value.ListOf(l.at(), l.items().stream().map(this::value).toList());
      case MapNode m -> new Value.MapOf(m.at(), entries(m, this::value));
    };
  }

  private static After after(Node node) {
    Map<String, After.Ending> steps = new LinkedHashMap<>();
    Map<String, At> places = new LinkedHashMap<>();
    switch (node) {
      case ListNode list ->
          list.items()
              .forEach(n -> {
                steps.put(text(n), After.Ending.DID_NOT_FAIL);
                places.put(text(n), n.at());
              });
      case MapNode map ->
          map.entries()
              .forEach(e -> {
                steps.put(
                    e.key().text(), (After.Ending) constant(After.Ending.class, text(e.value())));
                places.put(e.key().text(), e.key().at());
              });
      case ScalarNode s -> throw new IllegalStateException("unchecked " + s.at());
    }
    return new After(steps, places);
  }

  private Named<Object> named(Type element, Node node, Schema schema) {
    Schema values = object(schema).additional().orElse(schema);
    return entries((MapNode) node, n -> bind(element, n, values));
  }

  private static <T> Named<T> entries(MapNode map, java.util.function.Function<Node, T> bind) {
    Map<String, T> values = new LinkedHashMap<>();
    Map<String, At> keys = new LinkedHashMap<>();
    Set<String> cleared = new LinkedHashSet<>();
    for (Entry e : map.entries()) {
      keys.put(e.key().text(), e.key().at());
      if (e.value() instanceof ScalarNode s && s.isNull()) {
        cleared.add(e.key().text());
      } else {
        values.put(e.key().text(), bind.apply(e.value()));
      }
    }
    return new Named<>(values, keys, cleared);
  }

  /** A list; one thing alone is a list of one. */
  private List<Object> list(Type element, Node node, Schema schema) {
    List<Object> items = new ArrayList<>();
    List<Node> nodes = node instanceof ListNode list ? list.items() : List.of(node);
    Schema of =
        element == Mount.class ? LanguageSchema.load().definition("OneMount") : items(schema);
    nodes.forEach(n -> items.add(bind(element, n, of)));
    return items;
  }

  private static Schema items(Schema schema) {
    return branch(schema, "array").flatMap(Schema::items).orElse(schema);
  }

  private static Schema object(Schema schema) {
    return branch(schema, "object").orElse(schema);
  }

  private static Optional<Schema> branch(Schema schema, String type) {
    if (schema.type().filter(type::equals).isPresent()) {
      return Optional.of(schema);
    }
    return schema.anyOf().stream().flatMap(s -> branch(s, type).stream()).findFirst();
  }

  /** What is no mapping where one may stand is short for the mapping with one key. */
  private static MapNode expand(Node node, Schema schema) {
    if (node instanceof MapNode map) {
      return map;
    }
    String key =
        schema.shortFor().orElseThrow(() -> new IllegalStateException("unchecked " + node.at()));
    ScalarNode name =
        new ScalarNode(
            node.at(), key, Node.Kind.STRING, Node.Style.PLAIN, (from, to) -> node.at().span());
    return new MapNode(node.at(), List.of(new Entry(name, node)));
  }

  private static String text(Node node) {
    return ((ScalarNode) node).text();
  }

  private static Object constant(Class<?> type, String word) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().replace("_", "").equalsIgnoreCase(word)) {
        return constant;
      }
    }
    throw new IllegalStateException(type + " has no " + word);
  }
}

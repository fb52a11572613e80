package dev.argosy.schema;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts values in place of the expressions that stand where only vars can: a name, a time span, a
 * count. What a var gives is held against the schema as if it had been written there.
 */
public final class Settling {
  private final Vars vars;
  private final Findings findings;

  private Settling(Vars vars, Findings findings) {
    this.vars = vars;
    this.findings = findings;
  }

  /** What expressions give by the vars alone. */
  @FunctionalInterface
  public interface Vars {
    /** Nobody knows; what is fit for the place stands in. */
    Vars UNKNOWN = (expression, what) -> Optional.empty();

    /**
     * The value that takes the place of an expression; empty when it has none, which was reported.
     *
     * @param what the place, for messages
     */
    Optional<ScalarNode> value(ScalarNode expression, String what);
  }

  /**
   * The document without such expressions.
   *
   * @param node one that {@link ShapeCheck} took as {@code kind}
   * @param findings takes what is wrong with the values
   */
  public static MapNode settle(MapNode node, String kind, Vars vars, Findings findings) {
    Schema schema = LanguageSchema.load().definition(kind);
    return (MapNode) new Settling(vars, findings).node(node, schema, "the document");
  }

  /** Whether a value of the schema is known once vars are. */
  static boolean waits(ScalarNode scalar, Schema schema) {
    return schema.takesVars() && isExpression(scalar);
  }

  private static boolean isExpression(ScalarNode scalar) {
    return scalar.isString() && scalar.text().contains("${{");
  }

  private Node node(Node node, Schema schema, String what) {
    if (schema.isFree()) {
      return node;
    }
    if (!schema.anyOf().isEmpty()) {
      Optional<Schema> branch =
          schema.anyOf().stream().filter(s -> ShapeCheck.accepts(s, node)).findFirst();
      return branch.filter(Schema::isVar).isPresent()
          ? value((ScalarNode) node, schema, what)
          : branch.map(b -> node(node, b, what)).orElse(node);
    }
    return switch (node) {
      case MapNode map -> map(map, schema);
      case ListNode list -> list(list, schema, what);
      case ScalarNode scalar -> waits(scalar, schema) ? value(scalar, schema, what) : scalar;
    };
  }

  private MapNode map(MapNode map, Schema schema) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : map.entries()) {
      String key = entry.key().text();
      Optional<Schema> of = schema.property(key).or(schema::additional);
      Node value = of.map(s -> node(entry.value(), s, "'" + key + "'")).orElse(entry.value());
      entries.add(new Entry(entry.key(), value));
    }
    return new MapNode(map.at(), entries);
  }

  private ListNode list(ListNode list, Schema schema, String what) {
    Optional<Schema> items = schema.items();
    return items.isEmpty()
        ? list
        : new ListNode(
            list.at(),
            list.items().stream().map(i -> node(i, items.get(), "an item of " + what)).toList());
  }

  private ScalarNode value(ScalarNode expression, Schema schema, String what) {
    return vars.value(expression, what)
        .filter(v -> isRight(v, schema, what))
        .orElseGet(() -> standIn(expression.at(), schema));
  }

  private boolean isRight(ScalarNode value, Schema schema, String what) {
    String hint = "it is '" + value.text() + "' here, by its vars";
    if (isExpression(value)) {
      findings.add(
          Code.EXPRESSION_NOT_ALLOWED, value.at(), "a var gives " + what + " an expression", hint);
      return false;
    }
    Findings own = ShapeCheck.findings(value, schema, what);
    own.sorted().stream()
        .map(d -> Diagnostic.of(d.code(), value.at(), d.message(), hint))
        .forEach(findings::add);
    return !own.hasErrors();
  }

  private static ScalarNode standIn(At at, Schema schema) {
    Schema plain = schema.plain();
    return switch (plain.type().orElse("")) {
      case "integer", "number" -> Conversion.scalar(at, "1", Kind.INTEGER);
      case "boolean" -> Conversion.scalar(at, "false", Kind.BOOLEAN);
      default -> Conversion.scalar(at, Conversion.blank(plain), Kind.STRING);
    };
  }
}

package dev.argosy.compile.exprlang;

import dev.argosy.compile.exprlang.Fragment.Level;
import dev.argosy.expression.Equality;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Operator;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.ArtifactType;
import dev.argosy.expression.Type.ObjectType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.Type.Unknown;
import java.util.List;
import java.util.stream.Collectors;

/** Expressions to fragments. Every expression becomes one fragment that computes it once. */
final class Lowering {
  private final Access access;
  private final Calls calls = new Calls(this);

  Lowering(Access access) {
    this.access = access;
  }

  Fragment raw(Expr.Ref ref) {
    return Fragment.primary(access.value(ref.reference()));
  }

  boolean isJson(Expr.Ref ref) {
    return access.isJson(ref.reference());
  }

  Fragment value(Expr expr) {
    return switch (expr) {
      case Expr.Constant constant -> Literals.of(constant.value());
      case Expr.Ref ref ->
          isJson(ref)
              ? Conversions.extracted(ref.type(), Fragment.call("fromJSON", raw(ref)))
              : parsed(ref.type(), raw(ref));
      case Expr.ArtifactPath path -> Fragment.primary(access.path(path.reference()));
      case Expr.ArtifactUri uri -> Fragment.primary(access.uri(uri.reference()));
      case Expr.Unary unary -> unary(unary);
      case Expr.Binary binary -> binary(binary);
      case Expr.Conditional c ->
          condition(c.condition()).choose(value(c.then()), value(c.otherwise()));
      case Expr.Call call -> calls.value(call);
      case Expr.FirstOf firstOf -> new Alternatives(this, firstOf).value();
      case Expr.Index index -> Conversions.extracted(index.type(), item(index));
      case Expr.Property property -> property(property);
      case Expr.ListOf list -> list(list);
      case Expr.MapOf map -> map(map);
      case Expr.Poison poison -> throw new IllegalArgumentException("the expression has mistakes");
    };
  }

  /** A raw string of Argo as a value of its declared type. */
  Fragment parsed(Type type, Fragment raw) {
    return switch (type) {
      case StringType string -> raw;
      case Scalar scalar ->
          switch (scalar) {
            case INTEGER -> Fragment.call("int", raw);
            case NUMBER -> Fragment.call("float", raw);
            case BOOLEAN -> Conversions.bool(raw);
          };
      case ArrayType array -> Fragment.call("fromJSON", raw);
      case ObjectType object -> Fragment.call("fromJSON", raw);
      case Unknown any -> Fragment.call("fromJSON", raw);
      case ArtifactType artifact ->
          throw new IllegalArgumentException("an artifact is no value: " + raw.text());
    };
  }

  Fragment text(Expr expr) {
    return expr instanceof Expr.Constant constant
        ? Literals.text(TextForm.of(constant.value()))
        : Conversions.text(expr.type(), value(expr));
  }

  boolean isUnknown(Expr expr) {
    return expr.type() == Unknown.ANY;
  }

  /** A boolean, whatever the value turns out to be: the engine checks what stands before `?`. */
  Fragment condition(Expr expr) {
    return isUnknown(expr) ? Conversions.truth(value(expr)) : value(expr);
  }

  /** An int, also when the value was read from JSON. */
  Fragment integer(Expr expr) {
    return isUnknown(expr) ? Conversions.integer(value(expr)) : value(expr);
  }

  Fragment guardedJson(Expr expr) {
    Fragment open = Literals.text("{{");
    Fragment escaped = Literals.text("\\u007b\\u007b");
    if (expr instanceof Expr.Ref ref && ref.type().isComposite() && !isJson(ref)) {
      Fragment checked =
          Fragment.binary(Level.COMPARISON, value(ref), "!=", Fragment.primary("nil"));
      return checked.choose(
          Fragment.call("replace", raw(ref), open, escaped), Conversions.fail("null is no value"));
    }
    boolean plain = expr.type() instanceof Scalar;
    return plain
        ? text(expr)
        : Fragment.call("replace", Conversions.json(value(expr)), open, escaped);
  }

  private Fragment unary(Expr.Unary unary) {
    String operand =
        unary.operator() == Operator.NOT
            ? condition(unary.operand()).at(Level.PRIMARY)
            : value(unary.operand()).at(Level.PRIMARY);
    return new Fragment(unary.operator().sign() + operand, Level.UNARY);
  }

  private Fragment binary(Expr.Binary binary) {
    Expr left = binary.left();
    Expr right = binary.right();
    return switch (binary.operator()) {
      case OR -> Fragment.binary(Level.OR, condition(left), "||", condition(right));
      case AND -> Fragment.binary(Level.AND, condition(left), "&&", condition(right));
      case EQUAL, NOT_EQUAL -> equality(binary);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> plain(Level.COMPARISON, binary);
      case IN -> membership(binary);
      case ADD -> sum(binary);
      case SUBTRACT -> plain(Level.SUM, binary);
      case MULTIPLY -> plain(Level.PRODUCT, binary);
      // The engine gives infinity for a division by zero; JSON has none, so toJson fails.
      case DIVIDE ->
          Fragment.call("fromJSON", Fragment.call("toJson", plain(Level.PRODUCT, binary)));
      case REMAINDER -> Fragment.binary(Level.PRODUCT, integer(left), "%", integer(right));
      case NOT, NEGATE -> throw new IllegalStateException("no binary operator");
    };
  }

  private Fragment plain(Level level, Expr.Binary binary) {
    return Fragment.binary(
        level, value(binary.left()), binary.operator().sign(), value(binary.right()));
  }

  private Fragment equality(Expr.Binary binary) {
    if (!Equality.byJson(binary.left().type(), binary.right().type())) {
      return plain(Level.COMPARISON, binary);
    }
    return Fragment.binary(
        Level.COMPARISON,
        Conversions.json(value(binary.left())),
        binary.operator().sign(),
        Conversions.json(value(binary.right())));
  }

  private Fragment membership(Expr.Binary binary) {
    Fragment needle = value(binary.left());
    Fragment container = value(binary.right());
    Type type = binary.right().type();
    Type items = type instanceof ArrayType array ? array.items() : type;
    if (type instanceof ObjectType) {
      return Fragment.binary(Level.COMPARISON, needle, "in", container);
    }
    if (Equality.itemsByJson(binary.left().type(), items, type)) {
      return any(container, Conversions.json(Conversions.ITEM), Conversions.json(needle));
    }
    return type instanceof ArrayType
        ? any(container, Conversions.ITEM, needle)
        : Fragment.binary(Level.COMPARISON, needle, "in", container);
  }

  /** The engine's own `in` takes constant lists for sets of one Go type: 1.0 is not in [1]. */
  private static Fragment any(Fragment list, Fragment item, Fragment needle) {
    return Fragment.call("any", list, Fragment.binary(Level.COMPARISON, item, "==", needle));
  }

  private Fragment sum(Expr.Binary binary) {
    if (!(binary.type() instanceof ArrayType)) {
      return plain(Level.SUM, binary);
    }
    // Two empty lists make nil, which JSON would call null.
    return Fragment.call("concat", value(binary.left()), value(binary.right()))
        .or(Fragment.primary("[]"));
  }

  private Fragment item(Expr.Index index) {
    Fragment target = value(index.target());
    if (index.index() instanceof Expr.Constant constant) {
      return target.index(String.valueOf(constant.value()));
    }
    // A negative index would count from the end.
    Fragment checked =
        Fragment.binary(Level.COMPARISON, Conversions.ITEM, "<", Fragment.primary("0"))
            .choose(Conversions.fail("index out of range"), target.index("#"));
    return Conversions.once(integer(index.index()), checked);
  }

  private Fragment property(Expr.Property property) {
    Fragment read = value(property.target()).index(value(property.key()).text());
    return Conversions.extracted(property.type(), read);
  }

  private Fragment list(Expr.ListOf list) {
    return Fragment.primary(
        list.items().stream()
            .map(item -> value(item).text())
            .collect(Collectors.joining(", ", "[", "]")));
  }

  /** Blanks keep the braces of nested maps apart. */
  private Fragment map(Expr.MapOf map) {
    List<String> properties =
        map.properties().entrySet().stream()
            .map(entry -> Literals.quoted(entry.getKey()) + ": " + value(entry.getValue()).text())
            .toList();
    String text = String.join(", ", properties);
    return Fragment.primary("{" + text + (text.endsWith("}") ? " }" : "}"));
  }
}

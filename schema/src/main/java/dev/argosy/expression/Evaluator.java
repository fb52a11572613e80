package dev.argosy.expression;

import dev.argosy.expression.Type.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an expression means, computed at once: for what is known while compiling, and as the measure
 * for what Argo computes.
 *
 * <ul>
 *   <li>Integers have 64 bits; a sum or product that does not fit wraps around, as in Go.
 *   <li>Numbers are IEEE 754 with 64 bits. A division whose result is not finite has no value.
 *   <li>Inside arrays and objects that come from outside every number is such a 64-bit number, so
 *       integers are exact there up to 2<sup>53</sup>.
 *   <li>Texts are sequences of code points; letters change case one by one; {@code matches} follows
 *       RE2 and looks for the pattern anywhere.
 *   <li>Arrays and objects are equal when their JSON with sorted keys is; {@code keys} and {@code
 *       values} go by sorted keys, and so does the text of a computed object.
 *   <li>{@code &&}, {@code ||} and {@code ? :} are lazy; {@code x in list} does not compute x for
 *       an empty list. Only where the literals {@code true} or {@code false} stand as operands may
 *       the engine know the result before it computes the other operand.
 *   <li>There is no null: a property that is null or not there, like an index out of range, has no
 *       value.
 * </ul>
 */
public final class Evaluator {
  /** A number of this size and beyond is made no integer; a little less than 2^63, to be sure. */
  public static final double LARGEST_INTEGER = 9.2e18;

  private final Values values;

  private Evaluator(Values values) {
    this.values = values;
  }

  /**
   * The value of an expression.
   *
   * @return a String, Long, Double, Boolean, List or Map
   * @throws EvaluationException when it has none
   */
  public static Object evaluate(Expr expr, Values values) {
    return new Evaluator(values).value(expr);
  }

  /**
   * The text form of an expression's value; of a mere reference, in the order of its own keys.
   *
   * @throws EvaluationException when it has none
   */
  public static String text(Expr expr, Values values) {
    Evaluator evaluator = new Evaluator(values);
    return TextForm.of(
        expr instanceof Expr.Ref ref && ref.type().isComposite()
            ? evaluator.existing(ref)
            : evaluator.value(expr));
  }

  Object value(Expr expr) {
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Ref ref -> converted(ref.type(), Json.ofReference(existing(ref)));
      case Expr.ArtifactPath path -> values.path(path.reference());
      case Expr.ArtifactUri uri -> values.uri(uri.reference());
      case Expr.Unary unary -> Arithmetic.unary(unary.operator(), value(unary.operand()));
      case Expr.Binary binary -> binary(binary);
      case Expr.Conditional c -> truth(c.condition()) ? value(c.then()) : value(c.otherwise());
      case Expr.Call call ->
          new Calls(call, call.arguments().stream().map(this::value).toList()).value();
      case Expr.FirstOf firstOf -> firstOf(firstOf);
      case Expr.Index index -> Conversions.to(index.type(), item(index));
      case Expr.Property property -> Conversions.to(property.type(), property(property));
      case Expr.ListOf list -> list.items().stream().map(this::value).toList();
      case Expr.MapOf map -> map(map);
      case Expr.Poison poison -> throw new IllegalStateException("not checked");
    };
  }

  private Object existing(Expr.Ref ref) {
    Object value = values.value(ref.reference());
    if (value == null) {
      throw new EvaluationException(ref.reference() + " does not exist");
    }
    return value;
  }

  private static Object converted(Type type, Object value) {
    return type == Scalar.NUMBER && value instanceof Long integer ? integer.doubleValue() : value;
  }

  private boolean truth(Expr expr) {
    return Conversions.truth(value(expr));
  }

  private Object binary(Expr.Binary binary) {
    Operator operator = binary.operator();
    return switch (operator) {
      case AND -> truth(binary.left()) && truth(binary.right());
      case OR -> truth(binary.left()) || truth(binary.right());
      case EQUAL -> Equality.of(binary, value(binary.left()), value(binary.right()));
      case NOT_EQUAL -> !Equality.of(binary, value(binary.left()), value(binary.right()));
      case IN -> Equality.in(binary, () -> value(binary.left()), value(binary.right()));
      case ADD -> sum(binary, value(binary.left()), value(binary.right()));
      default -> Arithmetic.binary(operator, value(binary.left()), value(binary.right()));
    };
  }

  private Object firstOf(Expr.FirstOf firstOf) {
    for (Expr argument : firstOf.arguments()) {
      if (argument.required().allMatch(this::exists)) {
        return converted(firstOf.type(), value(argument));
      }
    }
    throw new EvaluationException("none of the arguments of firstOf exists");
  }

  private boolean exists(Expr.Lookup lookup) {
    return !(lookup instanceof Expr.Ref ref) || values.value(ref.reference()) != null;
  }

  private @Nullable Object item(Expr.Index index) {
    Object target = value(index.target());
    Object position = Conversions.to(Scalar.INTEGER, value(index.index()));
    if (!(target instanceof List<?> list) || !(position instanceof Long at)) {
      throw new EvaluationException("expected an array");
    }
    if (at < 0 || at >= list.size()) {
      throw new EvaluationException("index " + at + " is out of range");
    }
    return list.get(at.intValue());
  }

  private @Nullable Object property(Expr.Property property) {
    Object target = value(property.target());
    Object key = value(property.key());
    if (!(target instanceof Map<?, ?> map) || !(key instanceof String)) {
      throw new EvaluationException("expected an object");
    }
    return map.get(key);
  }

  private Object map(Expr.MapOf map) {
    Map<String, Object> sorted = new TreeMap<>(CodePoints.ORDER);
    map.properties().forEach((key, value) -> sorted.put(key, value(value)));
    return Collections.unmodifiableMap(sorted);
  }

  /** Only what is known to be an array is joined as one: the engine's plus does not do it. */
  private static Object sum(Expr.Binary binary, Object left, Object right) {
    return binary.type() instanceof Type.ArrayType
        ? concat(Conversions.list(left), Conversions.list(right))
        : Arithmetic.binary(Operator.ADD, left, right);
  }

  private static List<@Nullable Object> concat(List<?> a, List<?> b) {
    List<@Nullable Object> both = new ArrayList<>(a);
    both.addAll(b);
    return Collections.unmodifiableList(both);
  }
}

package dev.argosy.compile.exprlang;

import dev.argosy.compile.exprlang.Fragment.Level;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.Type.Unknown;

/** Functions and methods by what Argo's engine has: its own, sprig's and Argo's. */
final class Calls {
  private static final Fragment ZERO = Fragment.primary("0");

  private final Lowering lowering;

  Calls(Lowering lowering) {
    this.lowering = lowering;
  }

  Fragment value(Expr.Call call) {
    Expr first = call.arguments().get(0);
    return switch (call.function()) {
      case SIZE -> Fragment.call("len", lowering.value(first));
      case INT -> toInt(first);
      case DOUBLE -> toDouble(first);
      case STRING -> lowering.text(first);
      case BOOL -> toBool(first);
      case RANGE -> range(call);
      case JOIN -> join(first, lowering.value(call.arguments().get(1)));
      case SPLIT -> plain("split", call);
      case LOWER -> plain("lower", call);
      case UPPER -> plain("upper", call);
      case TRIM -> plain("trim", call);
      case REPLACE -> plain("replace", call);
      case MIN -> extreme("min", call);
      case MAX -> extreme("max", call);
      case ABS -> plain("abs", call);
      case ROUND -> round(first);
      // The engine's maps have no order.
      case KEYS -> Fragment.call("sort", Fragment.call("keys", lowering.value(first)));
      case VALUES -> values(first);
      case FROM_JSON -> Conversions.existing(Fragment.call("fromJSON", lowering.value(first)));
      case TO_JSON -> Conversions.json(lowering.value(first));
      case SHA256 -> Fragment.call("sprig.sha256sum", lowering.value(first));
      case STARTS_WITH -> infix("startsWith", call);
      case ENDS_WITH -> infix("endsWith", call);
      case CONTAINS -> infix("contains", call);
      case MATCHES -> infix("matches", call);
    };
  }

  private Fragment plain(String function, Expr.Call call) {
    return Fragment.call(function, call.arguments().stream().map(lowering::value).toList());
  }

  private Fragment infix(String operator, Expr.Call call) {
    return Fragment.binary(
        Level.COMPARISON,
        lowering.value(call.arguments().get(0)),
        operator,
        lowering.value(call.arguments().get(1)));
  }

  private Fragment toInt(Expr argument) {
    Fragment value = lowering.value(argument);
    Type type = argument.type();
    if (type == Scalar.INTEGER) {
      return value;
    }
    return type instanceof StringType
        ? Fragment.call("int", value)
        : Conversions.truncated(value, type == Unknown.ANY);
  }

  private Fragment toDouble(Expr argument) {
    Fragment value = lowering.value(argument);
    return argument.type().isNumeric() ? Fragment.call("float", value) : Conversions.number(value);
  }

  private Fragment toBool(Expr argument) {
    return argument.type() == Scalar.BOOLEAN
        ? lowering.value(argument)
        : Conversions.bool(lowering.text(argument));
  }

  private Fragment range(Expr.Call call) {
    boolean fromZero = call.arguments().size() == 1;
    Fragment from = fromZero ? ZERO : lowering.integer(call.arguments().get(0));
    Expr to = call.arguments().get(fromZero ? 0 : 1);
    Fragment last =
        to instanceof Expr.Constant constant && constant.value() instanceof Long end && end > 0
            ? Literals.of(end - 1)
            : Fragment.binary(Level.SUM, lowering.integer(to), "-", Fragment.primary("1"));
    return Fragment.binary(Level.RANGE, from, "..", last);
  }

  private Fragment join(Expr list, Fragment separator) {
    Type items = list.type() instanceof ArrayType array ? array.items() : Unknown.ANY;
    Fragment texts =
        items instanceof StringType
            ? lowering.value(list)
            : Fragment.call("map", lowering.value(list), itemText(items));
    return Fragment.call("join", texts, separator);
  }

  private static Fragment itemText(Type items) {
    return items == Unknown.ANY ? Conversions.textOfItem() : Conversions.json(Conversions.ITEM);
  }

  private Fragment extreme(String function, Expr.Call call) {
    Fragment extreme = plain(function, call);
    return call.arguments().size() == 1 ? Conversions.extracted(call.type(), extreme) : extreme;
  }

  private Fragment round(Expr argument) {
    return argument.type() == Scalar.INTEGER
        ? lowering.value(argument)
        : Conversions.truncated(Fragment.call("round", lowering.value(argument)), false);
  }

  private Fragment values(Expr object) {
    Fragment pairs = Fragment.call("toPairs", lowering.value(object));
    return Fragment.call(
        "map",
        Fragment.call("sortBy", pairs, Conversions.ITEM.index("0")),
        Conversions.ITEM.index("1"));
  }
}

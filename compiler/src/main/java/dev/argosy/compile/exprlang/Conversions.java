package dev.argosy.compile.exprlang;

import dev.argosy.compile.exprlang.Fragment.Level;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.ArtifactType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.Type.Unknown;

/** Changes of type in expr-lang that fail where a value does not fit. */
final class Conversions {
  /** The item inside a predicate. */
  static final Fragment ITEM = Fragment.primary("#");

  private Conversions() {}

  /** Ends the evaluation with an error. */
  static Fragment fail(String why) {
    return Fragment.call("sprig.fail", Literals.text(why));
  }

  /** Computes {@code value} once and uses it as {@code #} in {@code body}. */
  static Fragment once(Fragment value, Fragment body) {
    return Fragment.primary("map([" + value.text() + "], " + body.text() + ")[0]");
  }

  /** Compact JSON with sorted keys; unlike toJson it leaves {@code < > &} alone. */
  static Fragment json(Fragment value) {
    return Fragment.call("sprig.toRawJson", value);
  }

  static Fragment text(Type type, Fragment value) {
    return switch (type) {
      case StringType string -> value;
      case Scalar scalar ->
          scalar == Scalar.NUMBER ? Fragment.call("toJson", value) : Fragment.call("string", value);
      case Unknown any -> once(value, textOfItem());
      case ArtifactType artifact -> throw new IllegalArgumentException("an artifact has no text");
      case Type.ArrayType array -> json(value);
      case Type.ObjectType object -> json(value);
    };
  }

  /** The text form of {@code #}, whatever it is. */
  static Fragment textOfItem() {
    return isText().choose(ITEM, json(ITEM));
  }

  private static Fragment isText() {
    return Fragment.binary(
        Level.COMPARISON, Fragment.call("type", ITEM), "==", Literals.text("string"));
  }

  /** True or false in any case; JSON knows no other two words that pass for a boolean. */
  static Fragment bool(Fragment text) {
    return truth(Fragment.call("fromJSON", Fragment.call("lower", text)));
  }

  /** The engine fails on anything but a boolean before {@code ?}. */
  static Fragment truth(Fragment value) {
    return value.choose(Fragment.primary("true"), Fragment.primary("false"));
  }

  /** By its JSON, so that 1.5 and "1" are refused, which int alone would take. */
  static Fragment integer(Fragment value) {
    return Fragment.call("int", Fragment.call("toJson", value));
  }

  /** A float or text to an int, without what stands behind the point. */
  static Fragment truncated(Fragment value, boolean mayBeText) {
    Fragment small =
        Fragment.binary(
            Level.COMPARISON,
            Fragment.call("abs", ITEM),
            "<",
            Literals.of(Evaluator.LARGEST_INTEGER));
    Fragment fits = mayBeText ? Fragment.binary(Level.OR, isText(), "||", small) : small;
    return once(value, fits.choose(Fragment.call("int", ITEM), fail("no 64-bit integer")));
  }

  /** A text or int to a finite float. */
  static Fragment number(Fragment value) {
    return Fragment.call("fromJSON", Fragment.call("toJson", Fragment.call("float", value)));
  }

  /** What was read out of an array or object: there, all numbers are floats and nil is possible. */
  static Fragment extracted(Type type, Fragment value) {
    return switch (type) {
      // Only two strings can be joined: anything else fails.
      case StringType string -> Fragment.binary(Level.SUM, value, "+", Literals.text(""));
      case Scalar scalar ->
          switch (scalar) {
            case INTEGER -> integer(value);
            case NUMBER -> Fragment.call("float", value);
            case BOOLEAN -> truth(value);
          };
      case Unknown any -> existing(value);
      case Type.ArrayType array -> existing(value);
      case Type.ObjectType object -> existing(value);
      case ArtifactType artifact -> throw new IllegalArgumentException("an artifact is no value");
    };
  }

  static Fragment existing(Fragment value) {
    return value.or(fail("the property or item does not exist"));
  }
}

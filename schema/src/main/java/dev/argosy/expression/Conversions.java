package dev.argosy.expression;

import dev.argosy.expression.Type.Scalar;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values as other types, or not at all. */
final class Conversions {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private Conversions() {}

  /** What was read out of an array or object, as its declared type. */
  static Object to(Type type, @Nullable Object value) {
    if (value == null) {
      throw new EvaluationException("the property or item does not exist or is null");
    }
    if (!(type instanceof Scalar scalar)) {
      return Types.isString(type) ? text(value) : value;
    }
    return switch (scalar) {
      case INTEGER -> integer(TextForm.json(value));
      case NUMBER -> number(value);
      case BOOLEAN -> truth(value);
    };
  }

  static String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new EvaluationException("expected a string");
  }

  static boolean truth(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new EvaluationException("expected a boolean");
  }

  static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new EvaluationException("expected an array");
  }

  static Number numeric(@Nullable Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw new EvaluationException("expected a number");
  }

  static long integer(String text) {
    try {
      if (INTEGER.matcher(text).matches()) {
        return Long.parseLong(text);
      }
    } catch (NumberFormatException tooLarge) {
      // Said below, as of any other text that is no 64-bit integer.
    }
    throw new EvaluationException("expected an integer, found '" + text + "'");
  }

  /** An integer without what stands behind the point. */
  static long truncated(Number number) {
    if (number instanceof Long integer) {
      return integer;
    }
    double value = number.doubleValue();
    if (!(Math.abs(value) < Evaluator.LARGEST_INTEGER)) {
      throw new EvaluationException(value + " is no 64-bit integer");
    }
    return (long) value;
  }

  static double number(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    String text = text(value);
    if (!NUMBER.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
      throw new EvaluationException("expected a number, found '" + text + "'");
    }
    return Double.parseDouble(text);
  }
}

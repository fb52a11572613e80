package dev.argosy.expression;

import dev.argosy.expression.Type.Scalar;

/** The operators on values that do not look at types: the values decide. */
final class Arithmetic {
  private Arithmetic() {}

  static Object unary(Operator operator, Object value) {
    return operator == Operator.NOT
        ? (Object) !Conversions.truth(value)
        : value instanceof Long integer
            ? (Object) (-integer)
            : (Object) (-Conversions.numeric(value).doubleValue());
  }

  static Object binary(Operator operator, Object a, Object b) {
    return switch (operator) {
      case ADD -> sum(a, b);
      case SUBTRACT, MULTIPLY -> arithmetic(operator, a, b);
      case DIVIDE -> quotient(Conversions.numeric(a), Conversions.numeric(b));
      case REMAINDER -> remainder(a, b);
      case LESS -> compare(a, b, operator);
      case LESS_OR_EQUAL -> compare(a, b, operator);
      case GREATER -> compare(a, b, operator);
      case GREATER_OR_EQUAL -> compare(a, b, operator);
      case OR, AND, EQUAL, NOT_EQUAL, IN, NOT, NEGATE ->
          throw new IllegalStateException(operator + " is not computed here");
    };
  }

  private static Object sum(Object a, Object b) {
    if (a instanceof String one && b instanceof String other) {
      return one + other;
    }
    return arithmetic(Operator.ADD, a, b);
  }

  private static Object arithmetic(Operator operator, Object a, Object b) {
    if (a instanceof Long one && b instanceof Long other) {
      return switch (operator) {
        case ADD -> one + other;
        case SUBTRACT -> one - other;
        default -> one * other;
      };
    }
    double one = Conversions.numeric(a).doubleValue();
    double other = Conversions.numeric(b).doubleValue();
    return switch (operator) {
      case ADD -> one + other;
      case SUBTRACT -> one - other;
      default -> one * other;
    };
  }

  private static double quotient(Number a, Number b) {
    double quotient = a.doubleValue() / b.doubleValue();
    if (Double.isNaN(quotient) || Double.isInfinite(quotient)) {
      throw new EvaluationException("the division has no finite result");
    }
    return quotient;
  }

  private static long remainder(Object a, Object b) {
    long divisor = (Long) Conversions.to(Scalar.INTEGER, b);
    if (divisor == 0) {
      throw new EvaluationException("the division is by zero");
    }
    return (Long) Conversions.to(Scalar.INTEGER, a) % divisor;
  }

  private static boolean compare(Object a, Object b, Operator operator) {
    if (a instanceof String one && b instanceof String other) {
      return holds(operator, CodePoints.ORDER.compare(one, other));
    }
    if (a instanceof Long one && b instanceof Long other) {
      return holds(operator, Long.compare(one, other));
    }
    double one = Conversions.numeric(a).doubleValue();
    double other = Conversions.numeric(b).doubleValue();
    return switch (operator) {
      case LESS -> one < other;
      case LESS_OR_EQUAL -> one <= other;
      case GREATER -> one > other;
      default -> one >= other;
    };
  }

  private static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }
}

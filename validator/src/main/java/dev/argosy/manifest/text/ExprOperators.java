package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.ArrayOf;
import dev.argosy.manifest.text.ExprType.Basic;
import dev.argosy.manifest.text.ExprType.MapOf;
import java.util.Optional;
import java.util.function.Predicate;

/** What an operator gives for two types, as expr-lang's own compiler has it. */
final class ExprOperators {
  private static final Predicate<ExprType> BOOLEAN = Predicate.isEqual(Basic.BOOLEAN);
  private static final Predicate<ExprType> STRING = Predicate.isEqual(Basic.STRING);
  private static final Predicate<ExprType> TIME = Predicate.isEqual(Basic.TIME);
  private static final Predicate<ExprType> DURATION = Predicate.isEqual(Basic.DURATION);
  private static final Predicate<ExprType> NUMBER = ExprType::isNumber;
  private static final Predicate<ExprType> INTEGER = ExprType::isInteger;

  private ExprOperators() {}

  /** The type of {@code operator operand}; empty when that is no operation. */
  static Optional<ExprType> unary(String operator, ExprType operand) {
    if (operator.equals("!") || operator.equals("not")) {
      return when(BOOLEAN.test(operand) || operand.isUnknown(), Basic.BOOLEAN);
    }
    return operand.isUnknown() ? Optional.of(Basic.UNKNOWN) : when(operand.isNumber(), operand);
  }

  /** The type of {@code left operator right}; empty when that is no operation. */
  static Optional<ExprType> binary(String operator, ExprType l, ExprType r) {
    return switch (operator) {
      case "==", "!=" -> when(l.comparesTo(r), Basic.BOOLEAN);
      case "or", "||", "and", "&&" ->
          when(both(l, r, BOOLEAN) || maybe(l, r, BOOLEAN), Basic.BOOLEAN);
      case "<", ">", ">=", "<=" -> when(ordered(l, r), Basic.BOOLEAN);
      case "+" -> sum(l, r);
      case "-" -> difference(l, r);
      case "*" -> product(l, r);
      case "/", "**", "^" -> when(both(l, r, NUMBER) || maybe(l, r, NUMBER), Basic.FLOAT);
      case "%" -> when(both(l, r, INTEGER) || maybe(l, r, INTEGER), Basic.INTEGER);
      case ".." ->
          when(both(l, r, INTEGER) || maybe(l, r, INTEGER), new ArrayOf(Basic.INTEGER, false));
      case "matches", "contains", "startsWith", "endsWith" ->
          when(both(l, r, STRING) || maybe(l, r, STRING), Basic.BOOLEAN);
      case "in" -> when(isIn(l, r), Basic.BOOLEAN);
      case "??" -> Optional.of(otherwise(l, r));
      default -> Optional.empty();
    };
  }

  private static boolean ordered(ExprType l, ExprType r) {
    return both(l, r, NUMBER)
        || both(l, r, STRING)
        || both(l, r, TIME)
        || both(l, r, DURATION)
        || maybe(l, r, NUMBER.or(STRING).or(TIME).or(DURATION));
  }

  private static Optional<ExprType> sum(ExprType l, ExprType r) {
    if (both(l, r, NUMBER)) {
      return Optional.of(promoted(l, r));
    }
    if (both(l, r, STRING) || both(l, r, DURATION)) {
      return Optional.of(l);
    }
    if ((TIME.test(l) && DURATION.test(r)) || (DURATION.test(l) && TIME.test(r))) {
      return Optional.of(Basic.TIME);
    }
    return when(maybe(l, r, NUMBER.or(STRING).or(TIME).or(DURATION)), Basic.UNKNOWN);
  }

  private static Optional<ExprType> difference(ExprType l, ExprType r) {
    if (both(l, r, NUMBER)) {
      return Optional.of(promoted(l, r));
    }
    if (both(l, r, TIME) || both(l, r, DURATION)) {
      return Optional.of(Basic.DURATION);
    }
    if (TIME.test(l) && DURATION.test(r)) {
      return Optional.of(Basic.TIME);
    }
    return when(maybe(l, r, NUMBER.or(TIME).or(DURATION)), Basic.UNKNOWN);
  }

  private static Optional<ExprType> product(ExprType l, ExprType r) {
    if (both(l, r, NUMBER)) {
      return Optional.of(promoted(l, r));
    }
    return both(l, r, NUMBER.or(DURATION))
        ? Optional.of(Basic.DURATION)
        : when(maybe(l, r, NUMBER.or(DURATION)), Basic.UNKNOWN);
  }

  private static boolean isIn(ExprType l, ExprType r) {
    boolean struct = r == Basic.TIME || r == Basic.TIMEZONE;
    return (struct && (l == Basic.STRING || l.isUnknown()))
        || (r instanceof MapOf map && (l.isUnknown() || l.fits(map.key())))
        || (r instanceof ArrayOf array && l.comparesTo(array.element()))
        || (l.isUnknown() && r == Basic.STRING)
        || r.isUnknown();
  }

  private static ExprType otherwise(ExprType l, ExprType r) {
    if (l.isNil()) {
      return r;
    }
    return r.isNil() || r.fits(l) ? l : Basic.UNKNOWN;
  }

  private static ExprType promoted(ExprType l, ExprType r) {
    return l == Basic.FLOAT || r == Basic.FLOAT ? Basic.FLOAT : Basic.INTEGER;
  }

  private static boolean both(ExprType l, ExprType r, Predicate<ExprType> kind) {
    return kind.test(l) && kind.test(r);
  }

  /** One is of the kind, and the other may be; or nothing is known of both. */
  private static boolean maybe(ExprType l, ExprType r, Predicate<ExprType> kind) {
    return (l.isUnknown() && (r.isUnknown() || kind.test(r))) || (r.isUnknown() && kind.test(l));
  }

  private static Optional<ExprType> when(boolean fits, ExprType type) {
    return fits ? Optional.of(type) : Optional.empty();
  }
}

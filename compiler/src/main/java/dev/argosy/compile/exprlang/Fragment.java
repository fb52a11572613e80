package dev.argosy.compile.exprlang;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of expr-lang and how tightly it binds, so that parentheses stand only where needed.
 *
 * @param level of its outermost operator
 */
record Fragment(String text, Level level) {
  /** How tightly an operator binds, loosest first. */
  enum Level {
    /** {@code ? :} and {@code ??}: the engine refuses to mix the latter with others. */
    LOOSE,
    OR,
    AND,
    COMPARISON,
    RANGE,
    SUM,
    PRODUCT,
    UNARY,
    PRIMARY;

    /** What a right operand of this level must at least be. */
    Level tighter() {
      return switch (this) {
        case LOOSE -> OR;
        case OR -> AND;
        case AND -> COMPARISON;
        case COMPARISON -> RANGE;
        case RANGE -> SUM;
        case SUM -> PRODUCT;
        case PRODUCT -> UNARY;
        case UNARY, PRIMARY -> PRIMARY;
      };
    }
  }

  static Fragment primary(String text) {
    return new Fragment(text, Level.PRIMARY);
  }

  /** {@code function(arguments)}. */
  static Fragment call(String function, Fragment... arguments) {
    return call(function, List.of(arguments));
  }

  static Fragment call(String function, List<Fragment> arguments) {
    return primary(
        arguments.stream()
            .map(Fragment::text)
            .collect(Collectors.joining(", ", function + "(", ")")));
  }

  /** {@code left sign right}, left-associative. */
  static Fragment binary(Level level, Fragment left, String sign, Fragment right) {
    Level above = level.tighter();
    boolean chain = level != Level.COMPARISON && level != Level.RANGE;
    return new Fragment(left.at(chain ? level : above) + " " + sign + " " + right.at(above), level);
  }

  /** {@code this ? then : otherwise}. */
  Fragment choose(Fragment then, Fragment otherwise) {
    return new Fragment(
        at(Level.OR) + " ? " + then.at(Level.OR) + " : " + otherwise.at(Level.OR), Level.LOOSE);
  }

  /** {@code this ?? other}. */
  Fragment or(Fragment other) {
    return new Fragment(at(Level.PRIMARY) + " ?? " + other.at(Level.PRIMARY), Level.LOOSE);
  }

  /** {@code this[inside]}. */
  Fragment index(String inside) {
    return primary(at(Level.PRIMARY) + "[" + inside + "]");
  }

  /** The text where an operand of at least {@code needed} must stand. */
  String at(Level needed) {
    return level.compareTo(needed) >= 0 ? text : "(" + text + ")";
  }
}

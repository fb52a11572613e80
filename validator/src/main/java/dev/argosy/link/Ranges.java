package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Operator;
import dev.argosy.expression.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A set of numbers, as intervals. */
public final class Ranges {
  private static final BigDecimal FAR = new BigDecimal("1e400");

  private final List<Interval> intervals;

  private Ranges(List<Interval> intervals) {
    this.intervals = intervals;
  }

  /** From {@code low} to {@code high}, each end in it or not. */
  private record Interval(BigDecimal low, boolean lowIn, BigDecimal high, boolean highIn) {
    boolean isEmpty() {
      int order = low.compareTo(high);
      return order > 0 || order == 0 && !(lowIn && highIn);
    }

    boolean hasInteger() {
      BigDecimal first = low.setScale(0, java.math.RoundingMode.CEILING);
      if (first.compareTo(low) == 0 && !lowIn) {
        first = first.add(BigDecimal.ONE);
      }
      int order = first.compareTo(high);
      return order < 0 || order == 0 && highIn;
    }

    Interval and(Interval other) {
      int l = low.compareTo(other.low);
      int h = high.compareTo(other.high);
      return new Interval(
          l >= 0 ? low : other.low,
          l > 0 ? lowIn : l < 0 ? other.lowIn : lowIn && other.lowIn,
          h <= 0 ? high : other.high,
          h < 0 ? highIn : h > 0 ? other.highIn : highIn && other.highIn);
    }
  }

  /** Numbers for which a condition on one expression holds. */
  public record OfOne(Expr subject, Ranges ranges) {
    public boolean isInteger() {
      return subject.type() == Type.Scalar.INTEGER;
    }
  }

  /**
   * The numbers for which a condition holds; empty when it is not made of comparisons of one
   * expression with numbers.
   */
  public static Optional<OfOne> of(Expr condition) {
    if (!(condition instanceof Expr.Binary binary)) {
      return Optional.empty();
    }
    if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
      Optional<OfOne> left = of(binary.left());
      Optional<OfOne> right = of(binary.right());
      if (left.isEmpty() || right.isEmpty() || !left.get().subject.equals(right.get().subject)) {
        return Optional.empty();
      }
      Ranges a = left.get().ranges;
      Ranges b = right.get().ranges;
      return Optional.of(
          new OfOne(left.get().subject, binary.operator() == Operator.AND ? a.and(b) : a.or(b)));
    }
    return comparison(binary);
  }

  private static Optional<OfOne> comparison(Expr.Binary binary) {
    if (number(binary.right()).isPresent()) {
      return compared(binary.operator(), number(binary.right()).get())
          .map(r -> new OfOne(binary.left(), r));
    }
    return number(binary.left())
        .flatMap(n -> turned(binary.operator()).flatMap(o -> compared(o, n)))
        .map(r -> new OfOne(binary.right(), r));
  }

  private static Optional<BigDecimal> number(Expr expr) {
    if (expr instanceof Expr.Unary minus && minus.operator() == Operator.NEGATE) {
      return number(minus.operand()).map(BigDecimal::negate);
    }
    return expr instanceof Expr.Constant c && c.value() instanceof Number n
        ? Optional.of(new BigDecimal(n.toString()))
        : Optional.empty();
  }

  private static Optional<Operator> turned(Operator operator) {
    return switch (operator) {
      case LESS -> Optional.of(Operator.GREATER);
      case LESS_OR_EQUAL -> Optional.of(Operator.GREATER_OR_EQUAL);
      case GREATER -> Optional.of(Operator.LESS);
      case GREATER_OR_EQUAL -> Optional.of(Operator.LESS_OR_EQUAL);
      case EQUAL, NOT_EQUAL -> Optional.of(operator);
      default -> Optional.empty();
    };
  }

  private static Optional<Ranges> compared(Operator operator, BigDecimal n) {
    Interval below = new Interval(FAR.negate(), true, n, false);
    Interval above = new Interval(n, false, FAR, true);
    return switch (operator) {
      case LESS -> Optional.of(new Ranges(List.of(below)));
      case LESS_OR_EQUAL ->
          Optional.of(new Ranges(List.of(new Interval(FAR.negate(), true, n, true))));
      case GREATER -> Optional.of(new Ranges(List.of(above)));
      case GREATER_OR_EQUAL -> Optional.of(new Ranges(List.of(new Interval(n, true, FAR, true))));
      case EQUAL -> Optional.of(new Ranges(List.of(new Interval(n, true, n, true))));
      case NOT_EQUAL -> Optional.of(new Ranges(List.of(below, above)));
      default -> Optional.empty();
    };
  }

  /** All other numbers. */
  public Ranges not() {
    Ranges left = new Ranges(List.of(new Interval(FAR.negate(), true, FAR, true)));
    for (Interval i : intervals) {
      left =
          left.and(
              new Ranges(
                  List.of(
                      new Interval(FAR.negate(), true, i.low(), !i.lowIn()),
                      new Interval(i.high(), !i.highIn(), FAR, true))));
    }
    return left;
  }

  /** Whether no number is in it; of integers only when {@code integers}. */
  public boolean isEmpty(boolean integers) {
    return intervals.stream()
        .allMatch(i -> i.isEmpty() || isFarAway(i) || integers && !i.hasInteger());
  }

  /** What is left of the ends of all numbers when those are taken away. */
  private static boolean isFarAway(Interval i) {
    return i.low().compareTo(i.high()) == 0 && isFar(i.low().abs());
  }

  public Ranges or(Ranges other) {
    List<Interval> all = new ArrayList<>(intervals);
    all.addAll(other.intervals);
    return new Ranges(all);
  }

  public Ranges and(Ranges other) {
    List<Interval> all = new ArrayList<>();
    for (Interval a : intervals) {
      for (Interval b : other.intervals) {
        Interval both = a.and(b);
        if (!both.isEmpty()) {
          all.add(both);
        }
      }
    }
    return new Ranges(all);
  }

  /** A number that is not in the set, as a text; of integers only when {@code integers}. */
  public Optional<String> gap(boolean integers) {
    List<Interval> sorted = new ArrayList<>(intervals);
    sorted.sort(Comparator.comparing(Interval::low).thenComparing(i -> !i.lowIn()));
    BigDecimal covered = FAR.negate();
    boolean coveredIn = false;
    for (Interval interval : sorted) {
      Optional<String> hole =
          between(covered, coveredIn, interval.low(), interval.lowIn(), integers);
      if (hole.isPresent()) {
        return hole;
      }
      int order = interval.high().compareTo(covered);
      coveredIn =
          order > 0 ? interval.highIn() : order == 0 ? coveredIn || interval.highIn() : coveredIn;
      covered = covered.max(interval.high());
    }
    return between(covered, coveredIn, FAR, false, integers);
  }

  /** A number above what is covered and below where the next interval starts. */
  private static Optional<String> between(
      BigDecimal covered, boolean coveredIn, BigDecimal next, boolean nextIn, boolean integers) {
    int order = covered.compareTo(next);
    if (order > 0 || order == 0 && (coveredIn || nextIn || isFar(covered.abs()))) {
      return Optional.empty();
    }
    if (order == 0) {
      return isCandidate(covered, integers)
          ? Optional.of(covered.toPlainString())
          : Optional.empty();
    }
    if (isFar(covered.negate())) {
      return isFar(next) ? Optional.empty() : Optional.of("below " + next.toPlainString());
    }
    if (!coveredIn && isCandidate(covered, integers)) {
      return Optional.of(covered.toPlainString());
    }
    if (isFar(next)) {
      return Optional.of("above " + covered.toPlainString());
    }
    return integers
        ? integerBetween(covered, next, nextIn)
        : Optional.of("above " + covered.toPlainString());
  }

  private static Optional<String> integerBetween(BigDecimal low, BigDecimal high, boolean highIn) {
    BigDecimal next = low.setScale(0, java.math.RoundingMode.FLOOR).add(BigDecimal.ONE);
    int order = next.compareTo(high);
    return order < 0 || order == 0 && !highIn
        ? Optional.of(next.toPlainString())
        : Optional.empty();
  }

  private static boolean isFar(BigDecimal value) {
    return value.compareTo(FAR) == 0;
  }

  private static boolean isCandidate(BigDecimal value, boolean integers) {
    return !integers || value.stripTrailingZeros().scale() <= 0;
  }
}

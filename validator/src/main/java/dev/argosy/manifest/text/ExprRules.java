package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.ArrayOf;
import dev.argosy.manifest.text.ExprType.Basic;
import dev.argosy.manifest.text.ExprType.MapOf;
import java.util.List;
import java.util.Optional;

/** Built-in functions that check their arguments by rules of their own. */
final class ExprRules {
  private ExprRules() {}

  /** What the call gives; empty when the arguments are too many, too few or of wrong types. */
  static Optional<ExprType> result(String name, List<ExprType> arguments) {
    return switch (name) {
      case "max", "min", "mean", "median" -> aggregate(arguments);
      case "now" ->
          when(
              arguments.isEmpty() || (arguments.size() == 1 && arguments.get(0) == Basic.TIMEZONE),
              Basic.TIME);
      case "date" -> date(arguments);
      case "take" -> take(arguments);
      case "concat" ->
          when(
              !arguments.isEmpty() && arguments.stream().allMatch(ExprType::maybeList),
              ExprType.ArrayOf.ANYTHING);
      default -> arguments.size() == 1 ? ofOne(name, arguments.get(0)) : Optional.empty();
    };
  }

  /** Whether the function may have so many arguments. */
  static boolean mayTake(String name, int count) {
    return switch (name) {
      case "max", "min", "mean", "median", "concat" -> count >= 1;
      case "now" -> count == 0;
      case "date" -> count >= 1 && count <= 3;
      case "take" -> count == 2;
      default -> count == 1;
    };
  }

  private static Optional<ExprType> ofOne(String name, ExprType a) {
    return switch (name) {
      case "len" -> when(a.maybeList() || a instanceof MapOf || a == Basic.STRING, Basic.INTEGER);
      case "abs" -> when(a.isUnknown() || a.isNumeric(), a.isUnknown() ? Basic.ANY : a);
      case "ceil", "floor", "round" -> when(a.isUnknown() || a.isNumeric(), Basic.FLOAT);
      case "int" -> when(a.isUnknown() || a.isNumeric() || a == Basic.STRING, Basic.INTEGER);
      case "float" -> when(a.isUnknown() || a.isNumeric() || a == Basic.STRING, Basic.FLOAT);
      case "first", "last" ->
          when(a.maybeList(), a instanceof ArrayOf(ExprType e, boolean t) && t ? e : Basic.ANY);
      case "keys", "values", "toPairs" ->
          when(a.isUnknown() || a instanceof MapOf, ExprType.ArrayOf.ANYTHING);
      case "fromPairs" -> when(a.maybeList(), new MapOf(Basic.ANY, Basic.ANY));
      case "reverse", "uniq", "flatten" -> when(a.maybeList(), ExprType.ArrayOf.ANYTHING);
      default -> Optional.empty();
    };
  }

  /** A list stops the looking: what follows it is not checked. */
  private static Optional<ExprType> aggregate(List<ExprType> arguments) {
    for (ExprType argument : arguments) {
      if (argument.maybeList()) {
        return Optional.of(Basic.ANY);
      }
      if (!argument.isNumeric()) {
        return Optional.empty();
      }
    }
    return arguments.stream().findFirst();
  }

  private static Optional<ExprType> date(List<ExprType> arguments) {
    boolean zone = !arguments.isEmpty() && arguments.get(0) == Basic.TIMEZONE;
    return when(!arguments.isEmpty() && arguments.size() <= (zone ? 4 : 3), Basic.TIME);
  }

  private static Optional<ExprType> take(List<ExprType> arguments) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    ExprType list = arguments.get(0);
    ExprType count = arguments.get(1);
    return when(
        list.maybeList() && (count.isUnknown() || (count.isNumeric() && count != Basic.FLOAT)),
        list instanceof ArrayOf(ExprType e, boolean typed) && typed
            ? list
            : list.isUnknown() ? Basic.ANY : ExprType.ArrayOf.ANYTHING);
  }

  private static Optional<ExprType> when(boolean fits, ExprType type) {
    return fits ? Optional.of(type) : Optional.empty();
  }
}

package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.ArrayOf;
import dev.argosy.manifest.text.ExprType.Basic;
import dev.argosy.manifest.text.ExprType.FunctionOf;
import dev.argosy.manifest.text.ExprType.MapOf;
import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks how functions are called, and says what they give. */
final class ExprCalls {
  private final ExprChecker checker;

  ExprCalls(ExprChecker checker) {
    this.checker = checker;
  }

  /** A call of what is no built-in function by its name. */
  ExprType call(ExprNode.Call node, ExprType callee) {
    if (callee.isUnknown()) {
      checker.lax(node.arguments());
      if (checker.callsSprig(node)) {
        SprigFunctions.misuse(node).ifPresent(checker::add);
      }
      return Basic.UNKNOWN;
    }
    String name = name(node);
    if (!(callee instanceof FunctionOf function)) {
      return checker.error(
          node.callee(),
          Kind.WRONG_TYPE,
          Quoted.of(name) + " is no function but " + callee.word(),
          "");
    }
    List<ExprType> types = node.arguments().stream().map(checker::type).toList();
    return function.builtin().isEmpty()
        ? overloaded(node, name, function.signatures(), node.arguments(), types)
        : named(node, function.builtin(), node.arguments(), types);
  }

  private static String name(ExprNode.Call node) {
    return switch (node.callee()) {
      case ExprNode.Name n -> n.name();
      case ExprNode.Member m when m.key() instanceof ExprNode.Text key -> key.value();
      default -> "this";
    };
  }

  /** A call of a built-in function. */
  ExprType builtin(ExprNode.Builtin node) {
    if (ExprPredicates.named(node.name()).isPresent()) {
      return predicate(node);
    }
    if (node.name().equals("get")) {
      return get(node);
    }
    List<ExprType> types = node.arguments().stream().map(checker::type).toList();
    return named(node, node.name(), node.arguments(), types);
  }

  private ExprType named(ExprNode at, String name, List<ExprNode> arguments, List<ExprType> types) {
    Optional<List<ExprSignature>> typed = ExprBuiltins.typed(name);
    if (typed.isPresent()) {
      return overloaded(at, name, typed.get(), arguments, types);
    }
    return ExprRules.result(name, types)
        .orElseGet(() ->
            checker.error(
                at,
                ExprRules.mayTake(name, types.size()) ? Kind.WRONG_TYPE : Kind.WRONG_ARGUMENTS,
                name + " takes " + ExprBuiltins.form(name) + ", not " + shown(types),
                ""));
  }

  private ExprType overloaded(
      ExprNode at,
      String name,
      List<ExprSignature> forms,
      List<ExprNode> arguments,
      List<ExprType> types) {
    for (ExprSignature form : forms) {
      if (form.results() > 2) {
        return checker.error(
            at, Kind.UNKNOWN_FUNCTION, name + " gives more than one value", "use another method");
      }
      if (form.takes(types.size()) && misfit(form, types) < 0) {
        return form.result();
      }
    }
    List<ExprSignature> takers = forms.stream().filter(f -> f.takes(types.size())).toList();
    if (takers.isEmpty()) {
      return checker.error(
          at,
          Kind.WRONG_ARGUMENTS,
          name + " takes " + forms(forms) + ", not " + count(types.size()),
          "");
    }
    int misfit = misfit(takers.get(0), types);
    return checker.error(
        arguments.get(misfit),
        Kind.WRONG_TYPE,
        name + " takes " + forms(takers) + ": this is " + types.get(misfit).word(),
        conversion(takers.get(0).parameter(misfit), types.get(misfit)));
  }

  /** The index of the first argument that does not fit, or -1. */
  static int misfit(ExprSignature form, List<ExprType> types) {
    for (int i = 0; i < types.size(); i++) {
      ExprType wanted = form.parameter(i);
      ExprType given = types.get(i);
      boolean fits =
          wanted == Basic.UNKNOWN
              || given.isUnknown()
              || (wanted.isNumber() && given.isInteger())
              || (given.isNil()
                  ? wanted == Basic.ANY || wanted == Basic.TIMEZONE
                  : given.fits(wanted));
      if (!fits) {
        return i;
      }
    }
    return -1;
  }

  private static String conversion(ExprType wanted, ExprType given) {
    return wanted == Basic.STRING && !given.isNil()
        ? "convert it: string(…)"
        : wanted == Basic.INTEGER && given == Basic.STRING ? "convert it: int(…)" : "";
  }

  private static String forms(List<ExprSignature> forms) {
    List<String> shown = forms.stream().map(ExprSignature::form).distinct().toList();
    return String.join(" or ", shown);
  }

  private static String count(int arguments) {
    return arguments + (arguments == 1 ? " argument" : " arguments");
  }

  private static String shown(List<ExprType> types) {
    return types.isEmpty()
        ? "()"
        : "(" + String.join(", ", types.stream().map(ExprType::word).toList()) + ")";
  }

  private ExprType get(ExprNode.Builtin node) {
    List<ExprType> types = node.arguments().stream().map(checker::type).toList();
    if (types.size() != 2) {
      return checker.error(
          node,
          Kind.WRONG_ARGUMENTS,
          "get takes " + ExprBuiltins.form("get") + ", not " + count(types.size()),
          "");
    }
    ExprType base = types.get(0);
    ExprType key = types.get(1);
    return switch (base) {
      case ExprType b when b.isUnknown() -> Basic.UNKNOWN;
      case ArrayOf list when key.isUnknown() || key.isInteger() -> list.element();
      case MapOf map when key.isUnknown() || key.fits(map.key()) -> map.element();
      default ->
          checker.error(
              node,
              Kind.WRONG_TYPE,
              "get takes " + ExprBuiltins.form("get") + ", not " + shown(types),
              "");
    };
  }

  private ExprType predicate(ExprNode.Builtin node) {
    ExprType list = checker.type(node.arguments().get(0));
    if (!list.maybeList()) {
      return checker.error(
          node.arguments().get(0),
          Kind.WRONG_TYPE,
          node.name() + " takes a list, not " + list.word(),
          list == Basic.STRING ? "read JSON first: fromJSON(text)" : "");
    }
    ExprType element = list instanceof ArrayOf a ? a.element() : Basic.UNKNOWN;
    if (node.arguments().size() == 1) {
      return node.name().equals("count") ? Basic.INTEGER : element;
    }
    ExprNode body = node.arguments().get(1);
    ExprType given = checker.within(new ExprChecker.Element(list, pointers(node.name())), body);
    checker.last(node.arguments().subList(2, node.arguments().size()));
    if (given.isNil()) {
      return checker.error(
          body, Kind.WRONG_TYPE, "what is done with each element must give a value", "");
    }
    return result(node, list, element, body, given);
  }

  private static Map<String, ExprType> pointers(String function) {
    return switch (function) {
      case "map" -> Map.of("index", Basic.INTEGER);
      case "reduce" -> Map.of("acc", Basic.UNKNOWN, "index", Basic.INTEGER);
      default -> Map.of();
    };
  }

  private ExprType result(
      ExprNode.Builtin node, ExprType list, ExprType element, ExprNode body, ExprType given) {
    return switch (node.name()) {
      case "map" -> new ArrayOf(given, false);
      case "sum", "reduce" -> given;
      case "groupBy" -> new MapOf(Basic.ANY, ExprType.ArrayOf.ANYTHING);
      case "sortBy" -> list;
      default ->
          given.isUnknown() || given == Basic.BOOLEAN
              ? truth(node.name(), list, element)
              : checker.error(
                  body,
                  Kind.WRONG_TYPE,
                  node.name() + " needs true or false for each element, this gives " + given.word(),
                  "compare it: # == …");
    };
  }

  private static ExprType truth(String function, ExprType list, ExprType element) {
    return switch (function) {
      case "filter" -> list.isUnknown() ? ExprType.ArrayOf.ANYTHING : new ArrayOf(element, false);
      case "find", "findLast" -> element;
      case "count", "findIndex", "findLastIndex" -> Basic.INTEGER;
      default -> Basic.BOOLEAN;
    };
  }
}

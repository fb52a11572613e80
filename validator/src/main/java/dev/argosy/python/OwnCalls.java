package dev.argosy.python;

import dev.argosy.code.Problem;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.python.Expr.Argument;
import dev.argosy.python.Parameters.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds calls of the functions at the top of a module against what these take. Nothing is said of a
 * function that is decorated, or whose name may mean something else where it is called.
 */
final class OwnCalls {
  private OwnCalls() {}

  /**
   * @param told what is wrong inside of a def may be why calls do not fit it
   */
  static List<Problem> misfits(List<Stmt> body, List<CallMade> calls, List<Problem> told) {
    Map<String, Parameters> functions = functions(body, told);
    return calls.stream()
        .flatMap(c ->
            global(c, c.call().function()).map(functions::get).filter(Objects::nonNull).stream()
                .flatMap(p -> misfit(c.call(), p).stream()))
        .toList();
  }

  /** What is called to run or to be made, and is not decorated, by name. */
  static Map<String, Parameters> functions(List<Stmt> body, List<Problem> told) {
    Map<String, Parameters> known = new HashMap<>();
    for (Stmt statement : body) {
      if (statement instanceof Stmt.Function f && f.decorators().isEmpty() && isRight(f, told)) {
        known.put(f.name().id(), f.parameters());
      } else if (statement instanceof Stmt.ClassDef c && isRight(c, told)) {
        Records.parameters(c).ifPresent(p -> known.put(c.name().id(), p));
      }
    }
    return known;
  }

  private static boolean isRight(Stmt statement, List<Problem> told) {
    return told.stream().noneMatch(p -> statement.from() <= p.from() && p.to() <= statement.to());
  }

  /** A name of the module's own that is part of a call, when it can mean one thing only. */
  static Optional<String> global(CallMade made, Expr part) {
    return made.certain() ? global(made.scope(), part) : Optional.empty();
  }

  /** A name of the module itself, as the scope sees it. */
  static Optional<String> global(Scope from, Expr part) {
    if (!(part instanceof Expr.Name name)) {
      return Optional.empty();
    }
    Scope scope = from;
    while (scope.outer != null) {
      if (scope.open || scope.binds(name.id()) || scope.isElsewhere(name.id())) {
        return Optional.empty();
      }
      scope = scope.outer;
    }
    return scope.open || !scope.bindsOnce(name.id()) ? Optional.empty() : Optional.of(name.id());
  }

  static Optional<Problem> misfit(Expr.Call call, Parameters takes) {
    if (call.arguments().stream().anyMatch(a -> a.stars() > 0)) {
      return Optional.empty();
    }
    List<Argument> given = call.arguments().stream().filter(a -> a.name() == null).toList();
    List<Argument> named = call.arguments().stream().filter(a -> a.name() != null).toList();
    List<Parameter> inOrder =
        Stream.concat(takes.byPosition().stream(), takes.plain().stream()).toList();
    return unknown(call, named, takes)
        .or(() -> tooMany(call, given, inOrder, takes))
        .or(() -> twice(call, named, inOrder.stream().limit(given.size()).toList(), takes))
        .or(() -> missing(call, given.size(), named, inOrder, takes));
  }

  private static Optional<Problem> unknown(Expr.Call call, List<Argument> named, Parameters takes) {
    List<String> names =
        Stream.concat(takes.plain().stream(), takes.byName().stream())
            .map(Parameter::name)
            .toList();
    return named.stream()
        .filter(a -> takes.keywords() == null && !names.contains(a.name()))
        .findFirst()
        .map(a -> {
          String name = Objects.requireNonNull(a.name());
          return problem(
              a.from(),
              a.from() + name.length(),
              name(call) + "() has no parameter '" + name + "'",
              Nearest.hint(name, names));
        });
  }

  private static Optional<Problem> tooMany(
      Expr.Call call, List<Argument> given, List<Parameter> inOrder, Parameters takes) {
    if (takes.rest() != null || given.size() <= inOrder.size()) {
      return Optional.empty();
    }
    Argument first = given.get(inOrder.size());
    return Optional.of(
        problem(
            first.from(),
            first.to(),
            name(call)
                + "() takes "
                + inOrder.size()
                + " arguments by position, and "
                + given.size()
                + " are given",
            takes.byName().isEmpty()
                ? "take one out, or give the def one more parameter"
                : "write its name: " + takes.byName().getFirst().name() + "=..."));
  }

  private static Optional<Problem> twice(
      Expr.Call call, List<Argument> named, List<Parameter> filled, Parameters takes) {
    Set<String> names = filled.stream().map(Parameter::name).collect(Collectors.toSet());
    takes.byPosition().forEach(p -> names.remove(p.name()));
    return named.stream()
        .filter(a -> names.contains(a.name()))
        .findFirst()
        .map(a ->
            problem(
                a.from(),
                a.to(),
                name(call) + "() gets '" + a.name() + "' twice: by position and by name",
                "take one of the two out"));
  }

  private static Optional<Problem> missing(
      Expr.Call call, int given, List<Argument> named, List<Parameter> inOrder, Parameters takes) {
    Set<String> names =
        named.stream().map(a -> Objects.requireNonNull(a.name())).collect(Collectors.toSet());
    takes.byPosition().forEach(p -> names.remove(p.name()));
    List<String> open =
        Stream.concat(inOrder.stream().skip(given), takes.byName().stream())
            .filter(p -> p.initial() == null && !names.contains(p.name()))
            .map(p -> "'" + p.name() + "'")
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            problem(
                call.function().from(),
                call.to(),
                name(call) + "() needs " + String.join(" and ", open) + " too",
                "add it, or give it a default in the def"));
  }

  private static String name(Expr.Call call) {
    return switch (call.function()) {
      case Expr.Name n -> n.id();
      case Expr.Attribute a -> a.name();
      default -> "the function";
    };
  }

  private static Problem problem(int from, int to, String message, String hint) {
    return new Problem(Problem.Kind.CALL, from, to, message, hint);
  }
}

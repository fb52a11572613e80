package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the names of an expression and checks its types. Pure: mistakes go to the findings. */
public final class TypeChecker {
  private final Paths paths;
  private final Operators operators;
  private final Signatures signatures;
  private final Findings findings;

  private TypeChecker(Scope scope, Findings findings) {
    this.paths = new Paths(scope, findings);
    this.operators = new Operators(findings);
    this.signatures = new Signatures(findings);
    this.findings = findings;
  }

  /**
   * Resolves and checks. One mistake gives one finding: what is built on it says nothing more.
   *
   * @param scope the names that can be seen where the expression stands
   * @return the typed expression, with {@link Expr.Poison} where there was a mistake
   */
  public static Expr check(Syntax syntax, Scope scope, Findings findings) {
    return new TypeChecker(scope, findings).check(syntax);
  }

  /** Like {@link #check(Syntax, Scope, Findings)}, and the result must be a boolean. */
  public static Expr condition(Syntax syntax, Scope scope, Findings findings) {
    Expr expr = check(syntax, scope, findings);
    if (expr.type() == Scalar.BOOLEAN || expr.type() == Unknown.ANY) {
      return expr;
    }
    String hint = Types.conversion(Scalar.BOOLEAN, expr.type());
    findings.add(
        Code.TYPE_MISMATCH,
        expr.at(),
        "expected a condition of type boolean, found " + expr.type().word(),
        expr.type().isNumeric() ? "compare it: x > 0" : hint);
    return new Expr.Poison(expr.at());
  }

  private Expr check(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Literal literal -> new Expr.Constant(literal.at(), literal.value());
      case Syntax.Name name -> paths.resolve(name).orElseGet(() -> new Expr.Poison(name.at()));
      case Syntax.Member member -> member(member);
      case Syntax.Index index -> index(index);
      case Syntax.Call call -> call(call);
      case Syntax.Unary unary -> operators.unary(unary, check(unary.operand()));
      case Syntax.Binary binary ->
          operators.binary(binary, check(binary.left()), check(binary.right()));
      case Syntax.Conditional conditional -> conditional(conditional);
      case Syntax.ListOf list -> list(list);
      case Syntax.MapOf map -> map(map);
    };
  }

  private Expr member(Syntax.Member member) {
    return paths
        .resolve(member)
        .orElseGet(() ->
            new Accesses(findings)
                .property(
                    member.at(),
                    check(member.target()),
                    new Expr.Constant(member.nameAt(), member.name())));
  }

  private Expr index(Syntax.Index index) {
    return paths
        .resolve(index)
        .orElseGet(() ->
            new Accesses(findings).index(index.at(), check(index.target()), check(index.index())));
  }

  private Expr call(Syntax.Call call) {
    List<Expr> arguments = new ArrayList<>();
    call.target().ifPresent(target -> arguments.add(check(target)));
    call.arguments().forEach(argument -> arguments.add(check(argument)));
    if (call.target().isEmpty() && call.function().equals(Function.FIRST_OF)) {
      return firstOf(call, arguments);
    }
    return Function.named(call.function(), call.target().isPresent())
        .map(function -> signatures.call(call, function, arguments))
        .orElseGet(() -> unknownFunction(call));
  }

  private Expr unknownFunction(Syntax.Call call) {
    boolean method = call.target().isPresent();
    String kind = method ? "method" : "function";
    String hint =
        Function.named(call.function(), !method)
            .map(other -> "write " + other.usage())
            .or(() -> ForeignWords.function(call.function()))
            .orElseGet(() -> Nearest.hint(call.function(), Function.words(method)));
    findings.add(
        Code.UNKNOWN_FUNCTION,
        call.nameAt(),
        "unknown " + kind + " '" + call.function() + "'",
        hint,
        Fix.nearest(call.nameAt(), call.function(), Function.words(method)));
    return new Expr.Poison(call.at());
  }

  private Expr firstOf(Syntax.Call call, List<Expr> arguments) {
    if (arguments.isEmpty()) {
      findings.add(
          Code.FUNCTION_ARGUMENTS,
          call.at(),
          "firstOf needs at least one argument",
          "write firstOf(steps.a.outputs.x, 'instead')");
      return new Expr.Poison(call.at());
    }
    return unified(arguments, "the arguments of firstOf")
        .<Expr>map(type -> new Expr.FirstOf(call.at(), arguments, type))
        .orElseGet(() -> new Expr.Poison(call.at()));
  }

  private Expr conditional(Syntax.Conditional conditional) {
    Expr condition = check(conditional.condition());
    Expr then = check(conditional.then());
    Expr otherwise = check(conditional.otherwise());
    At at = conditional.at();
    if (condition.type() != Scalar.BOOLEAN && condition.type() != Unknown.ANY) {
      findings.add(
          Code.OPERATOR_TYPES,
          condition.at(),
          "expected a boolean before '?', found " + condition.type().word(),
          Types.conversion(Scalar.BOOLEAN, condition.type()));
      return new Expr.Poison(at);
    }
    return unified(List.of(then, otherwise), "the two branches of '? :'")
        .<Expr>map(type -> new Expr.Conditional(at, condition, then, otherwise, type))
        .orElseGet(() -> new Expr.Poison(at));
  }

  private Optional<Type> unified(List<Expr> values, String what) {
    Type type = values.get(0).type();
    for (Expr value : values) {
      Optional<Type> both = Types.unify(type, value.type());
      if (both.isEmpty()) {
        findings.add(
            Code.OPERATOR_TYPES,
            value.at(),
            what + " have different types: " + type.word() + " and " + value.type().word(),
            Types.conversion(type, value.type()));
        return Optional.empty();
      }
      type = both.get();
    }
    return Optional.of(type);
  }

  private Expr list(Syntax.ListOf list) {
    List<Expr> items = list.items().stream().map(this::check).toList();
    if (refusedArtifact(items)) {
      return new Expr.Poison(list.at());
    }
    Type type =
        items.stream()
            .map(Expr::type)
            .reduce((a, b) -> Types.unify(a, b).orElse(Unknown.ANY))
            .orElse(Unknown.ANY);
    return new Expr.ListOf(list.at(), items, new Type.ArrayType(type));
  }

  private Expr map(Syntax.MapOf map) {
    Map<String, Expr> values = new LinkedHashMap<>();
    Map<String, Type> types = new LinkedHashMap<>();
    for (Syntax.Property property : map.properties()) {
      Expr value = check(property.value());
      values.put(property.key(), value);
      types.put(property.key(), value.type());
    }
    if (refusedArtifact(List.copyOf(values.values()))) {
      return new Expr.Poison(map.at());
    }
    return new Expr.MapOf(
        map.at(),
        Collections.unmodifiableMap(values),
        new Type.ObjectType(Collections.unmodifiableMap(types), false));
  }

  private boolean refusedArtifact(List<Expr> values) {
    Optional<Expr> artifact =
        values.stream().filter(v -> v.type() instanceof Type.ArtifactType).findFirst();
    artifact.ifPresent(value ->
        findings.add(
            Code.OPERATOR_TYPES,
            value.at(),
            "an artifact of type " + value.type().word() + " cannot be part of a value",
            Types.conversion(Unknown.ANY, value.type())));
    return artifact.isPresent();
  }
}

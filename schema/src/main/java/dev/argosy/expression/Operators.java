package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.ArtifactType;
import dev.argosy.expression.Type.ObjectType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.Type.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types what operators make of their operands; nothing is converted but an integer to a number. */
final class Operators {
  private final Findings findings;

  Operators(Findings findings) {
    this.findings = findings;
  }

  Expr unary(Syntax.Unary syntax, Expr operand) {
    Type type = operand.type();
    boolean fits =
        syntax.operator() == Operator.NOT ? isOr(type, Scalar.BOOLEAN) : type.isNumeric();
    if (fits || type == Unknown.ANY) {
      Type result = syntax.operator() == Operator.NOT ? Scalar.BOOLEAN : type;
      return new Expr.Unary(syntax.at(), syntax.operator(), operand, result);
    }
    Type expected = syntax.operator() == Operator.NOT ? Scalar.BOOLEAN : Scalar.NUMBER;
    findings.add(
        Code.OPERATOR_TYPES,
        operand.at(),
        "expected a "
            + expected.word()
            + " after '"
            + syntax.operator()
            + "', found "
            + type.word(),
        Types.conversion(expected, type));
    return new Expr.Poison(syntax.at());
  }

  Expr binary(Syntax.Binary syntax, Expr left, Expr right) {
    if (left.isPoisoned() || right.isPoisoned()) {
      return new Expr.Poison(syntax.at());
    }
    Optional<Type> type =
        switch (syntax.operator()) {
          case OR, AND -> logical(syntax, left, right);
          case EQUAL, NOT_EQUAL -> equality(syntax, left, right);
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> order(syntax, left, right);
          case IN -> membership(syntax, left, right);
          case ADD -> sum(syntax, left, right);
          case SUBTRACT, MULTIPLY -> arithmetic(syntax, left, right);
          case DIVIDE -> division(syntax, left, right, Scalar.NUMBER);
          case REMAINDER -> remainder(syntax, left, right);
          case NOT, NEGATE -> throw new IllegalStateException("no binary operator");
        };
    return type.<Expr>map(t -> new Expr.Binary(syntax.at(), syntax.operator(), left, right, t))
        .orElseGet(() -> new Expr.Poison(syntax.at()));
  }

  private Optional<Type> logical(Syntax.Binary syntax, Expr left, Expr right) {
    if (isOr(left.type(), Scalar.BOOLEAN) && isOr(right.type(), Scalar.BOOLEAN)) {
      return Optional.of(Scalar.BOOLEAN);
    }
    Expr wrong = isOr(left.type(), Scalar.BOOLEAN) ? right : left;
    return refused(
        Code.OPERATOR_TYPES,
        wrong.at(),
        "expected a boolean beside '" + syntax.operator() + "', found " + wrong.type().word(),
        wrong.type().isNumeric()
            ? "compare it: x > 0"
            : Types.conversion(Scalar.BOOLEAN, wrong.type()));
  }

  private Optional<Type> equality(Syntax.Binary syntax, Expr left, Expr right) {
    if (isArtifact(left) || isArtifact(right)) {
      return artifact(syntax, isArtifact(left) ? left : right);
    }
    if (Types.unify(left.type(), right.type()).isEmpty()) {
      return notComparable(syntax, left, right);
    }
    neverEqual(Words.of(left), right);
    neverEqual(Words.of(right), left);
    return Optional.of(Scalar.BOOLEAN);
  }

  private void neverEqual(List<String> allowed, Expr text) {
    if (!allowed.isEmpty()
        && text instanceof Expr.Constant constant
        && constant.value() instanceof String word
        && !allowed.contains(word)) {
      findings.add(
          Code.NEVER_EQUAL,
          text.at(),
          "the value is never '" + word + "': expected one of " + Types.quoted(allowed),
          Nearest.to(word, allowed)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("write one of these, or add it to the enum"),
          Fix.nearest(text.at(), word, allowed));
    }
  }

  private Optional<Type> order(Syntax.Binary syntax, Expr left, Expr right) {
    if (isArtifact(left) || isArtifact(right)) {
      return artifact(syntax, isArtifact(left) ? left : right);
    }
    if (!sameOrder(left.type(), right.type())) {
      return notComparable(syntax, left, right);
    }
    return Optional.of(Scalar.BOOLEAN);
  }

  private static boolean sameOrder(Type left, Type right) {
    if (left == Unknown.ANY || right == Unknown.ANY) {
      return hasOrder(left) && hasOrder(right);
    }
    return (left.isNumeric() && right.isNumeric())
        || (Types.isString(left) && Types.isString(right));
  }

  private static boolean hasOrder(Type type) {
    return type == Unknown.ANY || type.isNumeric() || Types.isString(type);
  }

  private Optional<Type> notComparable(Syntax.Binary syntax, Expr left, Expr right) {
    String problem =
        left.type().word().equals(right.type().word())
            ? left.type().word() + " values have no order"
            : "cannot compare " + left.type().word() + " with " + right.type().word();
    Expr text = Types.isString(left.type()) ? left : right;
    findings.add(
        Code.COMPARED_TYPES,
        syntax.at(),
        problem,
        comparisonHint(left, right),
        bare(left, right).flatMap(word -> Fix.unquoted(text.at(), word)));
    return Optional.empty();
  }

  /** The text that is compared with what it would be without its quotes. */
  private static Optional<String> bare(Expr left, Expr right) {
    Expr text = Types.isString(left.type()) ? left : right;
    Expr other = Types.isString(left.type()) ? right : left;
    if (!(text instanceof Expr.Constant constant && constant.value() instanceof String word)) {
      return Optional.empty();
    }
    boolean number = other.type().isNumeric() && word.matches("-?\\d+(\\.\\d+)?");
    boolean truth = other.type() == Scalar.BOOLEAN && word.matches("(?i)true|false");
    return number || truth ? Optional.of(word.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  private static String comparisonHint(Expr left, Expr right) {
    Expr text = Types.isString(left.type()) ? left : right;
    Expr other = Types.isString(left.type()) ? right : left;
    Optional<String> bare = bare(left, right);
    if (bare.isPresent()) {
      return "write " + bare.get() + " without quotes";
    }
    if (left.type() instanceof ArrayType || right.type() instanceof ArrayType) {
      return "compare one item, x[0], or how many there are, size(x)";
    }
    return Types.isString(text.type()) ? Types.conversion(other.type(), text.type()) : "";
  }

  private Optional<Type> membership(Syntax.Binary syntax, Expr left, Expr right) {
    if (isArtifact(left)) {
      return artifact(syntax, left);
    }
    return switch (right.type()) {
      case ArrayType array -> item(syntax, left, right, array);
      case ObjectType object ->
          Types.isString(left.type()) || left.type() == Unknown.ANY
              ? Optional.of(Scalar.BOOLEAN)
              : noMember(syntax, left, right);
      case Unknown any -> Optional.of(Scalar.BOOLEAN);
      default -> noMember(syntax, left, right);
    };
  }

  private Optional<Type> item(Syntax.Binary syntax, Expr left, Expr right, ArrayType array) {
    if (right instanceof Expr.ListOf list) {
      list.items().forEach(item -> neverEqual(Words.of(left), item));
    } else if (array.items() instanceof StringType items) {
      neverEqual(items.allowed(), left);
    }
    return Types.unify(left.type(), array.items()).isPresent()
        ? Optional.of(Scalar.BOOLEAN)
        : refused(
            Code.COMPARED_TYPES,
            syntax.at(),
            "cannot look for " + left.type().word() + " in " + array.word(),
            Types.conversion(array.items(), left.type()));
  }

  private Optional<Type> noMember(Syntax.Binary syntax, Expr left, Expr right) {
    return refused(
        Code.OPERATOR_TYPES,
        syntax.at(),
        "expected an item in an array, or a text in an object, found "
            + left.type().word()
            + " in "
            + right.type().word(),
        Types.isString(right.type()) ? "write text.contains(part)" : "");
  }

  private Optional<Type> sum(Syntax.Binary syntax, Expr left, Expr right) {
    Type a = left.type();
    Type b = right.type();
    if ((Types.isString(a) && isOr(b, StringType.STRING))
        || (Types.isString(b) && a == Unknown.ANY)) {
      return Optional.of(StringType.STRING);
    }
    if (a instanceof ArrayType one && b instanceof ArrayType other) {
      return Optional.of(
          new ArrayType(Types.unify(one.items(), other.items()).orElse(Unknown.ANY)));
    }
    return arithmetic(syntax, left, right);
  }

  private Optional<Type> arithmetic(Syntax.Binary syntax, Expr left, Expr right) {
    Type a = left.type();
    Type b = right.type();
    if (isArtifact(left) || isArtifact(right)) {
      return artifact(syntax, isArtifact(left) ? left : right);
    }
    boolean fits = (a.isNumeric() || a == Unknown.ANY) && (b.isNumeric() || b == Unknown.ANY);
    if (!fits) {
      return refused(
          Code.OPERATOR_TYPES,
          syntax.at(),
          "'"
              + syntax.operator()
              + "' needs two numbers"
              + (syntax.operator() == Operator.ADD ? ", two strings or two arrays" : "")
              + ", found "
              + a.word()
              + " and "
              + b.word(),
          arithmeticHint(syntax.operator(), a, b));
    }
    return Types.unify(a, b);
  }

  private static String arithmeticHint(Operator operator, Type a, Type b) {
    boolean text = Types.isString(a) || Types.isString(b);
    if (operator == Operator.ADD && text) {
      return "to join texts write a + string(b); to add numbers, int(...) or double(...)";
    }
    return text ? "convert with int(...) or double(...)" : "";
  }

  private Optional<Type> division(Syntax.Binary syntax, Expr left, Expr right, Type result) {
    if (isZero(right)) {
      return refused(Code.DIVISION_BY_ZERO, right.at(), "this divides by zero", "");
    }
    return arithmetic(syntax, left, right).map(any -> result);
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Expr.Unary unary
        ? isZero(unary.operand())
        : expr instanceof Expr.Constant constant
            && constant.value() instanceof Number number
            && number.doubleValue() == 0;
  }

  private Optional<Type> remainder(Syntax.Binary syntax, Expr left, Expr right) {
    for (Expr operand : new Expr[] {left, right}) {
      if (!isOr(operand.type(), Scalar.INTEGER) && !isArtifact(operand)) {
        return refused(
            Code.OPERATOR_TYPES,
            operand.at(),
            "'%' needs two integers, found " + operand.type().word(),
            Types.conversion(Scalar.INTEGER, operand.type()));
      }
    }
    return division(syntax, left, right, Scalar.INTEGER);
  }

  private Optional<Type> artifact(Syntax.Binary syntax, Expr artifact) {
    return refused(
        Code.OPERATOR_TYPES,
        artifact.at(),
        "an artifact of type "
            + artifact.type().word()
            + " has no value for '"
            + syntax.operator()
            + "', expected a number or string",
        Types.conversion(Unknown.ANY, artifact.type()));
  }

  private static boolean isArtifact(Expr expr) {
    return expr.type() instanceof ArtifactType;
  }

  private static boolean isOr(Type type, Type expected) {
    return type == Unknown.ANY
        || type.equals(expected)
        || (Types.isString(expected) && Types.isString(type));
  }

  private Optional<Type> refused(Code code, At at, String problem, String hint) {
    findings.add(code, at, problem, hint);
    return Optional.empty();
  }
}

package dev.argosy.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.ArtifactType;
import dev.argosy.expression.Type.ObjectType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.Type.Unknown;
import java.util.List;
import java.util.Optional;

/** Types the calls of functions and methods. */
final class Signatures {
  private static final Type STRINGS = new ArrayType(StringType.STRING);

  private final Findings findings;

  Signatures(Findings findings) {
    this.findings = findings;
  }

  /** What an argument may be, and how messages call it. */
  private enum Kind {
    TEXT("a string"),
    INTEGER("an integer"),
    NUMBER("a number"),
    ARRAY("an array"),
    OBJECT("an object"),
    NUMBERS("an array of numbers"),
    SIZED("a string, array or object"),
    TEXT_OR_NUMBER("a string or number"),
    TEXT_OR_BOOLEAN("a string"),
    VALUE("a value");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    boolean takes(Type type) {
      return type == Unknown.ANY
          || switch (this) {
            case TEXT -> Types.isString(type);
            case INTEGER -> type == Scalar.INTEGER;
            case NUMBER -> type.isNumeric();
            case ARRAY -> type instanceof ArrayType;
            case OBJECT -> type instanceof ObjectType;
            case NUMBERS -> type instanceof ArrayType array && mayHoldNumbers(array);
            case SIZED -> Types.isString(type) || type.isComposite();
            case TEXT_OR_NUMBER -> Types.isString(type) || type.isNumeric();
            case TEXT_OR_BOOLEAN -> Types.isString(type) || type == Scalar.BOOLEAN;
            case VALUE -> !(type instanceof ArtifactType);
          };
    }

    private static boolean mayHoldNumbers(ArrayType array) {
      return array.items().isNumeric() || array.items() == Unknown.ANY;
    }
  }

  /** A call with {@code arguments}, the target of a method first; poison when it is refused. */
  Expr call(Syntax.Call syntax, Function function, List<Expr> arguments) {
    if (!function.takes(arguments.size())) {
      findings.add(
          Code.FUNCTION_ARGUMENTS,
          syntax.at(),
          "'" + function.word() + "' is called with " + count(syntax.arguments().size()),
          "write " + function.usage());
      return new Expr.Poison(syntax.at());
    }
    return arguments.stream().anyMatch(Expr::isPoisoned)
            || !fit(function, arguments)
            || !isPattern(function, arguments)
        ? new Expr.Poison(syntax.at())
        : new Expr.Call(syntax.at(), function, arguments, result(function, arguments));
  }

  private static String count(int arguments) {
    return arguments == 1 ? "1 argument" : arguments + " arguments";
  }

  private boolean fit(Function function, List<Expr> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!fits(function, kind(function, i, arguments.size()), arguments.get(i))) {
        return false; // the others may be wrong only because the two were exchanged
      }
    }
    return true;
  }

  private boolean fits(Function function, Kind kind, Expr argument) {
    if (kind.takes(argument.type())) {
      return true;
    }
    String hint =
        argument.type() instanceof ArtifactType || kind == Kind.TEXT
            ? Types.conversion(StringType.STRING, argument.type())
            : "write " + function.usage();
    findings.add(
        Code.FUNCTION_ARGUMENTS,
        argument.at(),
        "'" + function.word() + "' expects " + kind.word + ", found " + argument.type().word(),
        hint);
    return false;
  }

  private static Kind kind(Function function, int position, int arguments) {
    return switch (function) {
      case SIZE -> Kind.SIZED;
      case INT, DOUBLE -> Kind.TEXT_OR_NUMBER;
      case BOOL -> Kind.TEXT_OR_BOOLEAN;
      case STRING, TO_JSON -> Kind.VALUE;
      case RANGE -> Kind.INTEGER;
      case JOIN -> position == 0 ? Kind.ARRAY : Kind.TEXT;
      case MIN, MAX -> arguments == 1 ? Kind.NUMBERS : Kind.NUMBER;
      case ABS, ROUND -> Kind.NUMBER;
      case KEYS, VALUES -> Kind.OBJECT;
      case SPLIT, LOWER, UPPER, TRIM, REPLACE, FROM_JSON, SHA256 -> Kind.TEXT;
      case STARTS_WITH, ENDS_WITH, CONTAINS, MATCHES -> Kind.TEXT;
    };
  }

  private static Type result(Function function, List<Expr> arguments) {
    return switch (function) {
      case SIZE, INT, ROUND -> Scalar.INTEGER;
      case DOUBLE -> Scalar.NUMBER;
      case STRING, JOIN, LOWER, UPPER, TRIM, REPLACE, TO_JSON, SHA256 -> StringType.STRING;
      case BOOL, STARTS_WITH, ENDS_WITH, CONTAINS, MATCHES -> Scalar.BOOLEAN;
      case RANGE -> new ArrayType(Scalar.INTEGER);
      case SPLIT, KEYS -> STRINGS;
      case ABS -> arguments.get(0).type() == Scalar.INTEGER ? Scalar.INTEGER : Scalar.NUMBER;
      case MIN, MAX -> extreme(arguments);
      case VALUES -> new ArrayType(itemsOf(arguments.get(0).type()));
      case FROM_JSON -> Unknown.ANY;
    };
  }

  private static Type extreme(List<Expr> arguments) {
    Type first = arguments.get(0).type();
    if (arguments.size() == 1) {
      return first instanceof ArrayType array && array.items() == Scalar.INTEGER
          ? Scalar.INTEGER
          : Scalar.NUMBER;
    }
    return arguments.stream().allMatch(a -> a.type() == Scalar.INTEGER)
        ? Scalar.INTEGER
        : Scalar.NUMBER;
  }

  private static Type itemsOf(Type type) {
    return type instanceof ObjectType object && !object.open()
        ? object.properties().values().stream()
            .reduce((a, b) -> Types.unify(a, b).orElse(Unknown.ANY))
            .orElse(Unknown.ANY)
        : Unknown.ANY;
  }

  private boolean isPattern(Function function, List<Expr> arguments) {
    Optional<Expr> pattern =
        function == Function.MATCHES ? Optional.of(arguments.get(1)) : Optional.empty();
    if (pattern.orElse(null) instanceof Expr.Constant constant) {
      try {
        Pattern.compile(String.valueOf(constant.value()));
      } catch (PatternSyntaxException e) {
        findings.add(
            Code.INVALID_PATTERN,
            constant.at(),
            "the pattern is not a regular expression: " + e.getMessage(),
            "patterns follow RE2, without look-around and back references");
        return false;
      }
    }
    return true;
  }
}

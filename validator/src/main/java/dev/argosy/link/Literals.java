package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Type;
import dev.argosy.model.Param;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import dev.argosy.schema.ValueFixes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literals of YAML held against declared types and their JSON Schema constraints. */
public final class Literals {
  private Literals() {}

  /** The plain value of something without expressions. */
  public static @Nullable Object plain(Value value) {
    return switch (value) {
      case Value.Scalar s -> s.literal();
      case Value.ListOf l -> {
        List<@Nullable Object> items = new ArrayList<>();
        l.items().forEach(i -> items.add(plain(i)));
        yield items;
      }
      case Value.MapOf m -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        m.entries().keys().keySet().stream()
            .sorted() // names given null are only known by their keys
            .filter(k -> m.entries().cleared().contains(k))
            .forEach(k -> entries.put(k, null));
        m.entries().forEach((k, v) -> entries.put(k, plain(v)));
        yield entries;
      }
      case Value.OfText t -> throw new IllegalArgumentException("an expression at " + t.at());
    };
  }

  /** A value that was computed while compiling, as YAML's literals are. */
  static @Nullable Object exact(@Nullable Object value) {
    return switch (value) {
      case Long l -> BigInteger.valueOf(l);
      case Double d when Double.isFinite(d) -> BigDecimal.valueOf(d);
      case null -> null;
      default -> value;
    };
  }

  /** The type that a literal has by itself. */
  public static Type type(@Nullable Object value) {
    return switch (value) {
      case String s -> Type.StringType.STRING;
      case BigInteger i -> Type.Scalar.INTEGER;
      case BigDecimal d -> Type.Scalar.NUMBER;
      case Double d -> Type.Scalar.NUMBER;
      case Boolean b -> Type.Scalar.BOOLEAN;
      case List<?> l -> new Type.ArrayType(items(l));
      case Map<?, ?> m -> Type.ObjectType.ANYTHING;
      case null -> Type.Unknown.ANY;
      default -> Type.Unknown.ANY;
    };
  }

  private static Type items(List<?> list) {
    List<Type> types = list.stream().map(Literals::type).distinct().toList();
    return types.size() == 1 ? types.getFirst() : Type.Unknown.ANY;
  }

  /**
   * Reports what is wrong with {@code value} as a value of {@code param}, at the exact part of it.
   */
  public static void check(Param param, Value value, String what, Findings findings) {
    String type = param.type().text();
    if (!value.isConstant() || type.isEmpty()) {
      return; // of no type where a mistake was reported
    }
    Object plain = plain(value);
    if (!fits(type, plain)) {
      findings.add(
          wrongType(type, plain, value.at(), what).withDeclaration(param.at(), "declared here"));
      return;
    }
    constraint(param, plain)
        .ifPresent(broken ->
            findings.add(
                Diagnostic.of(
                        Code.CONSTRAINT,
                        value.at(),
                        what + " is " + shown(plain) + ", but " + broken,
                        nearest(param, plain))
                    .withDeclaration(param.at(), "declared here")
                    .withFix(
                        plain instanceof String text
                            ? Fix.nearest(value.at(), text, choices(param))
                            : Optional.empty())));
    if (value instanceof Value.ListOf list && param.items() != null) {
      list.items().forEach(i -> check(param.items(), i, "an item of " + what, findings));
    }
    if (value instanceof Value.MapOf map) {
      fields(param, map, what, findings);
    }
  }

  private static final String OTHER = "write another value, or change what is declared";

  private static String nearest(Param param, @Nullable Object plain) {
    return plain instanceof String text
        ? Nearest.to(text, choices(param)).map(near -> "did you mean '" + near + "'?").orElse(OTHER)
        : OTHER;
  }

  private static List<String> choices(Param param) {
    return param.choices().stream().map(c -> String.valueOf(plain(c))).toList();
  }

  private static void fields(Param param, Value.MapOf map, String what, Findings findings) {
    map.entries()
        .forEach((name, field) -> {
          Param property = param.properties().get(name);
          if (property != null) {
            check(property, field, "'" + name + "' of " + what, findings);
          }
        });
    for (Word required : param.required()) {
      String name = required.text();
      if (!map.entries().has(name) && !isMisspelt(required, param)) {
        findings.add(
            Diagnostic.of(
                    Code.CONSTRAINT, map.at(), what + " needs the field '" + name + "'", "add it")
                .withDeclaration(param.at(), "declared here"));
      }
    }
  }

  /** Properties that must be there by a name that is nearly that of one, also inside of others. */
  static void checkRequired(Param param, Findings findings) {
    if (param.items() != null) {
      checkRequired(param.items(), findings);
    }
    param.properties().forEach((name, property) -> checkRequired(property, findings));
    List<String> known = param.properties().names();
    param.required().stream()
        .filter(r -> isMisspelt(r, param))
        .forEach(r ->
            findings.add(
                Code.UNKNOWN_PROPERTY,
                r.at(),
                "'" + r + "' is required, and there is no such property",
                Nearest.hint(r.text(), known),
                Fix.nearest(r.at(), r.text(), known)));
  }

  private static boolean isMisspelt(Word required, Param param) {
    List<String> known = param.properties().names();
    return !known.contains(required.text()) && Nearest.to(required.text(), known).isPresent();
  }

  private static Diagnostic wrongType(String type, @Nullable Object plain, At at, String what) {
    String found = plain == null ? "nothing" : type(plain).word();
    return Diagnostic.of(
            Code.TYPE_MISMATCH,
            at,
            what + " must be of type " + type + ", not " + found,
            hint(type, plain))
        .withFix(
            plain instanceof String text && looksLike(type, text)
                ? Fix.unquoted(at, text)
                : type.equals("string")
                    ? ValueFixes.ofType(at, plain, "a string")
                    : Optional.empty());
  }

  private static String hint(String type, @Nullable Object plain) {
    if (plain instanceof String text && looksLike(type, text)) {
      return "remove the quotes: " + text;
    }
    String digits = plain instanceof String text ? digits(text) : "";
    return switch (type) {
      case "string" ->
          plain == null || plain instanceof List<?> || plain instanceof Map<?, ?>
              ? "write one text"
              : "put it in quotes: \"" + plain + "\"";
      case "integer" ->
          plain instanceof BigDecimal d && d.stripTrailingZeros().scale() <= 0
              ? "write " + d.toBigInteger()
              : digits.matches("-?\\d+") ? "write " + digits : "write a whole number";
      case "number" -> digits.matches("-?\\d+(\\.\\d+)?") ? "write " + digits : "write a number";
      case "boolean" -> "write true or false, without quotes";
      case "array" ->
          plain instanceof String text
              ? "write [" + String.join(", ", text.strip().split("\\s*,\\s*")) + "]"
              : "write a list: [a, b]";
      case "object" -> "write keys and values: {a: 1}";
      default -> "write the key of the artifact";
    };
  }

  /** A number as it is grouped in texts, and with the comma of other countries. */
  private static String digits(String text) {
    return text.matches("-?\\d{1,3}(?:[_, ']\\d{3})+(?:\\.\\d+)?|-?\\d[\\d_]*")
        ? text.replaceAll("[_, ']", "")
        : text.replaceFirst("^(-?\\d+),(\\d+)$", "$1.$2");
  }

  private static boolean looksLike(String type, String text) {
    return switch (type) {
      case "integer" -> text.matches("[-+]?\\d+");
      case "number" -> text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
      case "boolean" -> text.matches("true|false");
      default -> false;
    };
  }

  private static boolean fits(String type, @Nullable Object plain) {
    return switch (type) {
      case "string" -> plain instanceof String;
      case "integer" -> plain instanceof BigInteger;
      case "number" ->
          plain instanceof BigInteger || plain instanceof BigDecimal || plain instanceof Double;
      case "boolean" -> plain instanceof Boolean;
      case "array" -> plain instanceof List<?>;
      case "object" -> plain instanceof Map<?, ?>;
      default -> plain instanceof String; // an artifact is given by its key
    };
  }

  /** The constraint of {@code param} that the value breaks. */
  public static Optional<String> constraint(Param param, @Nullable Object plain) {
    if (!param.choices().isEmpty()) {
      List<@Nullable Object> allowed = new ArrayList<>();
      param.choices().forEach(c -> allowed.add(plain(c)));
      if (allowed.stream().noneMatch(a -> same(a, plain))) {
        return Optional.of(
            "its enum allows only "
                + String.join(", ", allowed.stream().map(Literals::shown).toList()));
      }
    }
    return switch (plain) {
      case BigInteger i -> range(param, new BigDecimal(i));
      case BigDecimal d -> range(param, d);
      case String s -> text(param, s);
      case List<?> l -> count(l.size(), param.minItems(), param.maxItems(), "items");
      case null -> Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number && b instanceof Number) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
    }
    return a == null ? b == null : a.equals(b);
  }

  private static Optional<String> range(Param param, BigDecimal value) {
    if (param.minimum() != null && value.compareTo(param.minimum()) < 0) {
      return Optional.of("its minimum is " + param.minimum());
    }
    return param.maximum() != null && value.compareTo(param.maximum()) > 0
        ? Optional.of("its maximum is " + param.maximum())
        : Optional.empty();
  }

  private static Optional<String> text(Param param, String value) {
    if (param.pattern() != null && !Pattern.compile(param.pattern()).matcher(value).find()) {
      return Optional.of("it must match " + param.pattern());
    }
    return count(
        value.codePointCount(0, value.length()),
        param.minLength(),
        param.maxLength(),
        "characters");
  }

  private static Optional<String> count(
      int size, @Nullable Integer least, @Nullable Integer most, String what) {
    if (least != null && size < least) {
      return Optional.of("it needs at least " + least + " " + what);
    }
    return most != null && size > most
        ? Optional.of("it may have at most " + most + " " + what)
        : Optional.empty();
  }

  private static String shown(@Nullable Object value) {
    return value instanceof String s ? "'" + s + "'" : String.valueOf(value);
  }
}

package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Syntax;
import dev.argosy.expression.Type;
import dev.argosy.expression.TypeChecker;
import dev.argosy.fields.FieldTypes;
import dev.argosy.fields.FieldTypes.Field;
import dev.argosy.model.Value;
import dev.argosy.schema.Formats;
import dev.argosy.schema.ValueFixes;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a value against a type of Kubernetes or Argo: fields, types, words, quantities. */
final class FieldCheck {
  private final FieldTypes types;
  private final Names scope;
  private final boolean expressions;
  private final Findings findings;

  /**
   * @param expressions whether expressions of any type can stand for values; else only in texts
   */
  FieldCheck(FieldTypes types, Names scope, boolean expressions, Findings findings) {
    this.types = types;
    this.scope = scope;
    this.expressions = expressions;
    this.findings = findings;
  }

  /** The value as a whole, of which every field that must be there is asked for. */
  void check(Value value, String type) {
    check(value, type, "the value", true);
  }

  /** The fields of a mapping, of which none must be there. */
  void checkFields(Value.MapOf map, String type) {
    fields(map, type, false);
  }

  private void check(Value value, String type, String what, boolean whole) {
    if (value instanceof Value.Scalar s && s.literal() == null || type.equals("any")) {
      return; // null removes
    }
    if (value instanceof Value.OfText text) {
      expression(text, type, what);
      return;
    }
    Map<String, Field> fields = types.fields(type);
    if (fields != null) {
      if (value instanceof Value.MapOf map) {
        fields(map, type, whole);
      } else {
        wrong(value.at(), what, "a mapping", value);
      }
    } else if (type.startsWith("[")) {
      list(value, type.substring(1, type.length() - 1), what);
    } else if (type.startsWith("{")) {
      map(value, type.substring(1, type.length() - 1), what);
    } else {
      scalar(value, type, what);
    }
  }

  private void fields(Value.MapOf map, String type, boolean whole) {
    Map<String, Field> fields = types.fields(type);
    if (fields == null) {
      throw new IllegalStateException("no type " + type);
    }
    String simple = type.substring(type.lastIndexOf('.') + 1);
    if (simple.equals("ObjectFieldSelector")
        && map.entries().get("fieldPath") instanceof Value.Scalar(At at, String path)) {
      PodFieldPath.check(at, path, true, findings); // env is not for authors to pass on
    }
    map.entries()
        .keys()
        .forEach((name, at) -> {
          if (!fields.containsKey(name)) {
            findings.add(
                Code.UNKNOWN_KEY,
                at,
                "unknown field '" + name + "' in " + simple,
                Nearest.hint(name, fields.keySet()),
                Nearest.to(name, fields.keySet())
                        .filter(near -> !map.entries().keys().containsKey(near))
                        .isPresent()
                    ? Fix.spelling(at, name, fields.keySet())
                    : Optional.empty());
          }
        });
    if (simple.equals("Toleration")) {
      toleration(map);
    }
    map.entries()
        .forEach((name, value) -> {
          Field field = fields.get(name);
          if (field != null) {
            check(value, field.type(), "'" + name + "'", true);
          }
        });
    for (String name : whole ? FieldTypes.required(fields) : List.<String>of()) {
      boolean misspelt =
          map.entries().keys().keySet().stream()
              .filter(key -> !fields.containsKey(key))
              .anyMatch(key -> Nearest.to(key, fields.keySet()).equals(Optional.of(name)));
      if (!misspelt && !map.entries().keys().containsKey(name)) {
        findings.add(
            Code.MISSING_KEY, map.at(), simple + " needs the field '" + name + "'", "add it");
      }
    }
  }

  private void toleration(Value.MapOf map) {
    boolean exists =
        map.entries().get("operator") instanceof Value.Scalar s && "Exists".equals(s.literal());
    if (exists && map.entries().has("value")) {
      findings.add(
          Code.INVALID_VALUE,
          map.entries().at("value"),
          "a toleration with 'Exists' has no value: Kubernetes refuses it",
          "take the value out, or write operator: Equal");
    }
  }

  private void list(Value value, String item, String what) {
    if (value instanceof Value.ListOf list) {
      list.items().forEach(i -> check(i, item, "an item of " + what, true));
    } else {
      wrong(value.at(), what, "a list", value);
    }
  }

  private void map(Value value, String entry, String what) {
    if (value instanceof Value.MapOf map) {
      map.entries().forEach((name, v) -> check(v, entry, "'" + name + "'", true));
    } else {
      wrong(value.at(), what, "a mapping", value);
    }
  }

  private void scalar(Value value, String type, String what) {
    Object literal = value instanceof Value.Scalar s ? s.literal() : null;
    Optional<String> expected = expected(literal, type);
    if (expected.isPresent()) {
      wrong(value.at(), what, expected.get(), value);
      return;
    }
    List<String> choices = FieldTypes.choices(type);
    if (!choices.isEmpty() && !choices.contains(String.valueOf(literal))) {
      findings.add(
          Code.INVALID_VALUE,
          value.at(),
          what + " must be one of " + String.join(", ", choices) + ", not '" + literal + "'",
          Nearest.hint(String.valueOf(literal), choices),
          Fix.spelling(value.at(), String.valueOf(literal), choices));
    }
  }

  private static Optional<String> expected(@Nullable Object literal, String type) {
    boolean number = literal instanceof Number;
    return switch (type) {
      case "integer" -> unless(literal instanceof BigInteger, "an integer");
      case "number" -> unless(number, "a number");
      case "boolean" -> unless(literal instanceof Boolean, "true or false");
      case "intOrString" ->
          unless(
              literal instanceof BigInteger || literal instanceof String, "an integer or a string");
      case "quantity" ->
          unless(
              number || literal instanceof String s && Formats.isQuantity(s),
              "a Kubernetes quantity such as 500m, 2 or 8Gi");
      default -> unless(literal instanceof String, "a string");
    };
  }

  private static Optional<String> unless(boolean right, String expected) {
    return right ? Optional.empty() : Optional.of(expected);
  }

  private void expression(Value.OfText value, String type, String what) {
    if (value.text().isBroken()) {
      return;
    }
    Optional<Syntax> single = value.text().single();
    Type given =
        single
            .map(s -> TypeChecker.check(s, scope, new Findings()).type())
            .orElse(Type.StringType.STRING);
    boolean text = type.startsWith("string") || type.equals("intOrString");
    if (!text && !expressions) {
      findings.add(
          Code.EXPRESSION_NOT_ALLOWED,
          value.at(),
          "no expression can stand for " + what + ": Argo takes a text there, and nothing else",
          "write the value itself");
    } else if (!fits(given, type)) {
      findings.add(
          Code.TYPE_MISMATCH,
          value.at(),
          what + " must be " + word(type) + ", this is " + given.word());
    }
  }

  private boolean fits(Type given, String type) {
    return switch (given) {
      case Type.Unknown u -> true;
      case Type.StringType s ->
          type.startsWith("string") || type.equals("intOrString") || type.equals("quantity");
      case Type.Scalar s when s == Type.Scalar.BOOLEAN -> type.equals("boolean");
      case Type.Scalar s when s == Type.Scalar.INTEGER ->
          List.of("integer", "number", "intOrString", "quantity").contains(type);
      case Type.Scalar s -> type.equals("number") || type.equals("quantity");
      case Type.ArrayType a -> type.startsWith("[");
      case Type.ObjectType o -> type.startsWith("{") || types.fields(type) != null;
      case Type.ArtifactType a -> true; // reported where it is linked
    };
  }

  private String word(String type) {
    if (types.fields(type) != null || type.startsWith("{")) {
      return "a mapping";
    }
    return switch (type.charAt(0)) {
      case '[' -> "a list";
      case 's' -> "a string";
      case 'b' -> "true or false";
      case 'q' -> "a quantity";
      default -> type.equals("intOrString") ? "an integer or a string" : "a number";
    };
  }

  private void wrong(At at, String what, String expected, Value value) {
    Optional<Fix> fix =
        value instanceof Value.Scalar s
            ? ValueFixes.ofType(at, s.literal(), expected)
            : Optional.empty();
    findings.add(
        Code.WRONG_TYPE,
        at,
        what + " must be " + expected + ", not " + what(value),
        fix.isPresent() ? "" : "write " + expected,
        fix);
  }

  private static String what(Value value) {
    return switch (value) {
      case Value.MapOf m -> "a mapping";
      case Value.ListOf l -> "a list";
      case Value.OfText t -> "an expression";
      case Value.Scalar s ->
          switch (s.literal()) {
            case null -> "nothing";
            case String text -> "the string '" + text + "'";
            case Boolean b -> b.toString();
            default -> "the number " + s.literal();
          };
    };
  }
}

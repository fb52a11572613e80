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
import java.util.Optional;

/** Types what is read out of arrays and objects. */
final class Accesses {
  private final Findings findings;

  Accesses(Findings findings) {
    this.findings = findings;
  }

  /** {@code target.key}, the key a constant. */
  Expr property(At at, Expr target, Expr.Constant key) {
    String name = String.valueOf(key.value());
    if (target.isPoisoned()) {
      return new Expr.Poison(at);
    }
    return switch (target.type()) {
      case ObjectType object -> known(at, target, key, name, object);
      case Unknown any -> new Expr.Property(at, target, key, Unknown.ANY);
      case ArrayType array -> refused(at, key, array, name, "write " + "[0] for an item");
      case StringType string -> refused(at, key, string, name, textHint(name));
      case Scalar scalar -> refused(at, key, scalar, name, "");
      case ArtifactType artifact -> ofArtifact(at, target, key, artifact);
    };
  }

  private Expr ofArtifact(At at, Expr target, Expr.Constant key, ArtifactType type) {
    if (target instanceof Expr.FirstOf first && key.value().equals("path")) {
      Optional<Choice> choice = Choice.of(first);
      if (choice.isPresent()) {
        return new Expr.ArtifactPath(at, choice.get());
      }
    }
    return refused(
        at,
        key,
        type,
        String.valueOf(key.value()),
        key.value().equals("uri")
            ? "write firstOf(steps.a.outputs.x.uri, steps.b.outputs.x.uri)"
            : "use .path or .uri of an output");
  }

  private static String textHint(String name) {
    return Function.named(name, true)
        .map(method -> "write " + method.usage())
        .orElse("read a JSON text with fromJson(...), or declare the type object");
  }

  private Expr known(At at, Expr target, Expr.Constant key, String name, ObjectType object) {
    Type type = object.properties().get(name);
    if (type == null && !object.open()) {
      findings.add(
          Code.UNKNOWN_PROPERTY,
          key.at(),
          "unknown property '" + name + "'",
          object.properties().isEmpty()
              ? "the object has no properties"
              : Nearest.hint(name, object.properties().keySet()),
          Fix.nearest(key.at(), name, object.properties().keySet()));
      return new Expr.Poison(at);
    }
    return new Expr.Property(at, target, key, type == null ? Unknown.ANY : type);
  }

  private Expr refused(At at, Expr.Constant key, Type type, String name, String hint) {
    findings.add(
        Code.UNKNOWN_PROPERTY,
        key.at(),
        "a value of type " + type.word() + " has no property '" + name + "'",
        hint);
    return new Expr.Poison(at);
  }

  /** {@code target[index]}. */
  Expr index(At at, Expr target, Expr index) {
    if (target.isPoisoned() || index.isPoisoned()) {
      return new Expr.Poison(at);
    }
    if (index instanceof Expr.Constant key
        && key.value() instanceof String
        && !(target.type() instanceof ArrayType)) {
      return property(at, target, key);
    }
    return switch (target.type()) {
      case ArrayType array -> item(at, target, index, array);
      case ObjectType object -> computedProperty(at, target, index);
      case Unknown any -> ofUnknown(at, target, index);
      case StringType string -> notIndexable(at, target, "split(text, '') gives its characters");
      case Scalar scalar -> notIndexable(at, target, "");
      case ArtifactType artifact -> notIndexable(at, target, "use .path or .uri");
    };
  }

  private Expr item(At at, Expr target, Expr index, ArrayType array) {
    if (index.type() != Scalar.INTEGER && index.type() != Unknown.ANY) {
      return wrongIndex(at, index, "an integer");
    }
    if (isNegative(index)) {
      findings.add(
          Code.INDEX_OUT_OF_RANGE,
          index.at(),
          "expected an index from 0, found a negative one",
          "the last item is list[size(list) - 1]");
      return new Expr.Poison(at);
    }
    return new Expr.Index(at, target, index, array.items());
  }

  private static boolean isNegative(Expr index) {
    return index instanceof Expr.Unary unary
        && unary.operator() == Operator.NEGATE
        && unary.operand() instanceof Expr.Constant constant
        && !constant.value().equals(0L);
  }

  private Expr computedProperty(At at, Expr target, Expr index) {
    return Types.isString(index.type()) || index.type() == Unknown.ANY
        ? new Expr.Property(at, target, index, Unknown.ANY)
        : wrongIndex(at, index, "a string");
  }

  private Expr ofUnknown(At at, Expr target, Expr index) {
    if (Types.isString(index.type())) {
      return new Expr.Property(at, target, index, Unknown.ANY);
    }
    return index.type() == Scalar.INTEGER || index.type() == Unknown.ANY
        ? new Expr.Index(at, target, index, Unknown.ANY)
        : wrongIndex(at, index, "an integer or a string");
  }

  private Expr wrongIndex(At at, Expr index, String expected) {
    findings.add(
        Code.OPERATOR_TYPES,
        index.at(),
        "expected " + expected + " between '[' and ']', found " + index.type().word(),
        Types.conversion(
            expected.equals("an integer") ? Scalar.INTEGER : StringType.STRING, index.type()));
    return new Expr.Poison(at);
  }

  private Expr notIndexable(At at, Expr target, String hint) {
    findings.add(
        Code.OPERATOR_TYPES,
        target.at(),
        "expected an array or object before '[', found " + target.type().word(),
        hint);
    return new Expr.Poison(at);
  }
}

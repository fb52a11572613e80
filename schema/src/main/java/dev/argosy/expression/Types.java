package dev.argosy.expression;

import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.ArtifactType;
import dev.argosy.expression.Type.Fit;
import dev.argosy.expression.Type.Fit.Taken;
import dev.argosy.expression.Type.ObjectType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.Type.Unknown;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How types relate: what may be bound to what, and what two values have in common. */
final class Types {
  private Types() {}

  static boolean isString(Type type) {
    return type instanceof StringType;
  }

  static Fit fit(Type to, Type from) {
    if (to.equals(from) || to == Unknown.ANY || from == Unknown.ANY) {
      return Taken.DIRECT;
    }
    return switch (to) {
      case ArtifactType artifact -> toArtifact(artifact, from);
      case StringType string ->
          from instanceof StringType s ? strings(string, s) : refused(to, from);
      case Scalar scalar ->
          scalar == Scalar.NUMBER && from == Scalar.INTEGER ? Taken.DIRECT : refused(to, from);
      case ArrayType array ->
          from instanceof ArrayType other ? items(array, other) : refused(to, from);
      case ObjectType object ->
          from instanceof ObjectType other ? properties(object, other) : refused(to, from);
      case Unknown any -> Taken.DIRECT;
    };
  }

  private static Fit toArtifact(ArtifactType to, Type from) {
    boolean any = to.artifact().equals(ArtifactType.ANY_ARTIFACT) && !to.directory();
    if (!(from instanceof ArtifactType)) {
      return any
          ? Taken.AS_FILE
          : new Fit.Refused(
              expected(to, from),
              "a parameter can be given as a file only to an input of type Artifact");
    }
    return any || to.equals(from)
        ? Taken.DIRECT
        : new Fit.Refused(expected(to, from), "an input of type Artifact takes every artifact");
  }

  private static Fit strings(StringType to, StringType from) {
    boolean impossible =
        !to.allowed().isEmpty()
            && !from.allowed().isEmpty()
            && Collections.disjoint(to.allowed(), from.allowed());
    return impossible
        ? new Fit.Refused(
            "expected one of " + quoted(to.allowed()) + ", found one of " + quoted(from.allowed()),
            "")
        : Taken.DIRECT;
  }

  static String quoted(List<String> words) {
    return String.join(", ", words.stream().map(word -> "'" + word + "'").toList());
  }

  private static Fit items(ArrayType to, ArrayType from) {
    return fit(to.items(), from.items()) == Taken.DIRECT ? Taken.DIRECT : refused(to, from);
  }

  private static Fit properties(ObjectType to, ObjectType from) {
    for (Map.Entry<String, Type> property : to.properties().entrySet()) {
      Type found = from.properties().get(property.getKey());
      if (found != null && fit(property.getValue(), found) instanceof Fit.Refused why) {
        return new Fit.Refused(
            "property '" + property.getKey() + "': " + why.message(), why.hint());
      }
    }
    return Taken.DIRECT;
  }

  private static Fit refused(Type to, Type from) {
    return new Fit.Refused(expected(to, from), conversion(to, from));
  }

  private static String expected(Type to, Type from) {
    return "expected " + to.word() + ", found " + from.word();
  }

  /** The function that turns {@code from} into {@code to}, as a hint; empty when there is none. */
  static String conversion(Type to, Type from) {
    if (from instanceof ArtifactType) {
      return "an artifact is a file: use .path or .uri, or let the step write a parameter output";
    }
    if (to instanceof StringType) {
      return "convert with string(...)";
    }
    boolean simple = from instanceof StringType || from.isNumeric();
    if (to == Scalar.INTEGER && simple) {
      return "convert with int(...)";
    }
    if (to == Scalar.NUMBER && simple) {
      return "convert with double(...)";
    }
    if (to == Scalar.BOOLEAN && from instanceof StringType) {
      return "convert with bool(...)";
    }
    return to.isComposite() && from instanceof StringType ? "read it with fromJson(...)" : "";
  }

  /** The type that both values have; empty when they have none in common. */
  static Optional<Type> unify(Type a, Type b) {
    if (a == Unknown.ANY || b == Unknown.ANY) {
      return Optional.of(Unknown.ANY);
    }
    if (a.equals(b)) {
      return Optional.of(a);
    }
    if (a.isNumeric() && b.isNumeric()) {
      return Optional.of(Scalar.NUMBER);
    }
    if (a instanceof StringType one && b instanceof StringType other) {
      return Optional.of(either(one, other));
    }
    if (a instanceof ArrayType one && b instanceof ArrayType other) {
      return unify(one.items(), other.items()).map(ArrayType::new);
    }
    if (a instanceof ObjectType one && b instanceof ObjectType other) {
      return Optional.of(merge(one, other));
    }
    return a instanceof ArtifactType one && b instanceof ArtifactType other
        ? Optional.<Type>of(new ArtifactType(ArtifactType.ANY_ARTIFACT, one.directory()))
            .filter(type -> one.directory() == other.directory())
        : Optional.empty();
  }

  private static Type either(StringType a, StringType b) {
    if (a.allowed().isEmpty() || b.allowed().isEmpty()) {
      return StringType.STRING;
    }
    Set<String> all = new LinkedHashSet<>(a.allowed());
    all.addAll(b.allowed());
    return new StringType(List.copyOf(all));
  }

  private static Type merge(ObjectType a, ObjectType b) {
    Map<String, Type> common = new LinkedHashMap<>();
    a.properties()
        .forEach((key, type) -> {
          Type other = b.properties().get(key);
          if (other != null) {
            common.put(key, unify(type, other).orElse(Unknown.ANY));
          }
        });
    return new ObjectType(Collections.unmodifiableMap(common), true);
  }
}

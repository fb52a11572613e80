package dev.argosy.link;

import dev.argosy.expression.Type;
import dev.argosy.model.Named;
import dev.argosy.model.Param;
import dev.argosy.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From declarations to the types that expressions are checked with. */
final class Types {
  private Types() {}

  static Type of(Param param) {
    return of(param.type().text(), param.items(), param.properties(), param.choices());
  }

  static Type of(String name, @Nullable Param items, Named<Param> properties, List<Value> choices) {
    return switch (name) {
      case "string" -> new Type.StringType(choices.stream().flatMap(Types::text).toList());
      case "integer" -> Type.Scalar.INTEGER;
      case "number" -> Type.Scalar.NUMBER;
      case "boolean" -> Type.Scalar.BOOLEAN;
      case "array" -> new Type.ArrayType(items == null ? Type.Unknown.ANY : of(items));
      case "object" -> object(properties);
      case "" -> Type.Unknown.ANY; // of a declaration in which a mistake was reported
      default -> new Type.ArtifactType(name);
    };
  }

  private static java.util.stream.Stream<String> text(Value choice) {
    return choice instanceof Value.Scalar s && s.literal() instanceof String text
        ? java.util.stream.Stream.of(text)
        : java.util.stream.Stream.of();
  }

  private static Type object(Named<Param> properties) {
    if (properties.isEmpty()) {
      return Type.ObjectType.ANYTHING;
    }
    Map<String, Type> types = new LinkedHashMap<>();
    properties.forEach((name, param) -> types.put(name, of(param)));
    return new Type.ObjectType(types, false);
  }

  static boolean isArtifact(Type type) {
    return type instanceof Type.ArtifactType;
  }
}

package dev.argosy.expression;

import dev.argosy.expression.Type.Scalar;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as Argo keeps them: every output of a run is a text. */
public final class TextValue {
  private TextValue() {}

  /**
   * The value of a text by its declared type; of an artifact, the text is its key.
   *
   * @throws EvaluationException when the text is none of the type
   */
  public static Object of(Type type, String text) {
    @Nullable Object value =
        switch (type) {
          case Type.StringType s -> text;
          case Type.ArtifactType a -> text;
          case Scalar scalar ->
              switch (scalar) {
                case INTEGER -> Conversions.integer(text);
                case NUMBER -> Conversions.number(text);
                case BOOLEAN -> truth(text);
              };
          case Type.ArrayType a -> Conversions.list(Json.parse(text));
          case Type.ObjectType o -> Json.parse(text);
          case Type.Unknown u -> Json.parse(text);
        };
    if (value == null) {
      throw new EvaluationException("the value is null");
    }
    return value;
  }

  private static Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new EvaluationException("expected true or false, found '" + text + "'");
    };
  }
}

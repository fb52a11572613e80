package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.ArrayOf;
import dev.argosy.manifest.text.ExprType.Basic;
import dev.argosy.manifest.text.ExprType.MapOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One way to call a function.
 *
 * @param variadic whether the last parameter may be given any number of times, or not at all
 * @param results how many values Go's function gives; expr-lang takes one, or one and an error
 */
public record ExprSignature(
    List<ExprType> parameters, boolean variadic, ExprType result, int results) {
  public ExprSignature {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads {@code (string, any...) int}; the words are those of {@link ExprType#word}. A function of
   * more than two results has the result {@code tuple}.
   */
  static ExprSignature parse(String text) {
    int close = text.indexOf(')');
    List<ExprType> parameters = new ArrayList<>();
    String inner = text.substring(1, close).strip();
    boolean variadic = inner.endsWith("...");
    if (!inner.isEmpty()) {
      for (String word : inner.replace("...", "").split(",")) {
        parameters.add(type(word.strip()));
      }
    }
    String result = text.substring(close + 1).strip();
    return result.equals("tuple")
        ? new ExprSignature(parameters, variadic, Basic.UNKNOWN, 3)
        : new ExprSignature(parameters, variadic, type(result), 1);
  }

  private static ExprType type(String word) {
    return switch (word) {
      case "strings" -> new ArrayOf(Basic.STRING, true);
      case "ints" -> new ArrayOf(Basic.INTEGER, true);
      case "floats" -> new ArrayOf(Basic.FLOAT, true);
      case "list" -> ExprType.ArrayOf.ANYTHING;
      case "object" -> ExprType.MapOf.JSON;
      case "texts" -> new MapOf(Basic.STRING, Basic.STRING);
      default -> Basic.valueOf(basic(word));
    };
  }

  private static String basic(String word) {
    return switch (word) {
      case "bool" -> "BOOLEAN";
      case "int" -> "INTEGER";
      case "int64" -> "LONG";
      default -> word.toUpperCase(Locale.ROOT);
    };
  }

  int least() {
    return variadic ? parameters.size() - 1 : parameters.size();
  }

  boolean takes(int count) {
    return count >= least() && (variadic || count == parameters.size());
  }

  ExprType parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }

  /** {@code (string, int)}, for messages. */
  String form() {
    return parameters.stream().map(ExprType::word).collect(Collectors.joining(", ", "(", ""))
        + (variadic ? "...)" : ")");
  }
}

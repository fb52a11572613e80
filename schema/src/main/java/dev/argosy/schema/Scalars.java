package dev.argosy.schema;

import dev.argosy.yaml.Node.ScalarNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a scalar of YAML's core schema is worth. */
public final class Scalars {
  private Scalars() {}

  /** String, BigInteger, BigDecimal, Double (NaN and infinities only), Boolean or null. */
  public static @Nullable Object value(ScalarNode node) {
    return switch (node.kind()) {
      case STRING -> node.text();
      case NULL -> null;
      case BOOLEAN -> Boolean.parseBoolean(node.text().toLowerCase(Locale.ROOT));
      case INTEGER -> integer(node.text());
      case NUMBER -> decimal(node.text());
    };
  }

  /** What is wrong with a number that no program could read back, or nothing. */
  static Optional<String> outOfRange(ScalarNode node) {
    return switch (value(node)) {
      case BigInteger i when i.bitLength() > 63 ->
          Optional.of("does not fit into an integer of 64 bits");
      case BigDecimal d
          when Double.isInfinite(d.doubleValue()) || d.signum() != 0 && d.doubleValue() == 0 ->
          Optional.of("does not fit into a floating-point number of 64 bits");
      case Double d -> Optional.of("has no form in JSON");
      case null -> Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The value of an integer or a finite number, else null. */
  static @Nullable BigDecimal number(ScalarNode node) {
    return switch (value(node)) {
      case BigInteger i -> new BigDecimal(i);
      case BigDecimal d -> d;
      case null -> null;
      default -> null;
    };
  }

  private static BigInteger integer(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    if (digits.startsWith("0x")) {
      return new BigInteger(digits.substring(2), 16);
    }
    return digits.startsWith("0o")
        ? new BigInteger(digits.substring(2), 8)
        : new BigInteger(digits);
  }

  private static Object decimal(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case ".nan" -> Double.NaN;
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      default -> new BigDecimal(text);
    };
  }
}

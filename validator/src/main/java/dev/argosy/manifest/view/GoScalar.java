package dev.argosy.manifest.view;

import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.Node.Style;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a scalar is to the reader of Argo and Kubernetes, which is one of YAML 1.1: {@code yes} is
 * true there, {@code 010} and {@code 1_000} are numbers.
 */
public final class GoScalar {
  private static final Set<String> TRUTH =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "n", "N", "no",
          "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  /** What YAML 1.2 takes for no text. */
  private static final Pattern OTHERWISE =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?|[tT]rue|[fF]alse");

  private GoScalar() {}

  /** The kind that Argo reads. */
  public static Kind kind(ScalarNode scalar) {
    return scalar.style() != Style.PLAIN || isTagged(scalar) ? Kind.STRING : plain(scalar);
  }

  /** Whether {@code !!str} stands before what is none by YAML 1.2. */
  private static boolean isTagged(ScalarNode scalar) {
    return scalar.kind() == Kind.STRING && OTHERWISE.matcher(scalar.text()).matches();
  }

  private static Kind plain(ScalarNode scalar) {
    String text = scalar.text();
    if (NOTHING.contains(text)) {
      return Kind.NULL;
    }
    if (TRUTH.contains(text)) {
      return Kind.BOOLEAN;
    }
    char first = text.charAt(0);
    if (first != '+' && first != '-' && first != '.' && (first < '0' || first > '9')) {
      return Kind.STRING;
    }
    String digits = text.replace("_", "");
    if (INTEGER.matcher(digits).matches()) {
      return Kind.INTEGER;
    }
    return FLOAT.matcher(digits).matches() && Double.isFinite(Double.parseDouble(digits))
        ? Kind.NUMBER
        : Kind.STRING;
  }

  /** The number that Argo reads: a leading zero is of base 8. */
  public static Optional<BigDecimal> number(ScalarNode scalar) {
    String digits = scalar.text().replace("_", "");
    return switch (kind(scalar)) {
      case INTEGER -> Optional.of(new BigDecimal(integer(digits)));
      case NUMBER -> Optional.of(new BigDecimal(digits));
      default -> Optional.empty();
    };
  }

  private static BigInteger integer(String digits) {
    boolean negative = digits.startsWith("-");
    String plain = digits.replaceFirst("^[-+]", "").toLowerCase(Locale.ROOT);
    BigInteger value =
        plain.startsWith("0x")
            ? new BigInteger(plain.substring(2), 16)
            : plain.startsWith("0b")
                ? new BigInteger(plain.substring(2), 2)
                : plain.startsWith("0o")
                    ? new BigInteger(plain.substring(2), 8)
                    : new BigInteger(plain, plain.startsWith("0") ? 8 : 10);
    return negative ? value.negate() : value;
  }

  /** Whether Argo reads nothing: as if the key were not there. */
  public static boolean isNothing(ScalarNode scalar) {
    return scalar.style() == Style.PLAIN
        && scalar.text().length() <= 4
        && NOTHING.contains(scalar.text());
  }

  /** Whether Argo reads true. */
  public static boolean isTrue(ScalarNode scalar) {
    return scalar.style() == Style.PLAIN && TRUE.contains(scalar.text());
  }
}

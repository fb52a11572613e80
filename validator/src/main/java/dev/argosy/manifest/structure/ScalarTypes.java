package dev.argosy.manifest.structure;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Severity;
import dev.argosy.fields.FieldTypes;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of single values. */
final class ScalarTypes {
  private static final Pattern QUANTITY =
      Pattern.compile(
          "[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]+)?");

  private static final Pattern OTHER_UNIT = Pattern.compile("[0-9.]+ ?[A-Za-z]+");

  private static final Pattern TIME = Pattern.compile("([0-9]{1,6}) ?([smhd])[a-z]*");
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);

  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  /** Go writes a larger number with an exponent, and then reads no whole one. */
  private static final int MOST_DIGITS = 22;

  private ScalarTypes() {}

  /**
   * Whether the value has the type.
   *
   * @param severity how bad a word is that only the API server refuses
   */
  static boolean check(
      ScalarNode value, String type, String name, Severity severity, Findings findings) {
    Kind kind = GoScalar.kind(value);
    boolean right =
        switch (type) {
          case "boolean" -> kind == Kind.BOOLEAN;
          case "integer" -> isWhole(value);
          case "number" -> kind == Kind.INTEGER || kind == Kind.NUMBER;
          case "intOrString" -> kind == Kind.STRING || isWhole(value) && fits(value);
          case "quantity" -> isQuantity(value, kind);
          case "anyString" -> true;
          default -> kind == Kind.STRING;
        };
    if (!right) {
      findings.add(
          Code.WRONG_TYPE,
          value.at(),
          wrong(value, kind, type, name),
          hint(value, kind, type, name),
          mend(value, kind, type));
      return false;
    }
    if (type.equals("anyString") && kind != Kind.STRING) {
      unquoted(value, kind, name, findings);
    }
    return choice(value, type, name, severity, findings);
  }

  /** Whether it is a whole number, also where it is written as 1e3 or 2.0. */
  private static boolean isWhole(ScalarNode value) {
    return GoScalar.number(value)
        .filter(n -> n.precision() - n.scale() < MOST_DIGITS)
        .filter(n -> n.stripTrailingZeros().scale() <= 0)
        .isPresent();
  }

  /** Whether Kubernetes can keep the number, which is of 32 bits where it could be a text too. */
  private static boolean fits(ScalarNode value) {
    return GoScalar.number(value).filter(n -> n.abs().compareTo(MOST) <= 0).isPresent();
  }

  private static boolean isQuantity(ScalarNode value, Kind kind) {
    return kind == Kind.INTEGER
        || kind == Kind.NUMBER
        || kind == Kind.STRING && QUANTITY.matcher(value.text()).matches();
  }

  private static void unquoted(ScalarNode value, Kind kind, String name, Findings findings) {
    findings.add(
        Code.ARGO_UNQUOTED_VALUE,
        value.at(),
        "'" + name + "' is a text, and this is " + word(kind) + " to Kubernetes",
        "write \"" + value.text() + "\"",
        Fix.quoted(value.at(), value.text()));
  }

  /** What is no text where one is wanted is put in quotes, and a number or truth value out of. */
  private static Optional<Fix> mend(ScalarNode value, Kind kind, String type) {
    return switch (type) {
      case "integer" ->
          value.text().matches("-?[1-9][0-9]{0,8}|0")
              ? Fix.unquoted(value.at(), value.text())
              : Optional.empty();
      case "boolean" ->
          value.text().matches("true|false")
              ? Fix.unquoted(value.at(), value.text())
              : Optional.empty();
      case "number", "intOrString", "quantity", "anyString" -> Optional.empty();
      default -> kind == Kind.STRING ? Optional.empty() : Fix.quoted(value.at(), value.text());
    };
  }

  private static boolean choice(
      ScalarNode value, String type, String name, Severity severity, Findings findings) {
    Optional<Diagnostic> wrong =
        Words.wrong(value.text(), name, value.at(), FieldTypes.choices(type));
    wrong
        .filter(w -> !FieldTypes.choices(type).isEmpty())
        .ifPresent(w -> findings.add(w.withSeverity(severity)));
    return true;
  }

  private static String wrong(ScalarNode value, Kind kind, String type, String name) {
    String what = kind == Kind.STRING ? "the text '" + shown(value.text()) + "'" : word(kind);
    return "'" + name + "' must be " + word(type) + ", not " + what;
  }

  private static String shown(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() > 40 || line.length() < text.strip().length()
        ? line.substring(0, Math.min(40, line.length())) + "..."
        : line;
  }

  private static String hint(ScalarNode value, Kind kind, String type, String name) {
    if (type.equals("integer") && kind == Kind.STRING) {
      Matcher time = TIME.matcher(value.text());
      if (name.endsWith("Seconds") && time.matches()) {
        return "write " + Long.parseLong(time.group(1)) * SECONDS.getOrDefault(time.group(2), 1L);
      }
      if (value.text().matches("[+-]?[0-9]{1,9}")) {
        return "write " + value.text() + ", without quotes";
      }
    }
    if (type.equals("quantity") && OTHER_UNIT.matcher(value.text()).matches()) {
      return "units are m, k, M, G, T and Ki, Mi, Gi, Ti";
    }
    if (kind == Kind.STRING) {
      return value.text().contains("{{") && !type.equals("boolean")
          ? "Argo reads the manifest before it replaces tags: podSpecPatch takes such a value"
          : "";
    }
    boolean elevens = kind == Kind.BOOLEAN && !value.text().matches("(?i)true|false");
    return "write \""
        + value.text()
        + "\""
        + (elevens
            ? ": Kubernetes reads YAML 1.1, where yes, no, on, off, y and n are truth values"
            : "");
  }

  /** What a value of the type is, in words. */
  static String word(String type) {
    return switch (type) {
      case "boolean" -> "true or false";
      case "integer" -> "an integer";
      case "number" -> "a number";
      case "intOrString" -> "an integer or a text";
      case "quantity" -> "a quantity such as 500m, 2 or 8Gi";
      default -> "a text";
    };
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> "a truth value";
      case INTEGER, NUMBER -> "a number";
      case NULL -> "nothing";
      case STRING -> "a text";
    };
  }
}

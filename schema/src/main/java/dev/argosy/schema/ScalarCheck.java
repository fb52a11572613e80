package dev.argosy.schema;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.yaml.Node.ScalarNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds single values against their schema: choices, formats, patterns, lengths and ranges. */
final class ScalarCheck {
  private ScalarCheck() {}

  static void check(ScalarNode scalar, Schema schema, String what, Findings findings) {
    if (!checkNumber(scalar, findings)) {
      return;
    }
    String text = scalar.text();
    List<String> choices = new ArrayList<>(schema.choices());
    schema.constant().ifPresent(c -> choices.add(c.toString()));
    if (!choices.isEmpty() && !choices.contains(text)) {
      findings.add(
          Code.INVALID_VALUE,
          scalar.at(),
          what
              + (choices.size() > 1 ? " must be one of " : " must be ")
              + String.join(", ", choices)
              + ", not '"
              + text
              + "'",
          choices.size() > 1 ? Nearest.hint(text, choices) : "",
          Fix.spelling(scalar.at(), text, choices));
      return;
    }
    if (scalar.isString()) {
      checkString(scalar, schema, what, findings);
    }
    checkRange(scalar, schema, what, findings);
  }

  private static void checkString(
      ScalarNode scalar, Schema schema, String what, Findings findings) {
    String format = schema.format().orElse("");
    String text = scalar.text();
    int hole = text.indexOf("${{");
    if (hole >= 0 && !Formats.WITH_EXPRESSIONS.contains(format)) {
      noExpression(scalar, hole, what, findings);
      return;
    }
    Formats.expected(format, text)
        .ifPresent(expected ->
            findings.add(
                format.equals("dns-label") ? Code.INVALID_NAME : Code.INVALID_VALUE,
                scalar.at(),
                what + " must be " + expected + ", not '" + shorten(text) + "'",
                format.equals("dns-label")
                    ? NameCheck.better(NameCheck.stepName(text))
                    : ValueFixes.ofFormat(scalar, format).isEmpty()
                        ? ValueFixes.example(format)
                        : "",
                format.equals("dns-label")
                    ? NameCheck.renamed(scalar, NameCheck.stepName(text))
                    : ValueFixes.ofFormat(scalar, format)));
    schema
        .pattern()
        .filter(p -> !p.matcher(text).find())
        .ifPresent(p -> findings.add(Code.INVALID_VALUE, scalar.at(), what + " must match " + p));
    if (text.isEmpty() && schema.bound("minLength") != null) {
      findings.add(Code.INVALID_VALUE, scalar.at(), what + " is empty");
    }
    Integer longest = schema.bound("maxLength");
    if (longest != null && text.length() > longest) {
      findings.add(
          Code.INVALID_NAME,
          scalar.at(),
          what + " has " + text.length() + " characters, at most " + longest + " are allowed");
    }
  }

  private static void checkRange(ScalarNode scalar, Schema schema, String what, Findings findings) {
    Integer least = schema.bound("minimum");
    if (least == null || scalar.isString()) {
      return;
    }
    if (Scalars.value(scalar) instanceof Number value && isBelow(value, least)) {
      findings.add(
          Code.INVALID_VALUE,
          scalar.at(),
          what + " must be at least " + least + ", not " + value,
          "write " + least + " or more");
    }
  }

  /** Integers are compared as such: BigDecimal alone takes longer to load than many a file. */
  private static boolean isBelow(Number value, int least) {
    return switch (value) {
      case BigInteger i -> i.compareTo(BigInteger.valueOf(least)) < 0;
      case BigDecimal d -> d.compareTo(BigDecimal.valueOf(least)) < 0;
      default -> false;
    };
  }

  /** Argo, JSON readers and programs hold integers in 64 bits and other numbers in a double. */
  static boolean checkNumber(ScalarNode scalar, Findings findings) {
    Optional<String> wrong = Scalars.outOfRange(scalar);
    wrong.ifPresent(w ->
        findings.add(
            Code.INVALID_VALUE,
            scalar.at(),
            "the number " + shorten(scalar.text()) + " " + w,
            "put it in quotes if it is meant as text"));
    return wrong.isEmpty();
  }

  static void noExpression(ScalarNode scalar, int hole, String what, Findings findings) {
    findings.add(
        Code.EXPRESSION_NOT_ALLOWED,
        scalar.at(hole, hole + 3),
        "no expression can stand in " + what,
        what.equals("'source'")
            ? "a value that becomes code is an injection: pass it by env, args or with"
            : what.endsWith("Condition'")
                ? "write the condition without ${{ }}: it asks the fields of the object"
                : "write the value itself");
  }

  private static String shorten(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}

package dev.argosy.manifest.text;

import java.util.Locale;

/** Numbers as expr-lang reads them. */
final class ExprNumber {
  private ExprNumber() {}

  static ExprNode read(ExprToken token) {
    String digits = token.text().replace("_", "").toLowerCase(Locale.ROOT);
    int radix =
        digits.startsWith("0x")
            ? 16
            : digits.startsWith("0b") ? 2 : digits.startsWith("0o") ? 8 : 10;
    try {
      if (radix != 16 && (digits.contains(".") || digits.contains("e"))) {
        return real(token, Double.parseDouble(digits));
      }
      return new ExprNode.Int(
          token.from(),
          token.to(),
          Long.parseLong(radix == 10 ? digits : digits.substring(2), radix));
    } catch (NumberFormatException bad) {
      throw TextError.syntax(
          token.from(),
          token.to(),
          token.shown() + " is not a number that can be read",
          digits.length() > 18 ? "whole numbers have 64 bits" : "");
    }
  }

  private static ExprNode real(ExprToken token, double value) {
    if (Double.isInfinite(value)) {
      throw TextError.syntax(
          token.from(), token.to(), token.shown() + " is too large", "at most 1.797e308");
    }
    return new ExprNode.Real(token.from(), token.to(), value);
  }
}

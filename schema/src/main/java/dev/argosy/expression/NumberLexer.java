package dev.argosy.expression;

import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Token.Kind;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 12}, {@code 1.5} and {@code 1e-3}. */
final class NumberLexer {
  private static final Pattern NUMBER =
      Pattern.compile("(?<whole>\\d+)(?<fraction>\\.\\d+)?(?<exponent>[eE][+-]?\\d+)?");

  private final String text;
  private final int from;
  private final Matcher matcher;

  NumberLexer(String text, int from, int end) {
    this.text = text;
    this.from = from;
    this.matcher = NUMBER.matcher(text).region(from, end);
  }

  Token read(UnaryOperator<Token> advance) {
    if (!matcher.lookingAt()) {
      throw new IllegalStateException("called where no digit stands");
    }
    int to = matcher.end();
    refuseWhatFollows(to);
    String written = matcher.group();
    if (matcher.group("whole").length() > 1 && written.startsWith("0")) {
      throw error(to, "a number must not start with 0", "write it without the zero, or in quotes");
    }
    return advance.apply(new Token(Kind.LITERAL, written, value(written, to), from, to));
  }

  private Object value(String written, int to) {
    if (matcher.group("fraction") != null || matcher.group("exponent") != null) {
      double number = Double.parseDouble(written);
      if (Double.isInfinite(number)) {
        throw error(to, "the number is too large", "numbers are 64-bit, up to 1.7e308");
      }
      return number;
    }
    try {
      return Long.valueOf(written);
    } catch (NumberFormatException tooLarge) {
      throw error(to, "the integer is too large", "integers are 64-bit; write " + written + ".0");
    }
  }

  private void refuseWhatFollows(int to) {
    if (to >= matcher.regionEnd()) {
      return;
    }
    char c = text.charAt(to);
    if (c == '.' || Lexer.isNamePart(c)) {
      int stop = to + 1;
      while (stop < matcher.regionEnd() && Lexer.isNamePart(text.charAt(stop))) {
        stop++;
      }
      throw error(
          stop,
          "'" + text.substring(from, stop) + "' is not a number",
          "numbers are written 12, 1.5 or 1e-3; text stands in quotes");
    }
  }

  private SyntaxError error(int to, String problem, String hint) {
    return new SyntaxError(Code.EXPRESSION_SYNTAX, from, to, problem, hint);
  }
}

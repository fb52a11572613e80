package dev.argosy.expression;

import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Token.Kind;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code 'text'} and {@code "text"}. Escapes, in both: {@code \\ \' \" \n \r \t} and {@code
 * \}{@code u0041}; any other is an error, so that a pattern with a single backslash is noticed.
 */
final class StringLexer {
  private static final Pattern UNICODE = Pattern.compile("u[0-9A-Fa-f]{4}");
  private static final int UNICODE_LENGTH = 5;

  private final String text;
  private final int from;
  private final int end;
  private final StringBuilder value = new StringBuilder();
  private int at;

  StringLexer(String text, int from, int end) {
    this.text = text;
    this.from = from;
    this.end = end;
    this.at = from + 1;
  }

  Token read(UnaryOperator<Token> advance) {
    char quote = text.charAt(from);
    while (at < end && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\') {
        escape();
      } else {
        value.append(text.charAt(at++));
      }
    }
    if (at >= end) {
      throw new SyntaxError(
          Code.EXPRESSION_SYNTAX,
          from,
          end,
          "the string is not closed",
          "add " + quote + " at its end");
    }
    at++;
    return advance.apply(
        new Token(Kind.LITERAL, text.substring(from, at), value.toString(), from, at));
  }

  private void escape() {
    char c = at + 1 < end ? text.charAt(at + 1) : ' ';
    int length = 2;
    switch (c) {
      case '\\', '\'', '"' -> value.append(c);
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      default -> {
        value.append(unicode(c));
        length = 1 + UNICODE_LENGTH;
      }
    }
    at += length;
  }

  private char unicode(char c) {
    Matcher matcher = UNICODE.matcher(text).region(at + 1, end);
    if (!matcher.lookingAt()) {
      throw new SyntaxError(
          Code.EXPRESSION_SYNTAX,
          at,
          Math.min(at + 2, end),
          "'\\" + c + "' is not an escape",
          "escapes are \\\\ \\' \\\" \\n \\r \\t \\uXXXX; for a backslash write \\\\");
    }
    return (char) Integer.parseInt(text.substring(at + 2, at + 1 + UNICODE_LENGTH), 16);
  }
}

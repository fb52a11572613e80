package dev.argosy.manifest.text;

/**
 * A string of an expression: {@code 'text'} and {@code "text"} with escapes on one line, or {@code
 * `text`} without any, where two backticks stand for one.
 *
 * @param value what it means
 * @param to the offset behind its last quote
 */
record ExprString(String value, int to) {
  private static final int LARGEST_OCTAL_START = '3';

  /** The string that begins at {@code from}. */
  static ExprString read(String text, int from) {
    return text.charAt(from) == '`' ? raw(text, from) : new Reader(text, from).read();
  }

  private static ExprString raw(String text, int from) {
    StringBuilder value = new StringBuilder();
    int at = from + 1;
    while (true) {
      int quote = text.indexOf('`', at);
      if (quote < 0) {
        throw unclosed(text, from, '`');
      }
      value.append(text, at, quote);
      at = quote + 1;
      if (!text.startsWith("`", at)) {
        return new ExprString(value.toString(), at);
      }
      value.append('`');
      at++;
    }
  }

  private static TextError unclosed(String text, int from, char quote) {
    int line = text.indexOf('\n', from);
    int to = line < 0 ? text.length() : line;
    return TextError.syntax(
        from,
        Math.max(to, from + 1),
        "the string is not closed" + (line < 0 || quote == '`' ? "" : " on its line"),
        line < 0 || quote == '`' ? "add " + quote : "write \\n for a line break, or use backticks");
  }

  /** Goes through a string with escapes. */
  private static final class Reader {
    private final String text;
    private final int from;
    private final StringBuilder value = new StringBuilder();
    private int at;

    Reader(String text, int from) {
      this.text = text;
      this.from = from;
      this.at = from + 1;
    }

    ExprString read() {
      char quote = text.charAt(from);
      while (at < text.length() && text.charAt(at) != quote) {
        char c = text.charAt(at);
        if (c == '\n') {
          throw unclosed(text, from, quote);
        }
        if (c == '\\') {
          escape(quote);
        } else {
          value.append(c);
          at++;
        }
      }
      if (at >= text.length()) {
        throw unclosed(text, from, quote);
      }
      return new ExprString(value.toString(), at + 1);
    }

    private void escape(char quote) {
      int c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
      int plain = "abfnrtv\\".indexOf(c);
      if (plain >= 0 || c == quote) {
        value.append(c == quote ? quote : "\u0007\b\f\n\r\t\u000b\\".charAt(plain));
        at += 2;
      } else if (c >= '0' && c <= LARGEST_OCTAL_START) {
        code(at + 1, 3, 8);
      } else {
        switch (c) {
          case 'x' -> code(at + 2, 2, 16);
          case 'U' -> code(at + 2, 8, 16);
          case 'u' -> {
            if (text.startsWith("{", at + 2)) {
              braced();
            } else {
              code(at + 2, 4, 16);
            }
          }
          default -> throw unknown();
        }
      }
    }

    /** Up to six digits in braces. */
    private void braced() {
      int close = text.indexOf('}', at);
      int digits = close - at - 3;
      if (close < 0 || digits < 1 || digits > 6) {
        throw unknown();
      }
      code(at + 3, digits, 16);
      at = close + 1;
    }

    private void code(int first, int digits, int radix) {
      long code = 0;
      for (int i = first; i < first + digits; i++) {
        int digit = i < text.length() ? asciiDigit(text.charAt(i), radix) : -1;
        if (digit < 0) {
          throw unknown();
        }
        code = code * radix + digit;
      }
      if (code > Character.MAX_CODE_POINT) {
        throw unknown();
      }
      value.appendCodePoint((int) code);
      at = first + digits;
    }

    private static int asciiDigit(char c, int radix) {
      return c < 128 ? Character.digit(c, radix) : -1;
    }

    private TextError unknown() {
      int to = Math.min(text.length(), at + 2);
      return TextError.syntax(
          at,
          to,
          Quoted.of(text.substring(at, to)) + " is not an escape of this string",
          "escapes are \\\\ \\n \\r \\t \\a \\b \\f \\v, \\ with the string's own quote, \\x41,"
              + " \\u0041, \\u{1F600}, \\101; for a backslash write \\\\, or use backticks");
    }
  }
}

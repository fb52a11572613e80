package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import java.util.Locale;

/** Reads a string without fields, and judges escapes. */
final class Strings {
  private Strings() {}

  /** Whether a word is the prefix of a string that follows. */
  static boolean isPrefix(String word, int minor) {
    String lower = word.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "r", "u", "b", "f", "br", "rb", "fr", "rf" -> true;
      case "t", "tr", "rt" -> minor >= 14;
      default -> false;
    };
  }

  /** The quote that is looked at, one or three characters. */
  static String quote(Source in) {
    String one = String.valueOf(in.peek(0));
    return in.looksAt(one.repeat(3)) ? one.repeat(3) : one;
  }

  /** Reads from behind the opening quote to behind the closing one. */
  static void read(Source in, int start, String prefix, String quote) {
    int from = in.at;
    in.at = end(in, start, quote);
    int to = in.at;
    in.at += quote.length();
    boolean bytes = prefix.contains("b");
    for (int i = from; i < to; i++) {
      char c = in.text.charAt(i);
      if (bytes && c > 127) {
        throw new SyntaxFailure(i, i + 1, "bytes can only contain ASCII literal characters");
      }
      if (c == '\\' && !prefix.contains("r")) {
        i += escape(in.text, i, to, bytes);
      } else if (c == '\\') {
        i++;
      }
    }
  }

  /** The offset of the closing quote. */
  static int end(Source in, int start, String quote) {
    int i = in.at;
    while (i < in.limit) {
      if (in.text.startsWith(quote, i) && i + quote.length() <= in.limit) {
        return i;
      }
      char c = in.text.charAt(i);
      if (quote.length() == 1 && Source.isBreak(c)) {
        break;
      }
      boolean joined = c == '\\' && in.text.startsWith("\r\n", i + 1);
      i += joined ? 3 : c == '\\' ? 2 : 1;
    }
    throw unterminated(start, start + quote.length(), quote, "string literal");
  }

  static SyntaxFailure unterminated(int from, int to, String quote, String what) {
    return new SyntaxFailure(
        from,
        to,
        "unterminated " + (quote.length() == 3 ? "triple-quoted " : "") + what,
        "close it with " + quote);
  }

  /** How many characters behind the backslash at {@code i} belong to it. */
  static int escape(String text, int i, int to, boolean bytes) {
    char c = i + 1 < to ? text.charAt(i + 1) : 0;
    if (c == 'x') {
      hex(text, i, to, 2, bytes ? "invalid \\x escape" : "truncated \\xXX escape");
      return 3;
    }
    if (bytes || (c != 'u' && c != 'U' && c != 'N')) {
      return 1;
    }
    if (c == 'N') {
      return name(text, i, to);
    }
    int digits = c == 'u' ? 4 : 8;
    int point = hex(text, i, to, digits, "truncated \\" + c + "X".repeat(digits) + " escape");
    if (point > Character.MAX_CODE_POINT || point < 0) {
      throw unicode(i, i + 2 + digits, "illegal Unicode character");
    }
    return 1 + digits;
  }

  private static int hex(String text, int i, int to, int digits, String message) {
    int value = 0;
    for (int k = i + 2; k < i + 2 + digits; k++) {
      int digit = k < to && text.charAt(k) < 128 ? Character.digit(text.charAt(k), 16) : -1;
      if (digit < 0) {
        throw unicode(i, Math.min(k + 1, to), message);
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static int name(String text, int i, int to) {
    int close = i + 2 < to && text.charAt(i + 2) == '{' ? text.indexOf('}', i) : -1;
    if (close < 0 || close >= to || close == i + 3) {
      throw unicode(i, Math.min(i + 2, to), "malformed \\N character escape");
    }
    return close - i;
  }

  private static SyntaxFailure unicode(int from, int to, String message) {
    return new SyntaxFailure(
        from,
        to,
        message + " in a string",
        "write \\\\ for a backslash, or r'...' for a raw string");
  }
}

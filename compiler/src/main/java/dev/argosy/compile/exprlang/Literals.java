package dev.argosy.compile.exprlang;

import java.util.Locale;

/** Literals of expr-lang that survive Argo: its tags end at the first pair of closing braces. */
final class Literals {
  private static final int FIRST_PRINTABLE = 0x20;

  private Literals() {}

  static Fragment of(Object value) {
    return Fragment.primary(
        switch (value) {
          case String text -> quoted(text);
          case Double number -> Double.toString(number).toLowerCase(Locale.ROOT);
          default -> String.valueOf(value);
        });
  }

  static Fragment text(String text) {
    return Fragment.primary(quoted(text));
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      out.append(character(text, i));
    }
    return out.append('\'').toString();
  }

  private static String character(String text, int i) {
    char c = text.charAt(i);
    return switch (c) {
      case '\\' -> "\\\\";
      case '\'' -> "\\'";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '{', '}' -> isDoubled(text, i) ? unicode(c) : String.valueOf(c);
      default -> c < FIRST_PRINTABLE ? unicode(c) : String.valueOf(c);
    };
  }

  private static boolean isDoubled(String text, int i) {
    char c = text.charAt(i);
    return (i > 0 && text.charAt(i - 1) == c) || (i + 1 < text.length() && text.charAt(i + 1) == c);
  }

  private static String unicode(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }
}

package dev.argosy.expression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Texts as Go sees them: sequences of code points, not of UTF-16 units. */
final class CodePoints {
  /** The order of Go's strings (bytes of UTF-8), which is the order of code points. */
  static final Comparator<String> ORDER = CodePoints::compare;

  /** Unicode's white space that is none to {@link Character#isWhitespace(int)}. */
  private static final String MORE_SPACES = "\u0085\u00a0\u2007\u202f";

  /** Separators of information, which Java alone calls white space. */
  private static final int FIRST_SEPARATOR = 0x1c;

  private static final int LAST_SEPARATOR = 0x1f;

  private CodePoints() {}

  private static int compare(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  static long size(String text) {
    return text.codePointCount(0, text.length());
  }

  static String map(String text, IntUnaryOperator change) {
    StringBuilder out = new StringBuilder();
    text.codePoints().map(change).forEach(out::appendCodePoint);
    return out.toString();
  }

  static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  /** {@code text} with {@code separator} before, between and behind its characters. */
  static String interleaved(String text, String separator) {
    return separator
        + text.codePoints()
            .mapToObj(c -> Character.toString(c) + separator)
            .reduce("", String::concat);
  }

  static String trim(String text) {
    IntPredicate visible = c -> !isSpace(c);
    int[] points = text.codePoints().toArray();
    int from = 0;
    while (from < points.length && !visible.test(points[from])) {
      from++;
    }
    int to = points.length;
    while (to > from && !visible.test(points[to - 1])) {
      to--;
    }
    return new String(points, from, to - from);
  }

  private static boolean isSpace(int c) {
    boolean separator = c >= FIRST_SEPARATOR && c <= LAST_SEPARATOR;
    return !separator && (Character.isWhitespace(c) || MORE_SPACES.indexOf(c) >= 0);
  }
}

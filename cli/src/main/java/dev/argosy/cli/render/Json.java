package dev.argosy.cli.render;

import java.util.List;
import java.util.stream.Collectors;

/**
 * JSON, written by hand: a library would cost a commit hook more time than everything else it
 * loads.
 */
final class Json {
  private Json() {}

  /** An object on one line, of what {@link #member} gives. */
  static String object(List<String> members) {
    return "{" + String.join(", ", members) + "}";
  }

  static String object(String... members) {
    return object(List.of(members));
  }

  static String member(String key, int value) {
    return string(key) + ": " + value;
  }

  static String member(String key, String value) {
    return string(key) + ": " + string(value);
  }

  /**
   * @param json a value that is JSON already
   */
  static String raw(String key, String json) {
    return string(key) + ": " + json;
  }

  static String array(List<String> items) {
    return "[" + String.join(", ", items) + "]";
  }

  /** An array with one item on each line. */
  static String lines(List<String> items, String indent) {
    return items.isEmpty()
        ? "[]"
        : items.stream()
            .collect(Collectors.joining(",\n  " + indent, "[\n  " + indent, "\n" + indent + "]"));
  }

  static String string(String value) {
    StringBuilder json = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      append(json, value, i);
    }
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, String value, int i) {
    char c = value.charAt(i);
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\t' -> json.append("\\t");
      default -> json.append(isPlain(c) ? String.valueOf(c) : escaped(value, i));
    }
  }

  /** Half a pair is no character: some readers refuse a whole file for it. */
  private static String escaped(String value, int i) {
    char c = value.charAt(i);
    boolean half =
        Character.isHighSurrogate(c)
                && (i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1)))
            || Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    return String.format("\\u%04x", half ? 0xFFFD : (int) c);
  }

  /**
   * Control characters must be escaped; half surrogates have no UTF-8; the two line ends end lines
   * in JavaScript.
   */
  private static boolean isPlain(char c) {
    return c >= ' ' && c != 0x7F && c != 0x2028 && c != 0x2029 && !Character.isSurrogate(c);
  }
}

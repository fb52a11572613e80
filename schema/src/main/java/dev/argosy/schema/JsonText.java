package dev.argosy.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that is our own and right, as fast as a program that has just started can: each start
 * of a commit hook waits for it.
 */
final class JsonText {
  private final String text;
  private int next;

  private JsonText(String text) {
    this.text = text;
  }

  /** Objects are maps in the order of the text, integers are {@code Integer} where they fit. */
  static @Nullable Object read(String text) {
    JsonText reader = new JsonText(text);
    Object value = reader.value();
    if (reader.peek() != 0) {
      throw reader.wrong();
    }
    return value;
  }

  private @Nullable Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (boolean more = open('}'); more; more = more('}')) {
      peek();
      String key = string();
      expect(':');
      entries.put(key, value());
    }
    return entries;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> items = new ArrayList<>();
    for (boolean more = open(']'); more; more = more(']')) {
      items.add(value());
    }
    return items;
  }

  private boolean open(char end) {
    next++;
    if (peek() != end) {
      return true;
    }
    next++;
    return false;
  }

  private boolean more(char end) {
    if (peek() == ',') {
      next++;
      return true;
    }
    expect(end);
    return false;
  }

  /** Searching for the quote is left to the library, whose search is fast from the first call. */
  private String string() {
    expect('"');
    int end = text.indexOf('"', next);
    int escape = text.indexOf('\\', next, Math.max(end, next));
    if (end < 0) {
      throw wrong();
    }
    if (escape >= 0) {
      return escaped();
    }
    String string = text.substring(next, end);
    next = end + 1;
    return string;
  }

  private String escaped() {
    StringBuilder string = new StringBuilder();
    for (char c = take(); c != '"'; c = take()) {
      string.append(c == '\\' ? escape(take()) : c);
    }
    return string.toString();
  }

  private char escape(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        next += 4;
        yield (char) Integer.parseInt(text, next - 4, next, 16);
      }
      default -> c;
    };
  }

  private @Nullable Object word() {
    int start = next;
    while (next < text.length() && ",]} \n\r\t".indexOf(text.charAt(next)) < 0) {
      next++;
    }
    String word = text.substring(start, next);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> number(word);
    };
  }

  private static Number number(String word) {
    try {
      return Integer.valueOf(word);
    } catch (NumberFormatException large) {
      return new BigDecimal(word);
    }
  }

  private char take() {
    if (next >= text.length()) {
      throw wrong();
    }
    return text.charAt(next++);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong();
    }
    next++;
  }

  /** The next character that is no space; 0 at the end. */
  private char peek() {
    while (next < text.length()) {
      char c = text.charAt(next);
      if (c > ' ') {
        return c;
      }
      next++;
    }
    return 0;
  }

  private IllegalStateException wrong() {
    return new IllegalStateException("not JSON at character " + next);
  }
}

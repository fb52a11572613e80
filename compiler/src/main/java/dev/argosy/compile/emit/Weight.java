package dev.argosy.compile.emit;

import dev.argosy.compile.argo.Quoted;
import dev.argosy.model.Component;
import dev.argosy.model.Components;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bound on how many bytes {@link Emitter} writes for an object. To write it and count takes ten
 * times as long, and a commit hook waits for the answer, which is nearly always "far too few to
 * matter".
 */
public final class Weight {
  /** Of a character that may become an escape in double quotes. */
  private static final int ESCAPED = 6;

  /** Quotes, a colon or dash, a space, a comma, a newline, the sign of a block. */
  private static final int AROUND = 12;

  /** Spaces before a line for each level: a list in a list has an indicator, too. */
  private static final int INDENT = 4;

  private Weight() {}

  /** Never less than the bytes of {@code Emitter.emit(object)}. */
  public static long atMost(Object object) {
    return of(object, 0);
  }

  private static long of(@Nullable Object value, int depth) {
    long line = AROUND + (long) INDENT * depth;
    return switch (value) {
      case String s -> text(s, line);
      case Quoted q -> text(q.text(), line);
      case Collection<?> c -> line + items(c, depth + 1);
      case Map<?, ?> m -> line + entries(m, depth + 1);
      case Record r -> line + components(r, depth + 1);
      case null, default -> text(String.valueOf(value), line);
    };
  }

  /** A line costs its indentation in a block, as many as two characters in quotes. */
  private static long text(String text, long line) {
    long sum = line;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      sum += c == '\n' ? line : c < ' ' || c > '~' ? ESCAPED : c == '"' || c == '\\' ? 2 : 1;
    }
    return sum;
  }

  private static long items(Collection<?> items, int depth) {
    long sum = 0;
    for (Object item : items) {
      sum += of(item, depth);
    }
    return sum;
  }

  private static long entries(Map<?, ?> map, int depth) {
    long sum = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      sum += of(entry.getKey().toString(), depth) + of(entry.getValue(), depth);
    }
    return sum;
  }

  private static long components(Record record, int depth) {
    long sum = 0;
    for (Component component : Components.of(record.getClass()).all()) {
      Object value = component.of(record);
      if (value != null) {
        sum += of(component.key(), depth) + of(value, depth);
      }
    }
    return sum;
  }
}

package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a YAML document as the author wrote it: order, style and place are kept. Immutable.
 */
public sealed interface Node {
  At at();

  /** A word for messages: {@code a mapping}, {@code a list}, {@code a string}... */
  String what();

  /** A mapping; keys are unique strings, in the author's order. */
  record MapNode(At at, List<Entry> entries) implements Node {
    public MapNode {
      entries = List.copyOf(entries);
    }

    @Override
    public String what() {
      return "a mapping";
    }

    public Optional<Entry> entry(String key) {
      return Optional.ofNullable(find(key));
    }

    public @Nullable Node get(String key) {
      Entry entry = find(key);
      return entry == null ? null : entry.value();
    }

    private @Nullable Entry find(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return entry;
        }
      }
      return null;
    }

    public List<String> keys() {
      return entries.stream().map(e -> e.key().text()).toList();
    }

    /**
     * This mapping with {@code key} set to {@code value}: in place when it is there, else at the
     * end.
     */
    public MapNode with(ScalarNode key, Node value) {
      List<Entry> changed = new ArrayList<>(entries);
      Entry entry = new Entry(key, value);
      int i = keys().indexOf(key.text());
      if (i >= 0) {
        changed.set(i, entry);
      } else {
        changed.add(entry);
      }
      return new MapNode(at, changed);
    }

    public MapNode without(String key) {
      return new MapNode(at, entries.stream().filter(e -> !e.key().text().equals(key)).toList());
    }
  }

  /** One key and its value. */
  record Entry(ScalarNode key, Node value) {}

  /** A list. */
  record ListNode(At at, List<Node> items) implements Node {
    public ListNode {
      items = List.copyOf(items);
    }

    @Override
    public String what() {
      return "a list";
    }
  }

  /** What a scalar means by YAML 1.2's core schema. */
  enum Kind {
    STRING("a string"),
    INTEGER("an integer"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    NULL("nothing");

    final String what;

    Kind(String what) {
      this.what = what;
    }
  }

  /** How a scalar was written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /**
   * A string, number, boolean or null.
   *
   * @param text the content: of a string its characters, of another kind what was written
   * @param positions where each character of {@code text} stands in the file
   */
  record ScalarNode(At at, String text, Kind kind, Style style, Positions positions)
      implements Node {
    @Override
    public String what() {
      return kind.what;
    }

    public boolean isString() {
      return kind == Kind.STRING;
    }

    public boolean isNull() {
      return kind == Kind.NULL;
    }

    /**
     * The place of the characters {@code from} (inclusive) to {@code to} (exclusive) of {@link
     * #text}.
     */
    public At at(int from, int to) {
      return new At(at.file(), positions.span(from, to));
    }
  }

  /**
   * Maps offsets of a scalar's text (UTF-16 units) to the file. All are equal, like {@link At}s.
   */
  interface Positions {
    /** The place of the characters {@code from} (inclusive) to {@code to} (exclusive). */
    Span span(int from, int to);

    /** Positions that are known only as a whole. */
    static Positions whole(Span all) {
      return new FixedPosition(all);
    }
  }
}

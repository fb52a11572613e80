package dev.argosy.manifest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the tags of a text as Argo does: from each two opening braces to the next two closing ones,
 * whatever stands between, also quotes and line breaks. Only a tag whose very first character is
 * {@code =} is an expression.
 *
 * <p>Argo scans the JSON of a whole template at once. So a tag that is not closed in its scalar
 * swallows what follows up to the next two closing braces of that JSON, be they a tag's in another
 * field or the end of two objects; it is an error of Argo's own when none follow, or when the
 * swallowed text begins like a variable that Argo checks.
 */
public final class Tags {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private Tags() {}

  /**
   * @param tags in the order of the text, never overlapping
   * @param unclosed the offset of the braces that open a tag without an end in this text
   */
  public record Scan(List<Tag> tags, OptionalInt unclosed) {
    public Scan {
      tags = List.copyOf(tags);
    }
  }

  public static Scan scan(String text) {
    List<Tag> tags = new ArrayList<>();
    int at = 0;
    for (int open; (open = text.indexOf(OPEN, at)) >= 0; ) {
      int close = text.indexOf(CLOSE, open + OPEN.length());
      if (close < 0) {
        return new Scan(tags, OptionalInt.of(open));
      }
      at = close + CLOSE.length();
      tags.add(tag(text, open, close));
    }
    return new Scan(tags, OptionalInt.empty());
  }

  private static Tag tag(String text, int open, int close) {
    int inner = open + OPEN.length();
    boolean expression = text.startsWith("=", inner) && inner < close;
    int from = expression ? inner + 1 : inner;
    return new Tag(
        expression ? Tag.Kind.EXPRESSION : Tag.Kind.SIMPLE,
        open,
        close + CLOSE.length(),
        from,
        text.substring(from, close),
        expression ? close + CLOSE.length() : end(text, inner, close));
  }

  /** Behind the tag, or behind the one that it stands in. */
  private static int end(String text, int inner, int close) {
    int to = close + CLOSE.length();
    int outer = text.indexOf(CLOSE, to);
    boolean nested = text.lastIndexOf(OPEN, close) > inner;
    return nested && outer >= 0 && text.substring(to, outer).indexOf(OPEN) < 0
        ? outer + CLOSE.length()
        : to;
  }
}

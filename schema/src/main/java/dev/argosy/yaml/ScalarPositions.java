package dev.argosy.yaml;

import dev.argosy.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/**
 * Where each character of a scalar stands, found by reading the scalar's source once more. Most
 * scalars are never asked, so it is done on the first question.
 */
final class ScalarPositions implements Node.Positions {
  private final TextMap map;
  private final int from;
  private final int to;
  private final String text;
  private final Node.Style style;
  private @Nullable Offsets offsets;

  ScalarPositions(TextMap map, int from, int to, String text, Node.Style style) {
    this.map = map;
    this.from = from;
    this.to = to;
    this.text = text;
    this.style = style;
  }

  @Override
  public Span span(int first, int behind) {
    Offsets known = offsets();
    if (known.isEmpty()) {
      return map.span(from, to);
    }
    int start = known.start(first);
    return map.span(start, behind > first ? known.end(behind - 1) : start);
  }

  /** Whether the source was understood to the last character; else every span is the whole. */
  boolean exact() {
    return text.isEmpty() || !offsets().isEmpty();
  }

  private Offsets offsets() {
    Offsets known = offsets; // two threads may compute it, with the same result
    if (known == null) {
      known = compute();
      offsets = known;
    }
    return known;
  }

  private Offsets compute() {
    return switch (style) {
      case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED -> FlowScalar.offsets(map, from, to, text, style);
      case LITERAL, FOLDED -> BlockScalar.offsets(map, from, to, text, style == Node.Style.FOLDED);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Node.Positions;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return map.span(from, to).toString();
  }
}

package dev.argosy.cli.render;

import dev.argosy.diagnostic.Span;

/**
 * A source line and the marks under it, column by column as a terminal shows them.
 *
 * @param line the line: tabs as spaces, control characters as dots, a long one cut around the marks
 * @param marks spaces, then {@code ^~~~} under the place
 */
record Excerpt(String line, String marks) {
  private static final int TAB = 4;
  private static final int MAX_COLUMNS = 160;
  private static final int BEFORE = 60;

  static Excerpt of(String source, Span span) {
    int[] points = source.codePoints().toArray();
    int start = Math.min(span.column() - 1, points.length);
    int end = span.endLine() > span.line() ? points.length : span.endColumn() - 1;
    int first = points.length > MAX_COLUMNS ? Math.max(0, start - BEFORE) : 0;
    int behind = Math.min(points.length, first + MAX_COLUMNS);
    StringBuilder line = new StringBuilder(first > 0 ? "…" : "");
    StringBuilder marks = new StringBuilder(first > 0 ? " " : "");
    for (int i = first; i < behind; i++) {
      String shown = shown(points[i], columns(marks));
      line.append(shown);
      marks.append(mark(i, start, end).repeat(columns(shown)));
    }
    line.append(behind < points.length ? "…" : "");
    return new Excerpt(line.toString(), caret(marks.toString(), start >= behind));
  }

  private static String shown(int point, int column) {
    if (point == '\t') {
      return " ".repeat(TAB - column % TAB);
    }
    return Character.isISOControl(point) ? "·" : Character.toString(point);
  }

  private static String mark(int i, int start, int end) {
    return i == start || (i > start && i < end) ? "~" : " ";
  }

  private static int columns(CharSequence text) {
    return text.codePoints().map(Width::of).sum();
  }

  /** The first mark is a caret; a place behind the end of the line has only that. */
  private static String caret(String marks, boolean behindEnd) {
    String all = behindEnd || marks.isBlank() ? marks + "~" : marks;
    return all.stripTrailing().replaceFirst("~", "^");
  }
}

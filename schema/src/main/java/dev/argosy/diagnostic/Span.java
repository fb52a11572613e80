package dev.argosy.diagnostic;

/**
 * A stretch of a text file, from its first character up to but not including its end.
 *
 * @param line line of the first character, from 1
 * @param column column of the first character, from 1, counted in code points
 * @param endLine line of the end, from 1
 * @param endColumn column just behind the last character, from 1
 */
public record Span(int line, int column, int endLine, int endColumn) implements Comparable<Span> {
  /** The start of a file; for findings about a file as a whole. */
  public static final Span START = new Span(1, 1, 1, 1);

  @Override
  public int compareTo(Span other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }
}

package dev.argosy.cli.render;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Span;

/**
 * Columns as editors and code hosts count them: in UTF-16 units, where a few characters are two.
 */
final class Utf16 {
  private Utf16() {}

  /** The place with its columns in UTF-16 units, from 1. */
  static Span span(At at) {
    Span span = at.span();
    return new Span(
        span.line(),
        column(at.file().line(span.line()), span.column()),
        span.endLine(),
        column(at.file().line(span.endLine()), span.endColumn()));
  }

  /** A column behind the end of the line stays as far behind it. */
  private static int column(String line, int column) {
    int points = line.codePointCount(0, line.length());
    int inside = Math.min(column - 1, points);
    return line.offsetByCodePoints(0, inside) + column - inside;
  }
}

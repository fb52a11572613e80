package dev.argosy.diagnostic;

import dev.argosy.source.SourceFile;

/**
 * Where in the author's files a thing was written. All places are equal to each other, so that two
 * records that mean the same are equal wherever they stand; compare {@link #span} to tell places
 * apart.
 */
public final class At {
  private final SourceFile file;
  private final Span span;

  public At(SourceFile file, Span span) {
    this.file = file;
    this.span = span;
  }

  public SourceFile file() {
    return file;
  }

  public Span span() {
    return span;
  }

  /** Offset of the first character in the file's text, in UTF-16 units. */
  public int from() {
    return file.offset(span.line(), span.column());
  }

  /** Offset behind the last character in the file's text, in UTF-16 units. */
  public int to() {
    return Math.max(from(), file.offset(span.endLine(), span.endColumn()));
  }

  /** What is written here. */
  public String text() {
    return file.text().substring(from(), to());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof At;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return file.path() + ":" + span.line() + ":" + span.column();
  }
}

package dev.argosy.compile.lower;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;

/** The place of what the compiler itself makes up. */
final class Nowhere {
  static final At AT = new At(new SourceFile("", ""), Span.START);

  private Nowhere() {}
}

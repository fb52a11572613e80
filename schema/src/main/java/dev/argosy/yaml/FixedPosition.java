package dev.argosy.yaml;

import dev.argosy.diagnostic.Span;

/** The positions of a scalar that an alias stands for: all of it is where the alias is. */
record FixedPosition(Span all) implements Node.Positions {
  @Override
  public Span span(int from, int to) {
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Node.Positions;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}

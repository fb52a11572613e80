package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.yaml.Node;

/**
 * A string that is taken as it stands, and its place.
 *
 * @param positions where each of its characters stands
 */
public record Word(At at, String text, Node.Positions positions) {
  public Word(At at, String text) {
    this(at, text, Node.Positions.whole(at.span()));
  }

  /** The place of the characters {@code from} (inclusive) to {@code to} (exclusive). */
  public At at(int from, int to) {
    return new At(at.file(), positions.span(from, to));
  }

  @Override
  public String toString() {
    return text;
  }
}

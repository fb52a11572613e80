package dev.argosy.model;

import dev.argosy.diagnostic.At;

/** A string that is taken as it stands, and its place. */
public record Word(At at, String text) {
  @Override
  public String toString() {
    return text;
  }
}

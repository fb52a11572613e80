package dev.argosy.load;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import java.util.List;

/**
 * Mistakes of syntax and of shape, in spite of which documents were read.
 *
 * @param found what was reported
 * @param standIns where something stands in a document that the author did not write
 * @param altered lines that were not read as they are written
 * @param doubtful those of them that were not read at all, or elsewhere
 */
public record Damage(
    List<Diagnostic> found, List<At> standIns, List<At> altered, List<At> doubtful) {
  static final Damage NONE = new Damage(List.of(), List.of(), List.of(), List.of());

  public Damage {
    found = List.copyOf(found);
    standIns = List.copyOf(standIns);
    altered = List.copyOf(altered);
    doubtful = List.copyOf(doubtful);
  }

  boolean isNone() {
    return equals(NONE);
  }
}

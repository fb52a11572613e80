package dev.argosy.load;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import java.util.List;

/**
 * Mistakes of shape, in spite of which documents were read.
 *
 * @param found what was reported
 * @param standIns where something stands in a document that the author did not write
 */
public record Damage(List<Diagnostic> found, List<At> standIns) {
  public Damage {
    found = List.copyOf(found);
    standIns = List.copyOf(standIns);
  }
}

package dev.argosy.load;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import java.util.List;

/**
 * Mistakes of syntax and of shape, in spite of which documents were read.
 *
 * @param found what was reported
 * @param standIns where something stands in a document that the author did not write
 * @param cuts lines that were not read
 */
public record Damage(List<Diagnostic> found, List<At> standIns, List<At> cuts) {
  public Damage {
    found = List.copyOf(found);
    standIns = List.copyOf(standIns);
    cuts = List.copyOf(cuts);
  }
}

package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import java.util.List;

/**
 * A pipeline as far as it could be linked.
 *
 * @param findings what is wrong with it, sorted
 * @param isSound whether nothing is wrong with it, nor with what it uses, so that it may be
 *     compiled
 */
public record Linked(LinkedPipeline pipeline, List<Diagnostic> findings, boolean isSound) {
  /** Whether no step waits for itself, so that rules may ask who waits for whom. */
  public boolean isAcyclic() {
    return findings.stream().noneMatch(d -> d.code() == Code.DEPENDENCY_CYCLE);
  }
}

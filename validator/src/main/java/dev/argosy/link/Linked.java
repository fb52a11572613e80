package dev.argosy.link;

import dev.argosy.diagnostic.Diagnostic;
import java.util.List;

/**
 * A pipeline as far as it could be linked.
 *
 * @param findings what is wrong with it, sorted
 */
public record Linked(LinkedPipeline pipeline, List<Diagnostic> findings) {
  /** Whether every name in it could be resolved, so that it may be checked further. */
  public boolean isSound() {
    return findings.stream().noneMatch(Diagnostic::isError);
  }
}

package dev.argosy.yaml;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.SourceFile;
import java.util.List;

/**
 * What could be read of one file. A document with a mistake in its syntax is left out; its
 * neighbours are here.
 *
 * @param file the file that was read
 * @param documents the documents whose whole structure is known, in the order of the file
 * @param complete whether no document was left out, so that a name that is missing here is missing
 * @param findings sorted, each once
 */
public record Documents(
    SourceFile file, List<Node.MapNode> documents, boolean complete, List<Diagnostic> findings) {
  public Documents {
    documents = List.copyOf(documents);
    findings = List.copyOf(findings);
  }
}

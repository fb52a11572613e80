package dev.argosy.yaml;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.SourceFile;
import java.util.List;
import java.util.Set;

/**
 * What could be read of one file.
 *
 * @param file the file that was read
 * @param parts the documents that could be read, in the order of the file
 * @param complete whether no document was left out, so that a name that is missing here is missing
 * @param findings sorted, each once
 */
public record Documents(
    SourceFile file, List<Part> parts, boolean complete, List<Diagnostic> findings) {
  /**
   * One document.
   *
   * @param mistakes of its syntax, in spite of which it was read; they are among the findings
   * @param altered the lines, from 1, that were not read as they are written
   * @param doubtful those of them that were not read at all, or elsewhere than they are written
   */
  public record Part(
      Node.MapNode root, List<Diagnostic> mistakes, Set<Integer> altered, Set<Integer> doubtful) {
    public Part {
      mistakes = List.copyOf(mistakes);
      altered = Set.copyOf(altered);
      doubtful = Set.copyOf(doubtful);
    }

    /** Whether it is as its author wrote it. */
    public boolean isWhole() {
      return mistakes.isEmpty();
    }
  }

  public Documents {
    parts = List.copyOf(parts);
    findings = List.copyOf(findings);
  }

  /** The documents whose whole structure is known, in the order of the file. */
  public List<Node.MapNode> documents() {
    return parts.stream().filter(Part::isWhole).map(Part::root).toList();
  }
}

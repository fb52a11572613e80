package dev.argosy.load;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents.Part;
import java.util.List;
import java.util.Set;

/**
 * What is found in a document only because some of its lines were not read, or not as they are
 * written: the mistake there was reported, and what follows from it is not.
 */
final class Doubt {
  /** What is said of something that is not there. */
  private static final Set<Code> OF_ABSENCE =
      Set.of(Code.MISSING_KEY, Code.EXACTLY_ONE, Code.INVALID_VALUE, Code.WRONG_TYPE);

  private final Part part;
  private final SourceFile file;
  private final List<String> lines;

  Doubt(Part part) {
    this.part = part;
    this.file = part.root().at().file();
    this.lines = part.isWhole() ? List.of() : file.text().lines().toList();
  }

  /** Whether a finding is about what was not read as it is written. */
  boolean about(Diagnostic finding) {
    Span span = finding.at().span();
    return part.altered().contains(span.line())
        || OF_ABSENCE.contains(finding.code()) && isCut(span);
  }

  /** Whether a line was taken out of the block that starts at a place, or before its first. */
  private boolean isCut(Span start) {
    if (part.doubtful().contains(start.line() - 1)) {
      return true;
    }
    int line = start.line() + 1;
    while (line <= lines.size() && (isIn(start, line) || part.doubtful().contains(line))) {
      if (part.doubtful().contains(line)) {
        return true;
      }
      line++;
    }
    return false;
  }

  private boolean isIn(Span start, int line) {
    String text = lines.get(line - 1);
    return text.isBlank() || text.indexOf(text.strip()) >= start.column() - 1;
  }

  /** The lines of which it is not certain where they belong. */
  List<At> doubtful() {
    return places(part.doubtful());
  }

  /** The lines that were not read as they are written. */
  List<At> altered() {
    return places(part.altered());
  }

  private List<At> places(Set<Integer> numbers) {
    return numbers.stream()
        .filter(line -> line <= lines.size()) // one may be the end of the file
        .sorted()
        .map(line -> new At(file, new Span(line, 1, line, lines.get(line - 1).length() + 1)))
        .toList();
  }
}

package dev.argosy.fix;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix.Edit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The lines that some fixes of one stage change, by file. They tell what a fix made from what was
 * there before and hidden.
 */
record Touched(Map<String, NavigableSet<Integer>> lines, Stage stage, boolean safe) {
  static Touched by(List<Diagnostic> taken, Stage stage) {
    Map<String, NavigableSet<Integer>> lines = new HashMap<>();
    boolean safe = true;
    for (Diagnostic finding : taken) {
      safe &= finding.fix().orElseThrow().safe();
      for (Edit edit : finding.fix().orElseThrow().edits()) {
        lines
            .computeIfAbsent(edit.at().file().path(), p -> new TreeSet<>())
            .add(edit.at().span().line());
      }
    }
    return new Touched(lines, stage, safe);
  }

  /** Whether a finding could not be seen before: what is found earlier hides it. */
  boolean uncovers(Diagnostic finding) {
    Stage own = Stage.of(finding.code());
    if (own != stage) {
      return own.compareTo(stage) > 0;
    }
    NavigableSet<Integer> here = lines.getOrDefault(finding.at().file().path(), new TreeSet<>());
    int line = finding.at().span().line();
    return switch (stage) {
      case TEXT -> safe && !here.isEmpty() && line > here.last();
      case SHAPE, EXPRESSION -> !here.contains(line);
      case MEANING -> false;
    };
  }
}

package dev.argosy.fix;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix.Edit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What some fixes of one stage write, by file and line. It tells what a fix made from what was
 * there before and hidden.
 *
 * @param written the texts of the edits, by path and by line
 */
record Touched(Map<String, NavigableMap<Integer, Set<String>>> written, Stage stage, boolean safe) {
  static Touched by(List<Diagnostic> taken, Stage stage) {
    Map<String, NavigableMap<Integer, Set<String>>> written = new HashMap<>();
    boolean safe = true;
    for (Diagnostic finding : taken) {
      safe &= finding.fix().orElseThrow().safe();
      for (Edit edit : finding.fix().orElseThrow().edits()) {
        written
            .computeIfAbsent(edit.at().file().path(), p -> new TreeMap<>())
            .computeIfAbsent(edit.at().span().line(), l -> new HashSet<>())
            .add(edit.text());
      }
    }
    return new Touched(written, stage, safe);
  }

  /** Whether a finding could not be seen before: what is found earlier hides it. */
  boolean uncovers(Diagnostic finding) {
    Stage own = Stage.of(finding.code());
    if (own != stage) {
      return own.compareTo(stage) > 0;
    }
    NavigableMap<Integer, Set<String>> here =
        written.getOrDefault(finding.at().file().path(), new TreeMap<>());
    int line = finding.at().span().line();
    return switch (stage) {
      case TEXT -> safe && !here.isEmpty() && line > here.lastKey();
      case SHAPE, EXPRESSION ->
          !here.containsKey(line) || safe && !here.get(line).contains(finding.at().text());
      case MEANING -> false;
    };
  }
}

package dev.argosy.fix;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix.Edit;
import dev.argosy.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Edits that do not overlap, of any number of files; offsets are those of the files' texts. */
final class TextEdits {
  private record Change(SourceFile file, int from, int to, String text) {
    static Change of(Edit edit) {
      return new Change(edit.at().file(), edit.at().from(), edit.at().to(), edit.text());
    }

    /** Two insertions at one place have no order either, so they overlap. */
    boolean overlaps(Change other) {
      return from < other.to && other.from < to || from == other.from;
    }
  }

  private final Map<String, List<Change>> changes = new TreeMap<>();

  /** Adds all edits of a finding's fix, or none when one of them overlaps what is there. */
  boolean add(Diagnostic finding) {
    List<Change> all = finding.fix().orElseThrow().edits().stream().map(Change::of).toList();
    if (all.stream().anyMatch(this::overlaps)) {
      return false;
    }
    all.forEach(c -> changes.computeIfAbsent(c.file.path(), p -> new ArrayList<>()).add(c));
    return true;
  }

  private boolean overlaps(Change change) {
    return changes.getOrDefault(change.file.path(), List.of()).stream().anyMatch(change::overlaps);
  }

  /** The texts with the edits, by path. */
  Map<String, String> applied() {
    Map<String, String> texts = new LinkedHashMap<>();
    changes.forEach((path, list) -> {
      StringBuilder text = new StringBuilder(list.getFirst().file.text());
      list.stream()
          .sorted(Comparator.comparingInt(Change::from).reversed())
          .forEach(c -> text.replace(c.from, c.to, c.text));
      texts.put(path, text.toString());
    });
    return texts;
  }
}

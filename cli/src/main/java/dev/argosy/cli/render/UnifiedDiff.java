package dev.argosy.cli.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** What changes in a file, as {@code git apply} and people read it. */
public final class UnifiedDiff {
  private UnifiedDiff() {}

  /**
   * The changes of one file; empty when there are none.
   *
   * @param name as seen from the current folder
   */
  public static String of(String name, byte[] before, byte[] after) {
    RawText old = new RawText(before);
    RawText changed = new RawText(after);
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, changed);
    if (edits.isEmpty()) {
      return "";
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(edits, old, changed);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return "--- a/" + name + "\n+++ b/" + name + "\n" + out.toString(StandardCharsets.UTF_8);
  }
}

package dev.argosy.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text file as the author wrote it. */
public final class SourceFile {
  private final String path;
  private final String text;
  private @Nullable List<String> lines;
  private int @Nullable [] starts;

  /**
   * @param path relative to the project's root, with forward slashes
   * @param text the content, without a byte order mark
   */
  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The line without its end, empty when the file has no such line; {@code number} from 1. */
  public String line(int number) {
    List<String> all = lines();
    return number >= 1 && number <= all.size() ? all.get(number - 1) : "";
  }

  /** Most files have nothing to be shown. */
  private List<String> lines() {
    List<String> known = lines; // two threads may compute it, with the same result
    if (known == null) {
      known = text.lines().toList();
      lines = known;
    }
    return known;
  }

  /**
   * The offset in {@link #text} of a line and a column, both from 1; columns count code points. A
   * place behind the end of a line is its end.
   */
  public int offset(int line, int column) {
    int[] known = starts;
    if (known == null) {
      known = starts();
      starts = known;
    }
    String content = line(line);
    int points = content.codePointCount(0, content.length());
    int start = line > known.length ? text.length() : known[Math.max(0, line - 1)];
    return start + content.offsetByCodePoints(0, Math.max(0, Math.min(column - 1, points)));
  }

  private int[] starts() {
    List<String> known = lines();
    int[] all = new int[known.size() + 1];
    for (int i = 0; i < known.size(); i++) {
      int end = all[i] + known.get(i).length();
      all[i + 1] = Math.min(text.length(), text.startsWith("\r\n", end) ? end + 2 : end + 1);
    }
    return all;
  }

  @Override
  public String toString() {
    return path;
  }
}

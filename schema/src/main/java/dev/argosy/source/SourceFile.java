package dev.argosy.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text file as the author wrote it. */
public final class SourceFile {
  private final String path;
  private final String text;
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
    return number >= 1 && number < starts().length
        ? text.substring(starts()[number - 1], end(number))
        : "";
  }

  /**
   * The offset in {@link #text} of a line and a column, both from 1; columns count code points. A
   * place behind the end of a line is its end.
   */
  public int offset(int line, int column) {
    if (line >= starts().length) {
      return text.length();
    }
    int start = starts()[Math.max(0, line - 1)];
    int end = line < 1 ? start : end(line);
    int points = text.codePointCount(start, end);
    return text.offsetByCodePoints(start, Math.max(0, Math.min(column - 1, points)));
  }

  /** Where the line ends, before what ends it. */
  private int end(int line) {
    int start = starts()[line - 1];
    int next = starts()[line];
    boolean two = next - start >= 2 && text.startsWith("\r\n", next - 2);
    boolean one = next > start && isBreak(text.charAt(next - 1));
    return two ? next - 2 : one ? next - 1 : next;
  }

  /** Where each line starts, then the length of the text; most files have no line to be shown. */
  private int[] starts() {
    int[] known = starts; // two threads may compute it, with the same result
    if (known == null) {
      known = findStarts();
      starts = known;
    }
    return known;
  }

  private int[] findStarts() {
    int[] all = new int[text.length() + 1];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (i == 0 || isBreak(text.charAt(i - 1)) && !text.startsWith("\r\n", i - 1)) {
        all[count++] = i;
      }
    }
    all[count++] = text.length();
    return Arrays.copyOf(all, count);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  @Override
  public String toString() {
    return path;
  }
}

package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file as code points, with the line and column of each. YAML's own marks are not used for lines:
 * they do not count a byte order mark, and they know other line ends than {@link SourceFile}.
 *
 * <p>A stretch of it may be one that was edited since: its lines and offsets are those of the
 * edited text, its places those of the file.
 */
final class TextMap {
  private final SourceFile file;
  private final int[] points;
  private final int[] lineStarts;
  private final @Nullable Origin origin;

  TextMap(SourceFile file) {
    this(file, file.text().codePoints().toArray(), null);
  }

  private TextMap(SourceFile file, int[] points, @Nullable Origin origin) {
    this.file = file;
    this.points = points;
    this.lineStarts = lineStarts(points);
    this.origin = origin;
  }

  /** An edited stretch of this file. */
  TextMap edited(int[] text, Origin from) {
    return new TextMap(file, text, from);
  }

  SourceFile file() {
    return file;
  }

  int length() {
    return points.length;
  }

  /** The code point at an offset, 0 behind the end. */
  int at(int offset) {
    return offset >= 0 && offset < points.length ? points[offset] : 0;
  }

  int[] copy(int from, int to) {
    return Arrays.copyOfRange(points, from, to);
  }

  /** What stands between two offsets; nothing where the second comes first. */
  String text(int from, int to) {
    int start = Math.clamp(from, 0, points.length);
    return new String(points, start, Math.clamp(to, start, points.length) - start);
  }

  /** The line an offset stands in, from 0. */
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  int lines() {
    return lineStarts.length;
  }

  /**
   * The offset of the first character of a line, from 0; the length of the text behind the last.
   */
  int start(int line) {
    return line < lineStarts.length ? lineStarts[line] : points.length;
  }

  /** The offset behind the last character of a line, without its line end. */
  int end(int line) {
    int end = start(line + 1);
    while (end > start(line) && isBreak(points[end - 1])) {
      end--;
    }
    return end;
  }

  /** The offset behind what a line says, without a comment and the blanks before it. */
  int contentEnd(int line) {
    int end = end(line);
    for (int i = end - 1; i > start(line); i--) {
      end = at(i) == '#' && at(i - 1) == ' ' ? i : end;
    }
    while (end > start(line) && at(end - 1) == ' ') {
      end--;
    }
    return end;
  }

  /** A line without its comment. */
  String content(int line) {
    return text(start(line), contentEnd(line));
  }

  /** The offset of the first character of a line that is not a space; its end when blank. */
  int indented(int line) {
    int offset = start(line);
    while (offset < end(line) && points[offset] == ' ') {
      offset++;
    }
    return offset;
  }

  int indent(int line) {
    return indented(line) - start(line);
  }

  Span span(int from, int to) {
    return origin == null ? own(from, to) : origin.span(from, to);
  }

  private Span own(int from, int to) {
    int first = line(from);
    int last = line(to);
    return new Span(first + 1, from - start(first) + 1, last + 1, to - start(last) + 1);
  }

  At place(int from, int to) {
    int inside = Math.min(Math.max(from, 0), points.length);
    return new At(file, span(inside, Math.min(Math.max(to, inside), points.length)));
  }

  static boolean isBreak(int point) {
    return point == '\n' || point == '\r';
  }

  private static int[] lineStarts(int[] points) {
    int[] starts = new int[points.length + 1];
    int count = 1;
    for (int i = 0; i < points.length; i++) {
      boolean first = points[i] == '\r' && i + 1 < points.length && points[i + 1] == '\n';
      if (isBreak(points[i]) && !first) {
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}

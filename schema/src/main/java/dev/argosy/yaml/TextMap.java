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
  private final String text;

  /** Of a text with characters that take two units; else the units are the code points. */
  private final int @Nullable [] points;

  private final int length;
  private final int[] lineStarts;
  private final @Nullable Origin origin;

  TextMap(SourceFile file) {
    this(file, file.text(), null);
  }

  private TextMap(SourceFile file, String text, @Nullable Origin origin) {
    this.file = file;
    this.text = text;
    this.length = text.codePointCount(0, text.length());
    this.points = length == text.length() ? null : text.codePoints().toArray();
    this.lineStarts = lineStarts();
    this.origin = origin;
  }

  /** An edited stretch of this file. */
  TextMap edited(int[] text, Origin from) {
    return new TextMap(file, new String(text, 0, text.length), from);
  }

  SourceFile file() {
    return file;
  }

  int length() {
    return length;
  }

  /** The code point at an offset, 0 behind the end. */
  int at(int offset) {
    if (offset < 0 || offset >= length) {
      return 0;
    }
    return points == null ? text.charAt(offset) : points[offset];
  }

  int[] copy(int from, int to) {
    return points == null
        ? text.substring(from, to).chars().toArray()
        : Arrays.copyOfRange(points, from, to);
  }

  /** What stands between two offsets; nothing where the second comes first. */
  String text(int from, int to) {
    int start = Math.clamp(from, 0, length);
    int end = Math.clamp(to, start, length);
    return points == null ? text.substring(start, end) : new String(points, start, end - start);
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
    return line < lineStarts.length ? lineStarts[line] : length;
  }

  /** The offset behind the last character of a line, without its line end. */
  int end(int line) {
    int end = start(line + 1);
    while (end > start(line) && isBreak(at(end - 1))) {
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
    while (offset < end(line) && at(offset) == ' ') {
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
    int inside = Math.min(Math.max(from, 0), length);
    return new At(file, span(inside, Math.min(Math.max(to, inside), length)));
  }

  static boolean isBreak(int point) {
    return point == '\n' || point == '\r';
  }

  private int[] lineStarts() {
    int[] starts = new int[length + 1];
    int count = 1;
    for (int i = 0; i < length; i++) {
      boolean first = at(i) == '\r' && at(i + 1) == '\n';
      if (isBreak(at(i)) && !first) {
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}

package dev.argosy.yaml;

/** Reads the source of a literal ({@code |}) or folded ({@code >}) scalar again. */
final class BlockScalar {
  private final TextMap map;
  private final int lastLine;
  private final int indent;
  private final boolean folded;
  private final Offsets.Builder out = new Offsets.Builder();

  private BlockScalar(TextMap map, int header, int lastLine, int indent, boolean folded) {
    this.map = map;
    this.indent = indent;
    this.folded = folded;
    this.lastLine = lastOfText(header, lastLine);
  }

  /**
   * Without an indentation indicator the first line that is not blank says how deep the text is.
   * With one it is relative to a parent that is not known here, so each depth is tried: only the
   * right one gives the text.
   */
  static Offsets offsets(TextMap map, int from, int to, String text, boolean folded) {
    int header = map.line(from);
    int last = map.line(Math.max(from, to - 1));
    int first = header + 1;
    while (first < last && map.indented(first) == map.end(first)) {
      first++;
    }
    for (int indent = map.indent(first); indent > 0; indent--) {
      BlockScalar scalar = new BlockScalar(map, header, last, indent, folded);
      scalar.read(header + 1);
      Offsets offsets = scalar.out.ifBuilt(text);
      if (!offsets.isEmpty()) {
        return offsets;
      }
    }
    return Offsets.NONE;
  }

  /** The parser's end is behind the spaces of the line that follows the text. */
  private int lastOfText(int header, int end) {
    int line = header;
    while (line < end && (isBlank(line + 1) || map.indent(line + 1) >= indent)) {
      line++;
    }
    return line;
  }

  private void read(int firstLine) {
    int line = blanks(firstLine);
    while (line <= lastLine) {
      for (int i = map.start(line) + indent; i < map.end(line); i++) {
        out.add(map.at(i), i, i + 1);
      }
      int next = line + 1;
      while (next <= lastLine && isBlank(next)) {
        next++;
      }
      lineEnd(line, next);
      blanks(line + 1);
      line = next;
    }
  }

  /** A line end between two lines of folded text is a space, or nothing before blank lines. */
  private void lineEnd(int line, int next) {
    boolean folds = folded && startsText(line) && next <= lastLine && startsText(next);
    if (!folds) {
      out.add('\n', map.end(line), map.end(line) + 1);
    } else if (next == line + 1) {
      out.add(' ', map.end(line), map.end(line) + 1);
    }
  }

  private int blanks(int line) {
    int next = line;
    while (next <= lastLine && isBlank(next)) {
      out.add('\n', map.end(next), map.end(next) + 1);
      next++;
    }
    return next;
  }

  /** A line with nothing behind the indentation, or less of it. */
  private boolean isBlank(int line) {
    int length = map.end(line) - map.start(line);
    return length <= indent && map.indented(line) == map.end(line);
  }

  private boolean startsText(int line) {
    int point = map.at(map.start(line) + indent);
    return point != ' ' && point != '\t';
  }
}

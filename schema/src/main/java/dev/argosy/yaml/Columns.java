package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of one document by the column in which they begin. Lines count from 0. */
final class Columns {
  /** A line that begins like one with a key. */
  static final Pattern LIKE_KEY = Pattern.compile("^\\s*(- )?[\\w.-]+:( .*|$)");

  private final TextMap map;
  private final Segment segment;

  Columns(TextMap map, Segment segment) {
    this.map = map;
    this.segment = segment;
  }

  String text(int line) {
    return map.content(line).strip();
  }

  /** By how much a level is indented in this document, but for one line. */
  int level(int wrong) {
    int least = Integer.MAX_VALUE;
    for (int line = map.line(segment.from());
        line < map.lines() && map.start(line) < segment.to();
        line++) {
      if (line != wrong && !isNoContent(line) && map.indent(line) > 0) {
        least = Math.min(least, map.indent(line));
      }
    }
    return least;
  }

  /**
   * The column of the lines that follow, when they are deeper but stand where others do: then only
   * this one is out of place; -1 when they are not.
   */
  int below(int line) {
    int below = nextContent(line);
    return below > line
            && map.indent(below) > map.indent(line)
            && open(line).contains(map.indent(below))
        ? map.indent(below)
        : -1;
  }

  /** A key without a value holds the lines that follow, one with a value stands beside them. */
  int beside(NavigableSet<Integer> columns, int below, int line) {
    Integer above = columns.lower(below);
    return map.content(line).endsWith(":") && above != null ? above : below;
  }

  int nextContent(int line) {
    int next = line + 1;
    while (next < map.lines() && map.start(next) < segment.to() && isNoContent(next)) {
      next++;
    }
    return next < map.lines() && map.start(next) < segment.to() ? next : line;
  }

  /** The nearest line above in a column, -1 when there is none. */
  int lineAbove(int line, int column) {
    int above = line - 1;
    while (above >= map.line(segment.from())
        && (isNoContent(above) || map.indent(above) != column)) {
      above--;
    }
    return above >= map.line(segment.from()) ? above : -1;
  }

  /**
   * Whether of two lines that do not fit it is the upper that stands where no other line does, and
   * the lower where others do.
   */
  boolean isOdd(int upper, int lower) {
    int[] counts = new int[2];
    for (int line = map.line(segment.from());
        line < map.lines() && map.start(line) < segment.to();
        line++) {
      if (!isNoContent(line)) {
        counts[0] += map.indent(line) == map.indent(upper) ? 1 : 0;
        counts[1] += map.indent(line) == map.indent(lower) ? 1 : 0;
      }
    }
    return counts[0] == 1 && counts[1] > 1;
  }

  /** A line and what is indented under it. */
  List<Integer> block(int line) {
    List<Integer> lines = new ArrayList<>(List.of(line));
    int next = line + 1;
    while (next < map.lines() && map.start(next) < segment.to() && isUnder(next, line)) {
      lines.add(next++);
    }
    return lines;
  }

  /** The first line of the document that says something. */
  int firstContent() {
    int line = map.line(segment.from());
    while (line < map.lines() - 1 && isNoContent(line)) {
      line++;
    }
    return line;
  }

  /** A directive above the first content with no marker between. */
  Optional<Integer> openDirective(int content) {
    int line = content - 1;
    while (line >= map.line(segment.from()) && isNoContent(line) && !isMarker(line)) {
      if (map.at(map.start(line)) == '%') {
        return Optional.of(line);
      }
      line--;
    }
    return Optional.empty();
  }

  /** The lines from one on that begin in its column as it does, before a shallower one. */
  List<Integer> column(int first, int end) {
    List<Integer> lines = new ArrayList<>();
    boolean item = map.at(map.indented(first)) == '-';
    for (int line = first; line < end && map.start(line) < segment.to(); line++) {
      if (!isNoContent(line)) {
        if (map.indent(line) < map.indent(first)) {
          return lines;
        }
        if (map.indent(line) == map.indent(first) && (map.at(map.indented(line)) == '-') == item) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  boolean isNoContent(int line) {
    int point = map.at(map.indented(line));
    return map.indented(line) == map.end(line) || point == '#' || point == '%' || isMarker(line);
  }

  boolean isMarker(int line) {
    return map.text(map.start(line), map.end(line)).startsWith("---");
  }

  boolean isUnder(int line, int parent) {
    return map.indented(line) == map.end(line) || map.indent(line) > map.indent(parent);
  }

  /** The column of a line with tabs among lines without; -1 where these do not say it. */
  int betweenSpaces(int line) {
    int below = nextContent(line);
    boolean holds = map.content(line).endsWith(":");
    if (below == line || !holds || map.at(map.indented(below)) == '\t') {
      return -1;
    }
    int above = previousContent(line);
    boolean first = map.content(above).endsWith(":");
    Integer column = first ? firstColumn(above, below) : open(line).lower(map.indent(below));
    return column == null ? -1 : column;
  }

  /** The column of the first key below another, where a neighbour of it follows. */
  @Nullable Integer firstColumn(int above, int below) {
    int next = below;
    while (next < map.lines()
        && map.start(next) < segment.to()
        && (isNoContent(next) || map.indent(next) >= map.indent(below))) {
      next++;
    }
    int column = next < map.lines() ? map.indent(next) : 0;
    return column > map.indent(above) ? Integer.valueOf(column) : null;
  }

  int previousContent(int line) {
    int above = line - 1;
    while (above > map.line(segment.from()) && isNoContent(above)) {
      above--;
    }
    return above;
  }

  List<Integer> tabbed() {
    List<Integer> lines = new ArrayList<>();
    for (int line = map.line(segment.from());
        line < map.lines() && map.start(line) < segment.to();
        line++) {
      if (map.at(map.indented(line)) == '\t') {
        lines.add(line);
      }
    }
    return lines;
  }

  /**
   * The columns that a line could continue: those of the lines above that are still open, and are
   * of its kind, a key or an item of a list.
   */
  NavigableSet<Integer> above(int line) {
    NavigableSet<Integer> fitting = new TreeSet<>();
    for (int above : openLines(line)) {
      if (isItem(above) == isItem(line)) {
        fitting.add(map.indent(above));
      } else if (isItem(above) && LIKE_KEY.matcher(map.content(above)).find()) {
        fitting.add(content(above));
      }
    }
    return fitting.isEmpty() ? open(line) : fitting;
  }

  NavigableSet<Integer> open(int line) {
    NavigableSet<Integer> columns = new TreeSet<>();
    openLines(line).forEach(above -> columns.add(map.indent(above)));
    return columns;
  }

  /** The lines above, from below, that begin what a line may belong to. */
  List<Integer> openLines(int line) {
    List<Integer> lines = new ArrayList<>();
    int open = Integer.MAX_VALUE;
    for (int above = line - 1; above >= map.line(segment.from()) && open > 0; above--) {
      if (!isNoContent(above) && map.indent(above) < open) {
        open = map.indent(above);
        lines.add(above);
      }
    }
    return lines;
  }

  boolean isItem(int line) {
    int at = map.indented(line);
    return map.at(at) == '-' && (at + 1 == map.end(line) || map.at(at + 1) == ' ');
  }

  /** The column of what stands behind the dash of an item. */
  int content(int line) {
    int at = map.indented(line) + 1;
    while (at < map.end(line) && map.at(at) == ' ') {
      at++;
    }
    return at - map.start(line);
  }

  At firstWord(int line) {
    return map.place(map.indented(line), wordEnd(line));
  }

  int wordEnd(int line) {
    int at = map.indented(line);
    while (at < map.end(line) && map.at(at) != ':' && map.at(at) != ' ') {
      at++;
    }
    return Math.max(at, Math.min(map.indented(line) + 1, map.end(line)));
  }

  /** What is wrong with the column in which something begins. */
  Diagnostic error(int from, int to, String message, String hint) {
    return Diagnostic.of(Code.BAD_INDENTATION, map.place(from, to), message, hint);
  }

  static String spaces(int count) {
    return count == 1 ? "1 space" : count + " spaces";
  }
}

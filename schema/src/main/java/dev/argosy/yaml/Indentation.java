package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines in the wrong column: what columns there are to choose from. Lines count from 0. */
final class Indentation {
  /** A key and a value with a blank or an equals sign between them. */
  private static final Pattern WORDS = Pattern.compile("([\\w-]+)(?: *= *| +)(\\S.*)");

  private final TextMap map;
  private final Segment segment;

  Indentation(TextMap map, Segment segment) {
    this.map = map;
    this.segment = segment;
  }

  /** A tab where YAML counts spaces. All such lines of the document are one mistake. */
  SyntaxMistake tab(int at) {
    int line = map.line(at);
    int behind = at;
    while (map.at(behind) == '\t') {
      behind++;
    }
    if (!map.text(map.start(line), at).isBlank()) {
      return SyntaxMistake.of(
          Diagnostic.of(
                  Code.YAML_SYNTAX,
                  map.place(at, behind),
                  "a tab where YAML needs a space",
                  "write a space")
              .withFix(Fix.safe("write a space", map.place(at, behind), " ")));
    }
    List<Integer> lines = tabbed();
    String also = lines.size() > 1 ? " (" + lines.size() + " lines of this document)" : "";
    return new SyntaxMistake(
        error(
                at,
                behind,
                "a tab is used for indentation; YAML counts spaces only",
                "replace the tab by spaces" + also)
            .withFix(Shift.untabbed(lines, map.line(segment.from()), map)),
        lines);
  }

  /** A line that is deeper than the one above, whose key has its value already. */
  SyntaxMistake continued(int started, int line) {
    String above = map.text(map.indented(started), map.end(started));
    if (!above.contains(": ")) {
      return missingColon(started, above.strip());
    }
    if (isOdd(started, line)) {
      return odd(started, line);
    }
    int key = map.indent(started);
    return new SyntaxMistake(
        error(
                map.indented(line),
                wordEnd(line),
                "bad indentation: this key is deeper than the line above, which has its value already",
                "start it in column "
                    + (key + 1)
                    + " like the line above, or remove the value there")
            .withRelated(firstWord(started), "this key has a value")
            .withFix(Shift.by(key - map.indent(line), block(line), map)),
        block(line));
  }

  /** A line that says {@code key:value}, or a word alone. */
  SyntaxMistake missingColon(int line, String text) {
    int colon = text.indexOf(':');
    Matcher words = WORDS.matcher(text);
    String hint =
        colon > 0
            ? "put a space behind the colon: '"
                + text.substring(0, colon)
                + ": "
                + text.substring(colon + 1).replaceFirst("^[\\h\\u200b]+", "")
                + "'"
            : words.matches()
                ? "write '" + words.group(1) + ": " + words.group(2) + "'"
                : "write '" + text + ":'";
    return new SyntaxMistake(
        Diagnostic.of(
                Code.YAML_SYNTAX,
                map.place(map.indented(line), map.end(line)),
                "expected a key and ': ' in this line",
                hint)
            .withFix(colon > 0 ? spaced(line, text, colon) : Optional.empty()),
        List.of(line));
  }

  /** A blank behind the colon of {@code key:value}; an address is no such key. */
  private Optional<Fix> spaced(int line, String text, int colon) {
    int behind = map.indented(line) + text.codePointCount(0, colon + 1);
    if (EarlierCause.isForeignSpace(map.at(behind))) {
      return Optional.of(Fix.safe("write a plain space", map.place(behind, behind + 1), " "));
    }
    return text.substring(0, colon).matches("(- )?[\\w.-]+") && !text.startsWith("//", colon + 1)
        ? Optional.of(Fix.safe("put a space behind the colon", map.place(behind, behind), " "))
        : Optional.empty();
  }

  /** A line between two columns. */
  SyntaxMistake wrong(int line) {
    int indent = map.indent(line);
    NavigableSet<Integer> columns = columnsAbove(line);
    int near = nearest(columns, indent);
    int other = nearest(line, near);
    if (other >= 0 && isOdd(other, line)) {
      return odd(other, line);
    }
    return new SyntaxMistake(
        error(
                map.indented(line),
                wordEnd(line),
                "bad indentation: " + spaces(indent) + " here; expected " + either(columns, indent),
                "indent this line by " + spaces(near))
            .withFix(Shift.by(near - indent, block(line), map)),
        block(line));
  }

  /** The nearest column; of two that are as near the deeper one. */
  private static int nearest(NavigableSet<Integer> columns, int indent) {
    Integer lower = columns.lower(indent);
    Integer higher = columns.higher(indent);
    if (lower == null || higher == null) {
      return lower != null ? lower : higher != null ? higher : 0;
    }
    return higher - indent <= indent - lower ? higher : lower;
  }

  /** The nearest line above in a column, -1 when there is none. */
  private int nearest(int line, int column) {
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
  private boolean isOdd(int upper, int lower) {
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

  /** A first line that is indented like no other, up to the line where that shows. */
  private SyntaxMistake odd(int line, int next) {
    int indent = map.indent(line);
    int wanted = map.indent(next);
    List<Integer> lines = new ArrayList<>();
    for (int i = line; i < next; i++) {
      lines.add(i);
    }
    return new SyntaxMistake(
        error(
                map.indented(line),
                wordEnd(line),
                "bad indentation: "
                    + spaces(indent)
                    + " here, "
                    + spaces(wanted)
                    + " in the lines that follow",
                "indent this line by " + spaces(wanted))
            .withRelated(firstWord(next), "this line does not fit to it")
            .withFix(Shift.by(wanted - indent, List.of(line), map)),
        lines);
  }

  /** The first key is indented, a later one is not. */
  SyntaxMistake rootIndented(int first, int line) {
    return SyntaxMistake.of(
        error(
                map.indented(line),
                wordEnd(line),
                "bad indentation: "
                    + spaces(map.indent(line))
                    + " here; expected "
                    + spaces(map.indent(first))
                    + " as in the first line",
                "start every top-level key in column 1")
            .withRelated(firstWord(first), "the document starts here"));
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

  private boolean isNoContent(int line) {
    int point = map.at(map.indented(line));
    return map.indented(line) == map.end(line) || point == '#' || point == '%' || isMarker(line);
  }

  private boolean isMarker(int line) {
    return map.text(map.start(line), map.end(line)).startsWith("---");
  }

  private boolean isUnder(int line, int parent) {
    return map.indented(line) == map.end(line) || map.indent(line) > map.indent(parent);
  }

  private List<Integer> tabbed() {
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
  private NavigableSet<Integer> columnsAbove(int line) {
    NavigableSet<Integer> all = new TreeSet<>();
    NavigableSet<Integer> fitting = new TreeSet<>();
    int open = Integer.MAX_VALUE;
    for (int above = line - 1; above >= map.line(segment.from()) && open > 0; above--) {
      if (!isNoContent(above) && map.indent(above) < open) {
        open = map.indent(above);
        all.add(open);
        if (isItem(above) == isItem(line)) {
          fitting.add(open);
        } else if (isItem(above)) {
          fitting.add(content(above));
        }
      }
    }
    return fitting.isEmpty() ? all : fitting;
  }

  private boolean isItem(int line) {
    int at = map.indented(line);
    return map.at(at) == '-' && (at + 1 == map.end(line) || map.at(at + 1) == ' ');
  }

  /** The column of what stands behind the dash of an item. */
  private int content(int line) {
    int at = map.indented(line) + 1;
    while (at < map.end(line) && map.at(at) == ' ') {
      at++;
    }
    return at - map.start(line);
  }

  private static String either(NavigableSet<Integer> columns, int indent) {
    Integer lower = columns.lower(indent);
    Integer higher = columns.higher(indent);
    if (lower == null || higher == null) {
      Integer only = lower == null ? higher : lower;
      return spaces(only == null ? 0 : only) + " as above";
    }
    return lower + " or " + spaces(higher) + ", like the lines above";
  }

  private static String spaces(int count) {
    return count == 1 ? "1 space" : count + " spaces";
  }

  private At firstWord(int line) {
    return map.place(map.indented(line), wordEnd(line));
  }

  private int wordEnd(int line) {
    int at = map.indented(line);
    while (at < map.end(line) && map.at(at) != ':' && map.at(at) != ' ') {
      at++;
    }
    return Math.max(at, Math.min(map.indented(line) + 1, map.end(line)));
  }

  private Diagnostic error(int from, int to, String message, String hint) {
    return Diagnostic.of(Code.BAD_INDENTATION, map.place(from, to), message, hint);
  }
}

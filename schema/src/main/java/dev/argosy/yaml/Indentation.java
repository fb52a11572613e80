package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Lines in the wrong column: what columns there are to choose from. Lines count from 0. */
final class Indentation {
  private final TextMap map;
  private final Segment segment;
  private final Columns columns;
  private final MissingLine missing;
  private final MissingColon colon;

  Indentation(TextMap map, Segment segment, Columns columns, MissingColon colon) {
    this.map = map;
    this.segment = segment;
    this.columns = columns;
    this.missing = new MissingLine(map, segment, columns);
    this.colon = colon;
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
    List<Integer> lines = columns.tabbed();
    String also = lines.size() > 1 ? " (" + lines.size() + " lines of this document)" : "";
    return new SyntaxMistake(
        columns
            .error(
                at,
                behind,
                "a tab is used for indentation; YAML counts spaces only",
                "replace the tab by spaces" + also)
            .withFix(Shift.untabbed(lines, map.line(segment.from()), map, columns::betweenSpaces)),
        lines);
  }

  /** A line that is deeper than the one above, whose key has its value already. */
  SyntaxMistake continued(int started, int line) {
    String above = map.text(map.indented(started), map.end(started));
    if (!above.contains(": ")) {
      return colon.of(started, above.strip());
    }
    if (!Columns.LIKE_KEY.matcher(map.text(map.start(line), map.end(line))).find()) {
      return goesOn(started, line);
    }
    if (columns.isItem(started) && columns.content(started) < map.indent(line)) {
      return item(started, line);
    }
    Optional<SyntaxMistake> header = missing.stepsWithoutHeader(started, line);
    if (header.isPresent()) {
      return header.get();
    }
    if (columns.isOdd(started, line)) {
      return odd(started, line);
    }
    int key = map.indent(started);
    return new SyntaxMistake(
        columns
            .error(
                map.indented(line),
                columns.wordEnd(line),
                "bad indentation: this key is deeper than the line above, which has its value"
                    + " already",
                "start it in column "
                    + (key + 1)
                    + " like the line above, or remove the value there")
            .withRelated(columns.firstWord(started), "this key has a value")
            .withFix(Shift.by(key - map.indent(line), columns.block(line), map)),
        columns.block(line));
  }

  /** A text without quotes that goes on in a line with a colon. */
  private SyntaxMistake goesOn(int started, int line) {
    return new SyntaxMistake(
        Diagnostic.of(
                Code.YAML_SYNTAX,
                map.place(map.indented(line), map.end(line)),
                "this line goes on with the text above, where ': ' can only stand in quotes",
                "put the whole text in quotes, or start it with '>-' and a new line")
            .withRelated(columns.firstWord(started), "the text is the value of this key"),
        List.of(line));
  }

  /** An item of a list whose further keys are deeper than its first. */
  private SyntaxMistake item(int line, int next) {
    int by = map.indent(next) - columns.content(line);
    return new SyntaxMistake(
        columns
            .error(
                map.indented(line),
                map.indented(line) + 1,
                "bad indentation: the keys of this item are "
                    + Columns.spaces(by)
                    + " deeper than its first one",
                "indent this line by " + Columns.spaces(map.indent(line) + by))
            .withRelated(columns.firstWord(next), "this key belongs to the item")
            .withFix(Shift.by(by, List.of(line), map)),
        columns.block(next));
  }

  /** A line between two columns. */
  SyntaxMistake wrong(int line) {
    Optional<SyntaxMistake> keyless = missing.keylessItem(line);
    if (keyless.isPresent()) {
      return keyless.get();
    }
    Optional<SyntaxMistake> lost = missing.lostLevel(line);
    if (lost.isPresent()) {
      return lost.get();
    }
    int indent = map.indent(line);
    NavigableSet<Integer> fitting = columns.above(line);
    int below = columns.below(line);
    int near = below > 0 ? columns.beside(fitting, below, line) : nearest(fitting, indent);
    int other = columns.lineAbove(line, near);
    Optional<SyntaxMistake> header =
        other >= 0 ? missing.stepsWithoutHeader(other, line) : Optional.empty();
    if (header.isPresent()) {
      return header.get();
    }
    if (other >= 0 && columns.isOdd(other, line)) {
      return odd(other, line);
    }
    List<Integer> lines = below > 0 ? List.of(line) : columns.block(line);
    return new SyntaxMistake(
        columns
            .error(
                map.indented(line),
                columns.wordEnd(line),
                "bad indentation: "
                    + Columns.spaces(indent)
                    + " here; expected "
                    + either(fitting, indent),
                "indent this line by " + Columns.spaces(near))
            .withFix(Shift.by(near - indent, lines, map)),
        lines);
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

  /** A first line that is indented like no other, up to the line where that shows. */
  private SyntaxMistake odd(int line, int next) {
    int indent = map.indent(line);
    int wanted = map.indent(next);
    List<Integer> lines = new ArrayList<>();
    for (int i = line; i < next; i++) {
      lines.add(i);
    }
    return new SyntaxMistake(
        columns
            .error(
                map.indented(line),
                columns.wordEnd(line),
                "bad indentation: "
                    + Columns.spaces(indent)
                    + " here, "
                    + Columns.spaces(wanted)
                    + " in the lines that follow",
                "indent this line by " + Columns.spaces(wanted))
            .withRelated(columns.firstWord(next), "this line does not fit to it")
            .withFix(Shift.by(wanted - indent, List.of(line), map)),
        lines);
  }

  /** The first key is indented, a later one is not. */
  SyntaxMistake rootIndented(int first, int line) {
    return SyntaxMistake.of(
        columns
            .error(
                map.indented(line),
                columns.wordEnd(line),
                "bad indentation: "
                    + Columns.spaces(map.indent(line))
                    + " here; expected "
                    + Columns.spaces(map.indent(first))
                    + " as in the first line",
                "start every top-level key in column 1")
            .withRelated(columns.firstWord(first), "the document starts here"));
  }

  private static String either(NavigableSet<Integer> columns, int indent) {
    Integer lower = columns.lower(indent);
    Integer higher = columns.higher(indent);
    if (lower == null || higher == null) {
      Integer only = lower == null ? higher : lower;
      return Columns.spaces(only == null ? 0 : only) + " as above";
    }
    return lower + " or " + Columns.spaces(higher) + ", like the lines above";
  }
}

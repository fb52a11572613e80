package dev.argosy.yaml;

import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Fix.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Moves whole lines to another column. */
final class Shift {
  private static final int USUAL_UNIT = 2;
  private static final int WIDEST_UNIT = 8;

  private Shift() {}

  /** Lines from 0, by so many spaces to the right, or to the left when there are fewer. */
  static Optional<Fix> by(int spaces, List<Integer> lines, TextMap map) {
    List<Edit> edits = new ArrayList<>();
    for (int line : lines) {
      int start = map.start(line);
      boolean blank = map.indented(line) == map.end(line);
      if (!blank && map.indent(line) + spaces < 0) {
        return Optional.empty();
      }
      if (!blank) {
        edits.add(
            new Edit(
                map.place(start, start + Math.max(0, -spaces)), " ".repeat(Math.max(0, spaces))));
      }
    }
    return spaces == 0 || edits.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fix("move the lines by " + Math.abs(spaces) + " spaces", false, edits));
  }

  /**
   * Spaces for the tabs that lines start with, as many for each as the document is indented by.
   * Where spaces stand before the tabs, nobody can say how wide they were meant to be.
   *
   * @param column where the lines around say that a line begins; -1 where they do not
   */
  static Fix untabbed(List<Integer> lines, int first, TextMap map, IntUnaryOperator column) {
    String unit = " ".repeat(unit(first, lines.getLast(), map));
    List<Edit> edits = new ArrayList<>();
    boolean mixed = false;
    for (int line : lines) {
      int start = map.start(line);
      int end = start;
      while (map.at(end) == ' ' || map.at(end) == '\t') {
        end++;
      }
      String written = map.text(start, end);
      mixed |= written.indexOf(' ') >= 0;
      int known = column.applyAsInt(line);
      edits.add(
          new Edit(
              map.place(start, end), known < 0 ? written.replace("\t", unit) : " ".repeat(known)));
    }
    return new Fix("replace the tabs by spaces", !mixed, edits);
  }

  /** The least indentation by spaces that the document has. */
  private static int unit(int first, int last, TextMap map) {
    int least = WIDEST_UNIT + 1;
    for (int line = first; line <= last; line++) {
      int indent = map.indent(line);
      boolean content = map.indented(line) < map.end(line) && map.at(map.indented(line)) != '\t';
      least = content && indent > 1 ? Math.min(least, indent) : least;
    }
    return least > WIDEST_UNIT ? USUAL_UNIT : least;
  }
}

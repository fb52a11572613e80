package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Keys that are comments while what belongs to them is none: a step of which only the first line
 * was taken out. Lines count from 0.
 */
final class HiddenKeys {
  private static final Pattern COMMENT = Pattern.compile("( *)(#+ *)([\\w-]+): *");
  private static final Pattern KEY = Pattern.compile("( *)([\\w.-]+):(?: .*|$)");

  /** Lines around comments, of all of them: a file with more of them has no author. */
  private static final int MOST_LOOKED_AT = 200_000;

  private final TextMap map;
  private final Segment segment;
  private final EventScan scan;
  private int looked;

  HiddenKeys(TextMap map, Segment segment, EventScan scan) {
    this.map = map;
    this.segment = segment;
    this.scan = scan;
  }

  /** Each with the fix that makes it a key again. */
  List<Diagnostic> find() {
    List<Diagnostic> found = new ArrayList<>();
    for (int line = map.line(segment.from()); isInside(line) && looked < MOST_LOOKED_AT; line++) {
      if (map.at(map.indented(line)) == '#') {
        Matcher comment = COMMENT.matcher(text(line));
        if (comment.matches() && isKey(line, comment.group(3))) {
          found.add(finding(line, comment));
        }
      }
    }
    return found;
  }

  private Diagnostic finding(int line, Matcher comment) {
    int from = map.start(line) + comment.start(2);
    int key = map.start(line) + comment.start(3);
    return Diagnostic.of(
            Code.YAML_SYNTAX,
            map.place(from, map.end(line)),
            "the key '"
                + comment.group(3)
                + "' is a comment, and the lines below it are not: they belong to the key above",
            "remove the '#', or put one before each line that belongs to it")
        .withFix(
            Fix.guess("remove the '#'", map.place(map.start(line), key), " ".repeat(column(line))));
  }

  /** Whether what follows cannot be anything but the value of the key in a comment. */
  private boolean isKey(int line, String name) {
    int column = column(line);
    int first = content(line + 1, 1);
    int above = content(line - 1, -1);
    if (!isInside(first) || above < map.line(segment.from()) || map.indent(first) <= column) {
      return false;
    }
    int end = first;
    while (isInside(end) && map.indent(end) > column) {
      end = content(end + 1, 1);
    }
    if (map.indent(above) < column) {
      return isInside(end) && map.indent(end) == column; // the others stand where it stands
    }
    return map.indent(above) > column
        && !isInText(line)
        && (repeats(line, column, map.indent(first), end) || isUsed(name));
  }

  /**
   * Where the key stood: where its comment does; of one that was put at the start of the line, in
   * the column above that of what belongs to it.
   */
  private int column(int line) {
    int first = content(line + 1, 1);
    if (map.indent(line) > 0 || !isInside(first)) {
      return map.indent(line);
    }
    int above = line - 1;
    while (above >= map.line(segment.from())
        && (content(above, -1) != above || map.indent(above) >= map.indent(first))) {
      above--;
      looked++;
    }
    return above < map.line(segment.from()) ? 0 : map.indent(above);
  }

  /** Whether a key below stands above too, in what would then be one mapping. */
  private boolean repeats(int line, int column, int keys, int end) {
    List<String> names = new ArrayList<>();
    for (int above = content(line - 1, -1);
        isInside(above) && map.indent(above) > column;
        above = content(above - 1, -1)) {
      key(above, keys).ifPresent(names::add);
    }
    for (int below = line + 1; below < end; below++) {
      if (key(below, keys).filter(names::contains).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> key(int line, int column) {
    Matcher key = KEY.matcher(text(line));
    return key.matches() && key.group(1).length() == column
        ? Optional.of(key.group(2))
        : Optional.empty();
  }

  /** Whether a step is called so elsewhere. */
  private boolean isUsed(String name) {
    String own = Pattern.quote(name);
    return Pattern.compile("\\bsteps\\." + own + "\\b|\\bafter:[^\\n]{0,200}\\b" + own + "\\b")
        .matcher(map.text(segment.from(), segment.to()))
        .find();
  }

  /** Whether it is the line of a text, in which a number sign begins no comment. */
  private boolean isInText(int line) {
    int at = map.indented(line);
    return scan.events().stream()
        .anyMatch(e ->
            e instanceof ScalarEvent
                && segment.from() + EventScan.start(e) < at
                && at < segment.from() + EventScan.end(e));
  }

  /** The next line that says something, in one of the two directions. */
  private int content(int line, int step) {
    int next = line;
    looked++;
    while (isInside(next)
        && (map.indented(next) == map.end(next) || map.at(map.indented(next)) == '#')) {
      next += step;
      looked++;
    }
    return next;
  }

  private String text(int line) {
    return map.text(map.start(line), map.end(line));
  }

  private boolean isInside(int line) {
    return line >= map.line(segment.from()) && line < map.lines() && map.start(line) < segment.to();
  }
}

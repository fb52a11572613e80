package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Lines of a text, most often code, that YAML does not take for a part of it. */
final class LostText {
  /** Keys whose values have several lines. */
  private static final Set<String> TEXTS = Set.of("source", "body", "description", "message");

  private final TextMap map;
  private final Segment segment;
  private final EventScan scan;
  private final Columns columns;

  LostText(TextMap map, Segment segment, EventScan scan, Columns columns) {
    this.map = map;
    this.segment = segment;
    this.scan = scan;
    this.columns = columns;
  }

  /**
   * What made the parser stop in a line, when that is a line of a text.
   *
   * @param from the line in which began what the parser was reading
   */
  Optional<SyntaxMistake> at(int line, int from) {
    return outside(line).or(() -> outside(from)).or(() -> unmarked(line));
  }

  /** A line behind a block scalar that is less deep than the text, but is no key. */
  private Optional<SyntaxMistake> outside(int line) {
    ScalarEvent last = scan.lastScalar();
    if (last == null
        || (last.getScalarStyle() != ScalarStyle.LITERAL
            && last.getScalarStyle() != ScalarStyle.FOLDED)
        || isKey(line)) {
      return Optional.empty();
    }
    int header = map.line(segment.from() + EventScan.start(last));
    int first = next(header);
    if (first >= line || previous(line) < first || !endsAt(last, line)) {
      return Optional.empty();
    }
    List<Integer> lines = new ArrayList<>();
    for (int i = line; i < map.lines() && isLost(i, map.indent(first)); i++) {
      lines.add(i);
    }
    int by = map.indent(first) - map.indent(line);
    return Optional.of(
        new SyntaxMistake(
            Diagnostic.of(
                    Code.BAD_INDENTATION,
                    map.place(map.indented(line), map.end(line)),
                    "this line is less deep than the text above, so it is no part of it",
                    "indent it by " + map.indent(first) + " spaces like the first line of the text")
                .withRelated(map.place(map.indented(first), map.end(first)), "the text begins here")
                .withFix(Shift.by(by, lines, map)),
            lines));
  }

  private boolean endsAt(ScalarEvent text, int line) {
    int end = map.line(Math.max(0, segment.from() + EventScan.end(text) - 1));
    return end == line || end == previous(line) || next(end) == line;
  }

  private boolean isLost(int line, int indent) {
    return map.indented(line) < map.end(line) && map.indent(line) < indent && !isKey(line);
  }

  /** A text of several lines directly below its key, without the bar. */
  private Optional<SyntaxMistake> unmarked(int line) {
    int key = columns.openLines(line).stream().filter(this::opens).findFirst().orElse(-1);
    if (key < 0) {
      return Optional.empty();
    }
    List<Integer> lines = columns.block(key);
    List<Integer> text = lines.subList(1, lines.size());
    if (text.isEmpty() || !isText(key, text)) {
      return Optional.empty();
    }
    int end = map.contentEnd(key);
    return Optional.of(
        new SyntaxMistake(
            Diagnostic.of(
                    Code.YAML_SYNTAX,
                    map.place(map.indented(key), end),
                    "the text below has several lines; expected '|' behind the key",
                    "write '" + name(key) + ": |'")
                .withFix(Fix.guess("write '|'", map.place(end, end), " |")),
            lines));
  }

  private boolean isText(int key, List<Integer> text) {
    long keys = text.stream().filter(this::isKey).count();
    return TEXTS.contains(name(key)) && keys < text.size()
        || text.size() > 1 && keys == 0 && !startsWith(text.getFirst(), '-');
  }

  private boolean startsWith(int line, int point) {
    return map.at(map.indented(line)) == point;
  }

  private String name(int line) {
    return map.content(line).strip().replaceFirst("^- ", "").replaceFirst(":$", "");
  }

  private boolean opens(int line) {
    return map.content(line).endsWith(":") && isKey(line);
  }

  private boolean isKey(int line) {
    return Columns.LIKE_KEY.matcher(map.text(map.start(line), map.end(line))).find();
  }

  private int next(int line) {
    int next = line + 1;
    while (next < map.lines() && map.indented(next) == map.end(next)) {
      next++;
    }
    return next;
  }

  private int previous(int line) {
    int before = line - 1;
    while (before > 0 && map.indented(before) == map.end(before)) {
      before--;
    }
    return before;
  }
}

package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Fix.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Mistakes above the place where the parser stopped, which it took for something else. Lines count
 * from 0; those that were reported before are not looked at again.
 */
final class EarlierCause {
  private final TextMap map;
  private final Segment segment;
  private final EventScan scan;
  private final Columns columns;
  private final MissingColon colon;
  private final IntPredicate reported;

  EarlierCause(
      TextMap map,
      Segment segment,
      EventScan scan,
      Columns columns,
      MissingColon colon,
      IntPredicate reported) {
    this.map = map;
    this.segment = segment;
    this.scan = scan;
    this.columns = columns;
    this.colon = colon;
    this.reported = reported;
  }

  /**
   * What made the parser stop at an offset, when that is not what stands there.
   *
   * @param from where began what the parser was reading
   */
  Optional<SyntaxMistake> of(int at, int from) {
    return conflict(map.line(at))
        .or(() -> foreignSpaces(map.line(at)))
        .or(() -> lateQuote(at))
        .or(() -> new LostText(map, segment, scan, columns).at(map.line(at), map.line(from)));
  }

  /** The marks of a merge, with the other side's lines. */
  private Optional<SyntaxMistake> conflict(int stopped) {
    int first = stopped;
    while (first > map.line(segment.from()) && !isMark(first, "<<<<<<<")) {
      first--;
    }
    if (!isMark(first, "<<<<<<<") || reported.test(first)) {
      return Optional.empty();
    }
    List<Integer> skip = new ArrayList<>(List.of(first));
    boolean theirs = false;
    int line = first + 1;
    for (;
        line < map.lines() && map.start(line) < segment.to() && !isMark(line, ">>>>>>>");
        line++) {
      theirs |= isMark(line, "=======") || isMark(line, "|||||||");
      if (theirs) {
        skip.add(line);
      }
    }
    skip.add(line);
    Diagnostic finding =
        Diagnostic.of(
            Code.YAML_SYNTAX,
            map.place(map.start(first), map.end(first)),
            "a conflict of a merge was left here; expected one of the two sides",
            "keep one side, and remove the lines <<<<<<<, ======= and >>>>>>>");
    return Optional.of(new SyntaxMistake(finding, skip));
  }

  private boolean isMark(int line, String mark) {
    String text = map.text(map.start(line), map.end(line));
    return text.equals(mark) || text.startsWith(mark + " ");
  }

  /** Spaces of typography, which look like the one that YAML knows. */
  private Optional<SyntaxMistake> foreignSpaces(int stopped) {
    List<Integer> lines = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    for (int line = map.line(segment.from()); line <= stopped && line < map.lines(); line++) {
      int end = map.start(line);
      while (map.at(end) == ' ' || isForeignSpace(map.at(end))) {
        end++;
      }
      String written = map.text(map.start(line), end);
      if (written.codePoints().anyMatch(EarlierCause::isForeignSpace)
          && !reported.test(line)
          && !isInText(line)) {
        lines.add(line);
        edits.add(new Edit(map.place(map.start(line), end), " ".repeat(end - map.start(line))));
      }
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    int first = map.start(lines.getFirst());
    while (map.at(first) == ' ') {
      first++;
    }
    return Optional.of(
        new SyntaxMistake(
            Diagnostic.of(
                    Code.BAD_INDENTATION,
                    map.place(first, first + 1),
                    String.format(
                        "the space U+%04X is used for indentation; YAML knows only the plain one",
                        map.at(first)),
                    "replace it by a plain space" + also(lines))
                .withFix(new Fix("write plain spaces", true, edits)),
            lines));
  }

  private static String also(List<Integer> lines) {
    return lines.size() > 1 ? " (" + lines.size() + " lines of this document)" : "";
  }

  static boolean isForeignSpace(int point) {
    return point != ' ' && Character.getType(point) == Character.SPACE_SEPARATOR || point == 0x200B;
  }

  private boolean isInText(int line) {
    for (Event event : scan.events()) {
      if (event instanceof ScalarEvent s
          && map.line(start(s)) < line
          && line <= map.line(segment.from() + EventScan.end(s))
          && (s.getScalarStyle() == ScalarStyle.LITERAL
              || s.getScalarStyle() == ScalarStyle.FOLDED)) {
        return true;
      }
    }
    return false;
  }

  private int start(Event event) {
    return segment.from() + EventScan.start(event);
  }

  /** A quote that swallowed the keys up to the next one, behind which the text goes on. */
  private Optional<SyntaxMistake> lateQuote(int at) {
    if (!(scan.last() instanceof ScalarEvent last) || last.isPlain()) {
      return Optional.empty();
    }
    int open = start(last);
    int close = segment.from() + EventScan.end(last);
    boolean quoted = map.at(open) == '"' || map.at(open) == '\'';
    boolean keys = false;
    for (int line = map.line(open) + 1; line <= map.line(close - 1); line++) {
      keys |=
          Columns.LIKE_KEY
              .matcher(map.text(map.start(line), Math.min(close, map.end(line))))
              .lookingAt();
    }
    if (!quoted || !keys || map.line(at) != map.line(close)) {
      return Optional.empty();
    }
    String quote = map.text(open, open + 1);
    int end = map.end(map.line(open));
    return Optional.of(
        SyntaxMistake.of(
            Diagnostic.of(
                    Code.YAML_SYNTAX,
                    map.place(open, open + 1),
                    "this quote is closed only in line "
                        + map.place(close, close).span().line()
                        + ", behind other keys; expected another "
                        + quote
                        + " in its own line",
                    "close it with " + quote)
                .withRelated(map.place(close - 1, close), "it is closed here")
                .withFix(Fix.guess("close it with " + quote, map.place(end, end), quote))));
  }

  /**
   * A line without a key, which became the value of the key above, so that the key behind it has no
   * place.
   */
  Optional<SyntaxMistake> noKey(int stopped) {
    if (!(scan.last() instanceof ScalarEvent last) || !last.isPlain()) {
      return Optional.empty();
    }
    int line = map.line(start(last));
    boolean alone = map.indented(line) == start(last) && !last.getValue().isEmpty();
    return alone && line < stopped && map.indent(line) == map.indent(stopped)
        ? Optional.of(colon.of(line, last.getValue().lines().findFirst().orElse("")))
        : Optional.empty();
  }
}

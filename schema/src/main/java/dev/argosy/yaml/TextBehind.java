package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What stands in the line of a value that has ended: behind a quote or a bracket. */
final class TextBehind {
  private final TextMap map;
  private final Segment segment;
  private final EventScan scan;

  TextBehind(TextMap map, Segment segment, EventScan scan) {
    this.map = map;
    this.segment = segment;
    this.scan = scan;
  }

  /**
   * @param at where the text begins
   * @param end of its line, or of what stands before a comment
   */
  SyntaxMistake of(int at, int end) {
    String text = map.text(at, end).strip();
    At place = map.place(at, at + text.codePointCount(0, text.length()));
    if (text.matches("[\\]}]+")) {
      String message = "this '" + text.charAt(0) + "' closes nothing; expected the end of the line";
      return SyntaxMistake.of(
          Diagnostic.of(Code.YAML_SYNTAX, place, message, "remove it")
              .withFix(Fix.guess("remove it", place, "")));
    }
    Diagnostic finding =
        Diagnostic.of(
            Code.YAML_SYNTAX,
            map.place(at, Math.max(end, at + 1)),
            "text behind the end of the value; expected the end of the line",
            "put the whole value in one pair of quotes; inside of '…' a quote is written twice");
    return whole(at, end)
        .map(fix -> SyntaxMistake.of(finding.withFix(fix)))
        .orElseGet(() -> SyntaxMistake.of(finding).readAs(Fix.guess("remove it", place, "")));
  }

  /** One pair of quotes around all of it; none where it is unclear which quotes are of the text. */
  private Optional<Fix> whole(int at, int end) {
    int from = valueStart();
    if (from < 0 || map.line(from) != map.line(at)) {
      return Optional.empty();
    }
    String written = map.text(from, end).strip();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    char first = written.charAt(0);
    At place = map.place(from, from + written.codePointCount(0, written.length()));
    if (first == '[' || first == '{') {
      return Optional.of(Expressions.quotes(place, written).asGuess());
    }
    if (first != '"' && first != '\'') {
      return Optional.empty();
    }
    String inner = written.substring(1);
    boolean closed = inner.endsWith(String.valueOf(first));
    boolean apart = " ,;".indexOf(map.at(at - 1)) >= 0 || " ,;".indexOf(map.at(at)) >= 0;
    return closed
        ? Optional.of(Expressions.quotes(place, inner.substring(0, inner.length() - 1)).asGuess())
        : apart
            ? Optional.of(Expressions.quotes(place, inner.replaceFirst("" + first, "")).asGuess())
            : Optional.empty();
  }

  /** Where the value began that has just ended, -1 when there is none. */
  private int valueStart() {
    int depth = 0;
    for (int i = scan.events().size() - 1; i >= 0; i--) {
      Event event = scan.events().get(i);
      depth += event instanceof CollectionEndEvent ? 1 : 0;
      depth -= event instanceof CollectionStartEvent ? 1 : 0;
      if (depth == 0 && (event instanceof ScalarEvent || event instanceof CollectionStartEvent)) {
        return segment.from() + EventScan.start(event);
      }
    }
    return -1;
  }
}

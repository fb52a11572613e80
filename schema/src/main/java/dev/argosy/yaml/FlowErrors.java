package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Mistakes inside of {@code {}} and {@code []}: a bracket that stays open, a missing comma. */
final class FlowErrors {
  /** A quoted text that holds the next key: its own quote was forgotten before the comma. */
  private static final Pattern SWALLOWED = Pattern.compile("(?s)(.*?),\\s*(?:[\\w.-]+:\\s*)?");

  private final TextMap map;
  private final Segment segment;
  private final @Nullable Event last;

  FlowErrors(TextMap map, Segment segment, EventScan scan) {
    this.map = map;
    this.segment = segment;
    this.last = scan.last();
  }

  /**
   * @param problem the parser's words, which end with what it found
   * @param at where it stopped
   * @param open the opening bracket
   */
  SyntaxMistake describe(String problem, int at, int open) {
    String bracket = map.text(open, open + 1);
    String close = bracket.equals("{") ? "}" : "]";
    boolean ended = problem.endsWith("<stream end>") || at >= map.length();
    if (ended || isNextKey(at, open)) {
      return neverClosed(bracket, close, at, open);
    }
    return openQuote(at).orElseGet(() -> missingComma(bracket, close, at, open));
  }

  /** What follows looks like the next key of the block: the bracket was forgotten before it. */
  private boolean isNextKey(int at, int open) {
    int line = map.line(at);
    String text = map.text(map.start(line), map.end(line));
    boolean block = map.contentEnd(map.line(open)) == open + 1;
    return line > map.line(open)
        && (block || map.indent(line) <= map.indent(map.line(open)))
        && Columns.LIKE_KEY.matcher(text).find();
  }

  private SyntaxMistake neverClosed(String bracket, String close, int at, int open) {
    int behind = map.contentEnd(map.line(open));
    At end = map.place(behind, behind);
    boolean empty = behind == open + 1;
    String title = "close it with '" + close + "'";
    Diagnostic finding =
        Diagnostic.of(
                Code.YAML_SYNTAX,
                map.place(open, open + 1),
                "this '" + bracket + "' is never closed; expected '" + close + "'",
                empty ? "remove it, or " + title : title)
            .withFix(
                empty
                    ? Fix.guess("remove it", map.place(open, open + 1), "")
                    : Fix.guess(title, end, close));
    return SyntaxMistake.of(
        at >= map.length()
            ? finding
            : finding.withRelated(map.place(at, at + 1), "this was found instead"));
  }

  /** A quoted text that took the quote which opens the next one for its own end. */
  private Optional<SyntaxMistake> openQuote(int at) {
    if (!(last instanceof ScalarEvent scalar)
        || scalar.isPlain()
        || segment.from() + EventScan.end(scalar) != at) {
      return Optional.empty();
    }
    int open = segment.from() + EventScan.start(scalar);
    String quote = map.text(open, open + 1);
    Matcher inner = SWALLOWED.matcher(map.text(open + 1, at - 1));
    if (!inner.matches()) {
      return Optional.empty();
    }
    int comma = open + 1 + inner.group(1).codePointCount(0, inner.group(1).length());
    return Optional.of(
        SyntaxMistake.of(
            Diagnostic.of(
                    Code.YAML_SYNTAX,
                    map.place(open, open + 1),
                    "this quote is closed only behind the next comma; expected another "
                        + quote
                        + " before it",
                    "close it with " + quote)
                .withRelated(map.place(at - 1, at), "it is closed here")
                .withFix(Fix.guess("close it with " + quote, map.place(comma, comma), quote))));
  }

  private SyntaxMistake missingComma(String bracket, String close, int at, int open) {
    int before = map.at(at) == ':' ? wordBefore(at) : at;
    Diagnostic finding =
        Diagnostic.of(
                Code.YAML_SYNTAX,
                map.place(at, at + 1),
                "expected ',' or '" + close + "' before this",
                "separate the values by ','; quote a value that holds any of { } [ ] ,")
            .withRelated(map.place(open, open + 1), "the '" + bracket + "' is open since here");
    return before <= open + 1 || map.at(before - 1) != ' '
        ? SyntaxMistake.of(finding)
        : SyntaxMistake.of(
            finding.withFix(Fix.guess("write a comma", map.place(before - 1, before), ", ")));
  }

  private int wordBefore(int colon) {
    int from = colon;
    while (from > 0 && (Character.isLetterOrDigit(map.at(from - 1)) || map.at(from - 1) == '-')) {
      from--;
    }
    return from;
  }
}

package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;

/** Mistakes inside of {@code {}} and {@code []}: a bracket that stays open, a missing comma. */
final class FlowErrors {
  private final TextMap map;

  FlowErrors(TextMap map) {
    this.map = map;
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
    return SyntaxMistake.of(
        ended || isNextKey(problem, at, open)
            ? neverClosed(bracket, close, at, open)
            : missingComma(bracket, close, at, open));
  }

  /** What follows looks like the next key of the block: the bracket was forgotten before it. */
  private boolean isNextKey(String problem, int at, int open) {
    int line = map.line(at);
    return line > map.line(open)
        && problem.endsWith(":")
        && map.indent(line) <= map.indent(map.line(open));
  }

  private Diagnostic neverClosed(String bracket, String close, int at, int open) {
    Diagnostic finding =
        Diagnostic.of(
                Code.YAML_SYNTAX,
                map.place(open, open + 1),
                "this '" + bracket + "' is never closed; expected '" + close + "'",
                "close it with '" + close + "'")
            .withFix(Fix.guess("close it with '" + close + "'", endOfLine(open), close));
    return at >= map.length()
        ? finding
        : finding.withRelated(map.place(at, at + 1), "this was found instead");
  }

  /** Behind the last character of a line, or of what stands before its comment. */
  private At endOfLine(int offset) {
    int line = map.line(offset);
    int end = map.end(line);
    for (int i = end - 1; i > offset; i--) {
      end = map.at(i) == '#' && map.at(i - 1) == ' ' ? i : end;
    }
    while (map.at(end - 1) == ' ') {
      end--;
    }
    return map.place(end, end);
  }

  private Diagnostic missingComma(String bracket, String close, int at, int open) {
    return Diagnostic.of(
            Code.YAML_SYNTAX,
            map.place(at, at + 1),
            "expected ',' or '" + close + "' before this",
            "separate the values by ','; quote a value that holds any of { } [ ] ,")
        .withRelated(map.place(open, open + 1), "the '" + bracket + "' is open since here");
  }
}

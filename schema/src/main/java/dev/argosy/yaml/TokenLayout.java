package dev.argosy.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/** Blanks inside of {@code {}}, of {@code []} and of the braces of expressions. */
final class TokenLayout {
  private final TextMap map;
  private final Segment segment;
  private final NewLines lines;
  private final boolean expressions;
  private int flow;

  /**
   * @param expressions whether the document is one whose texts hold expressions
   */
  TokenLayout(TextMap map, Segment segment, NewLines lines, boolean expressions) {
    this.map = map;
    this.segment = segment;
    this.lines = lines;
    this.expressions = expressions;
  }

  void place(List<Token> tokens) {
    tokens.forEach(this::token);
  }

  private void token(Token token) {
    int at = segment.from() + TokenScan.start(token);
    switch (token.getTokenId()) {
      case FlowMappingStart, FlowSequenceStart -> {
        flow++;
        after(at + 1, "");
      }
      case FlowMappingEnd, FlowSequenceEnd -> {
        flow--;
        before(at);
      }
      case FlowEntry -> {
        before(at);
        after(at + 1, " ");
      }
      case Value -> {
        if (flow > 0 && map.at(at) == ':') {
          after(at + 1, " ");
        }
      }
      case Scalar -> scalar((ScalarToken) token, at, segment.from() + TokenScan.end(token));
      default -> {}
    }
  }

  private void before(int at) {
    int from = at;
    while (map.at(from - 1) == ' ') {
      from--;
    }
    boolean said = map.at(from - 1) == ',' || map.at(from - 1) == ':';
    if (from > map.start(map.line(at)) && !said) {
      lines.change(from, at, "");
    }
  }

  private void after(int at, String blank) {
    int to = at;
    while (map.at(to) == ' ') {
      to++;
    }
    int next = map.at(to);
    boolean alone = to >= map.end(map.line(at)) || next == '#' || next == '\t';
    boolean closes = map.at(at - 1) == ',' && (next == ']' || next == '}');
    if (!alone) {
      lines.change(at, to, closes ? "" : blank);
    }
  }

  private void scalar(ScalarToken token, int from, int to) {
    ScalarStyle style = token.getStyle();
    if (expressions && style != ScalarStyle.LITERAL && style != ScalarStyle.FOLDED) {
      expressions(from, to);
    }
  }

  /** One blank inside of the braces; two dollars make them plain text. */
  private void expressions(int from, int to) {
    for (int at = from; at + 3 < to; at++) {
      boolean opens = map.at(at) == '$' && map.at(at + 1) == '{' && map.at(at + 2) == '{';
      int close = opens && map.at(at - 1) != '$' ? Expressions.closing(map, at + 1, to) : -1;
      if (opens && close < 0 && map.at(at - 1) != '$') {
        return; // nothing closes behind it either
      }
      if (close > 0) {
        expression(at + 3, close - 2);
        at = close - 1;
      }
    }
  }

  private void expression(int from, int to) {
    int first = from;
    while (first < to && map.at(first) == ' ') {
      first++;
    }
    int last = to;
    while (last > first && map.at(last - 1) == ' ') {
      last--;
    }
    if (first < last && !TextMap.isBreak(map.at(first)) && !TextMap.isBreak(map.at(last - 1))) {
      lines.change(from, first, " ");
      lines.change(last, to, " ");
    }
  }
}

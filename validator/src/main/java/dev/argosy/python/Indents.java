package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.python.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How deep lines are indented. Each depth is counted twice, with tabs to the next eighth column and
 * with tabs as one: where the two disagree, the code would mean different things to different
 * readers.
 */
final class Indents {
  private static final int MOST = 100;

  private record Depth(int columns, int alternative) {}

  private final Source in;
  private final Tokenizer tokens;
  private final Deque<Depth> open = new ArrayDeque<>();

  Indents(Source in, Tokenizer tokens) {
    this.in = in;
    this.tokens = tokens;
    open.push(new Depth(0, 0));
  }

  /** Reads a line's blanks; false when nothing else is on it, and then the line is behind. */
  boolean read() {
    int start = in.at;
    Depth depth = depth();
    char c = in.peek(0);
    if (in.done() || c == '#' || Source.isBreak(c)) {
      in.comment();
      if (!in.done()) {
        in.lineEnd();
      }
      return false;
    }
    settle(depth, start);
    return true;
  }

  private Depth depth() {
    int columns = 0;
    int alternative = 0;
    int joined = 0;
    while (true) {
      char c = in.peek(0);
      if (c == ' ') {
        columns++;
        alternative++;
      } else if (c == '\t') {
        columns = (columns / 8 + 1) * 8;
        alternative++;
      } else if (c == '\f') {
        columns = 0;
        alternative = 0;
      } else if (c == '\\') {
        joined = joined > 0 ? joined : columns;
        in.joinedLine();
        continue;
      } else {
        return joined > 0 ? new Depth(joined, joined) : new Depth(columns, alternative);
      }
      in.at++;
    }
  }

  private void settle(Depth depth, int start) {
    Depth top = open.element();
    if (depth.columns > top.columns) {
      if (depth.alternative <= top.alternative) {
        throw mixed(start);
      }
      if (open.size() >= MOST) {
        throw in.failure(start, "too many levels of indentation");
      }
      open.push(depth);
      tokens.add(Kind.INDENT, in.at, in.at);
      return;
    }
    while (depth.columns < open.element().columns) {
      open.pop();
      tokens.add(Kind.DEDENT, in.at, in.at);
    }
    if (depth.columns != open.element().columns) {
      throw new SyntaxFailure(
          in.at,
          in.at + 1,
          "unindent does not match any outer indentation level",
          "indent the line as deep as the block it belongs to");
    }
    if (depth.alternative != open.element().alternative) {
      throw mixed(start);
    }
  }

  private SyntaxFailure mixed(int start) {
    return new SyntaxFailure(
        start,
        Math.max(in.at, start + 1),
        "inconsistent use of tabs and spaces in indentation",
        "indent with four spaces");
  }

  /** Ends every block that is open at the end of the text. */
  void close() {
    while (open.size() > 1) {
      open.pop();
      tokens.add(Kind.DEDENT, in.at, in.at);
    }
  }
}

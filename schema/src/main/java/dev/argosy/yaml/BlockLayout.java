package dev.argosy.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Indents the blocks of one document: what is in a mapping or a list stands two columns right of
 * it, lists under their key too. What goes on over several lines moves as one.
 */
final class BlockLayout {
  private static final int STEP = 2;

  /**
   * A block that is open.
   *
   * @param column where it stands
   * @param moved where it will stand
   * @param implied a list in the column of its key, whose end no token marks
   */
  private record Block(int column, int moved, boolean list, boolean implied) {}

  private final TextMap map;
  private final Segment segment;
  private final NewLines lines;
  private final Deque<Block> open = new ArrayDeque<>();
  private int flow;
  private int flowStart;
  private boolean explicitKeys;

  BlockLayout(TextMap map, Segment segment, NewLines lines) {
    this.map = map;
    this.segment = segment;
    this.lines = lines;
  }

  /** Sets the indentation of every line; of a document with explicit keys it stays. */
  void place(List<Token> tokens) {
    tokens.forEach(this::token);
    int behind = map.line(Math.max(segment.from(), segment.to() - 1)) + 1;
    if (explicitKeys) {
      lines.forget(map.line(segment.from()), behind);
    } else {
      new CommentLayout(map, lines).place(map.line(segment.from()), behind);
    }
  }

  private void token(Token token) {
    int at = segment.from() + TokenScan.start(token);
    switch (token.getTokenId()) {
      case BlockMappingStart -> open(at, false, false);
      case BlockSequenceStart -> open(at, true, false);
      case BlockEnd -> close();
      case BlockEntry -> entry(at);
      case Key -> key(at);
      case Value -> explicitKeys |= flow == 0 && isFirst(at);
      case FlowMappingStart, FlowSequenceStart -> flowOpens(at);
      case FlowMappingEnd, FlowSequenceEnd -> flowCloses(at);
      case Scalar -> scalar((ScalarToken) token, at);
      case Alias, Anchor, Tag -> ownLine(at);
      case Comment, Directive, DocumentEnd, DocumentStart, FlowEntry, StreamEnd, StreamStart -> {}
    }
  }

  private void open(int at, boolean list, boolean implied) {
    open.push(new Block(at - map.start(map.line(at)), inner(), list, implied));
  }

  private void close() {
    if (isImplied()) {
      open.pop();
    }
    open.pop();
  }

  private boolean isImplied() {
    return !open.isEmpty() && open.peek().implied;
  }

  /** Where what is inside of the innermost block will stand. */
  private int inner() {
    return open.isEmpty() ? 0 : open.peek().moved + STEP;
  }

  private boolean isFirst(int at) {
    return map.indented(map.line(at)) == at;
  }

  private void entry(int dash) {
    if (flow > 0) {
      return;
    }
    if (!open.isEmpty() && !open.peek().list) {
      open(dash, true, true);
    }
    first(dash, open.isEmpty() ? 0 : open.peek().moved);
    int next = dash + 1;
    while (map.at(next) == ' ') {
      next++;
    }
    if (next > dash + 1 && next < map.end(map.line(dash)) && map.at(next) != '#') {
      lines.change(dash + 1, next, " ");
    }
  }

  private void key(int at) {
    if (flow > 0) {
      return;
    }
    explicitKeys |= map.at(at) == '?';
    if (isImplied()) {
      open.pop();
    }
    first(at, open.isEmpty() ? 0 : open.peek().moved);
  }

  private void first(int at, int column) {
    if (isFirst(at)) {
      lines.indent(map.line(at), column);
    }
  }

  /** A value in a line of its own. */
  private void ownLine(int at) {
    if (flow == 0 && isFirst(at) && lines.indent(map.line(at)) < 0) {
      first(at, inner());
    }
  }

  private void flowOpens(int at) {
    ownLine(at);
    flowStart = flow == 0 ? at : flowStart;
    flow++;
  }

  private void flowCloses(int at) {
    flow--;
    if (flow == 0) {
      move(flowStart, map.line(at));
    }
  }

  private void scalar(ScalarToken token, int at) {
    ownLine(at);
    int end = segment.from() + TokenScan.end(token);
    if (token.getStyle() == ScalarStyle.LITERAL || token.getStyle() == ScalarStyle.FOLDED) {
      block(at, map.line(Math.max(at, end - 1)));
    } else if (map.line(end) > map.line(at)) {
      for (int line = map.line(at); line <= map.line(end) && !token.isPlain(); line++) {
        lines.verbatim(line);
      }
      if (flow == 0) {
        move(at, map.line(end));
      }
    }
  }

  /** What goes on in further lines stays under where it starts, and right of its block. */
  private void move(int start, int last) {
    int by = lines.column(start) - (start - map.start(map.line(start)));
    int least = open.isEmpty() ? 0 : open.peek().moved + 1;
    for (int line = map.line(start) + 1; line <= last; line++) {
      if (map.indented(line) < map.end(line)) {
        lines.indent(line, Math.max(least, map.indent(line) + by));
      }
    }
  }

  /** The lines of a literal or folded text. */
  private void block(int header, int end) {
    int first = map.line(header) + 1;
    String signs = map.text(header, map.end(map.line(header))).split("[\\s#]", 2)[0];
    int from = first;
    while (from <= end && isBlank(from)) {
      from++;
    }
    boolean counted = signs.matches(".*[1-9].*");
    int old = counted ? 0 : map.indent(Math.min(from, map.lines() - 1));
    int moved = counted ? open.isEmpty() ? 0 : open.peek().moved - open.peek().column : inner();
    int last = lastOfText(first, end, counted ? 1 : old, signs.contains("+"));
    for (int line = first; line <= last; line++) {
      lines.verbatim(line);
      if (!isBlank(line) || map.indent(line) > old) {
        lines.indent(line, map.indent(line) - old + moved);
      } else {
        lines.indent(line, 0);
      }
    }
  }

  private boolean isBlank(int line) {
    return map.indented(line) == map.end(line);
  }

  /** Blank lines at the end belong to the text only where it says so. */
  private int lastOfText(int first, int end, int indent, boolean keep) {
    int last = first - 1;
    for (int line = first; line <= end && (isBlank(line) || map.indent(line) >= indent); line++) {
      last = keep || !isBlank(line) || map.indent(line) > indent ? line : last;
    }
    return last;
  }
}

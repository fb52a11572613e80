package dev.argosy.yaml;

/** Reads a plain or quoted scalar's source again: folding of lines, doubled quotes, escapes. */
final class FlowScalar {
  private static final String NAMED = "0abt\tnvfre \"/\\N_LP";
  private static final String MEANT =
      "\0\u0007\b\t\t\n\u000b\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029";

  private final TextMap map;
  private final int to;
  private final Node.Style style;
  private final Offsets.Builder out = new Offsets.Builder();
  private int at;

  private FlowScalar(TextMap map, int from, int to, Node.Style style) {
    this.map = map;
    this.at = from;
    this.to = to;
    this.style = style;
  }

  static Offsets offsets(TextMap map, int from, int to, String text, Node.Style style) {
    int quote = style == Node.Style.PLAIN ? 0 : 1;
    FlowScalar scalar = new FlowScalar(map, from + quote, to - quote, style);
    scalar.read();
    return scalar.out.ifBuilt(text);
  }

  private void read() {
    while (at < to) {
      int point = map.at(at);
      if (isWhite(point) || TextMap.isBreak(point)) {
        white();
      } else if (style == Node.Style.DOUBLE_QUOTED && point == '\\') {
        escape();
      } else if (style == Node.Style.SINGLE_QUOTED && point == '\'') {
        take(point, 2);
      } else {
        take(point, 1);
      }
    }
  }

  /** Spaces stay as they are, unless a line ends among them: then they are one fold. */
  private void white() {
    int start = at;
    while (at < to && isWhite(map.at(at))) {
      at++;
    }
    if (at < to && TextMap.isBreak(map.at(at))) {
      fold();
    } else {
      for (int i = start; i < at; i++) {
        out.add(map.at(i), i, i + 1);
      }
    }
  }

  /** One line end is a space; each further one is a line end of the text. */
  private void fold() {
    int first = at;
    skipBreak();
    if (!breaks()) {
      out.add(' ', first, first + 1);
    }
  }

  /** Takes the blank lines that follow; true when there was one. */
  private boolean breaks() {
    boolean any = false;
    while (at < to && (isWhite(map.at(at)) || TextMap.isBreak(map.at(at)))) {
      if (TextMap.isBreak(map.at(at))) {
        out.add('\n', at, at + 1);
        skipBreak();
        any = true;
      } else {
        at++;
      }
    }
    return any;
  }

  private void escape() {
    int code = map.at(at + 1);
    if (TextMap.isBreak(code)) {
      at++;
      skipBreak();
      breaks();
    } else if (code == 'x' || code == 'u' || code == 'U') {
      hex(code == 'x' ? 2 : code == 'u' ? 4 : 8);
    } else {
      int named = NAMED.indexOf(code);
      take(named >= 0 ? MEANT.charAt(named) : code, 2);
    }
  }

  private void hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 16 + Math.max(0, Character.digit(map.at(at + 2 + i), 16));
    }
    take(Character.isValidCodePoint(value) ? value : 0xFFFD, 2 + digits);
  }

  private void take(int point, int width) {
    out.add(point, at, at + width);
    at += width;
  }

  private void skipBreak() {
    at += map.at(at) == '\r' && map.at(at + 1) == '\n' ? 2 : 1;
  }

  private static boolean isWhite(int point) {
    return point == ' ' || point == '\t';
  }
}

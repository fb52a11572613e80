package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import java.util.ArrayDeque;
import java.util.Deque;

/** The brackets that are open while tokens are read. */
final class Brackets {
  private static final int MOST = 200;

  private record Open(char bracket, int at) {}

  private final Deque<Open> open = new ArrayDeque<>();

  int depth() {
    return open.size();
  }

  void open(char bracket, int at) {
    if (open.size() == MOST) {
      throw new SyntaxFailure(at, at + 1, "too many nested parentheses");
    }
    open.push(new Open(bracket, at));
  }

  void close(char bracket, int at) {
    if (open.isEmpty()) {
      throw new SyntaxFailure(at, at + 1, "unmatched '" + bracket + "'");
    }
    char opening = open.pop().bracket;
    if (bracket != closing(opening)) {
      throw new SyntaxFailure(
          at,
          at + 1,
          "closing parenthesis '"
              + bracket
              + "' does not match opening parenthesis '"
              + opening
              + "'");
    }
  }

  static char closing(char opening) {
    return opening == '(' ? ')' : opening == '[' ? ']' : '}';
  }
}

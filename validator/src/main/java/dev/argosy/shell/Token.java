package dev.argosy.shell;

/**
 * A word or an operator.
 *
 * @param text of a word as written
 */
record Token(Kind kind, int from, int to, String text) {
  /** What sort of token it is. */
  enum Kind {
    WORD,
    /** Digits right before a redirection. */
    NUMBER,
    OPERATOR,
    NEWLINE,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is this word, without any quotes: then it may be a reserved one. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** What messages call it. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the script";
      case NEWLINE -> "the end of the line";
      case WORD, NUMBER, OPERATOR ->
          "'" + (text.length() > 30 ? text.substring(0, 30) + "..." : text) + "'";
    };
  }
}

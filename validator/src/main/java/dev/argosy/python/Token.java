package dev.argosy.python;

/**
 * A word or sign of Python.
 *
 * @param text as written; of a name its normal form
 */
record Token(Kind kind, int from, int to, String text) {
  /** What sort of token it is. */
  enum Kind {
    NAME,
    KEYWORD,
    NUMBER,
    STRING,
    /** Opens a string with fields; the fields' tokens follow, each between braces. */
    FORMAT_START,
    FORMAT_END,
    OPERATOR,
    NEWLINE,
    INDENT,
    DEDENT,
    END
  }

  boolean is(String word) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(word);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is this name, which is a keyword only in some places. */
  boolean isName(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  /** Whether it can begin an expression. */
  boolean startsExpression() {
    return switch (kind) {
      case NAME, NUMBER, STRING, FORMAT_START -> true;
      case KEYWORD -> Words.STARTS_EXPRESSION.contains(text);
      case OPERATOR -> "( [ { - + ~ ...".contains(text) && !text.isEmpty();
      case FORMAT_END, NEWLINE, INDENT, DEDENT, END -> false;
    };
  }
}

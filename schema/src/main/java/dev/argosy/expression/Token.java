package dev.argosy.expression;

import org.jspecify.annotations.Nullable;

/**
 * A word or sign of an expression.
 *
 * @param text as written
 * @param value of a literal; null for names and signs
 * @param from offset in the scalar's text
 * @param to offset behind the last character
 */
record Token(Kind kind, String text, @Nullable Object value, int from, int to) {
  enum Kind {
    NAME,
    LITERAL,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  /** For messages. */
  String shown() {
    return kind == Kind.END ? "end of expression" : "'" + text + "'";
  }
}

package dev.argosy.manifest.text;

/**
 * A word or sign of an expression.
 *
 * @param text as written; of a {@link Kind#STRING} what it means
 */
record ExprToken(Kind kind, String text, int from, int to) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    OPERATOR,
    BRACKET,
    END
  }

  boolean is(Kind wanted, String sign) {
    return kind == wanted && text.equals(sign);
  }

  boolean isOperator(String sign) {
    return is(Kind.OPERATOR, sign);
  }

  boolean isBracket(String sign) {
    return is(Kind.BRACKET, sign);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  /** As a message names it. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case STRING -> "a string";
      case NAME, NUMBER, OPERATOR, BRACKET -> Quoted.of(text);
    };
  }
}

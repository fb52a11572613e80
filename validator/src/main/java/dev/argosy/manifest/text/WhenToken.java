package dev.argosy.manifest.text;

/**
 * A word or sign of a {@code when}.
 *
 * @param text as written, of a {@link Kind#STRING} what stands in quotes
 */
record WhenToken(Kind kind, String text, int from, int to) {
  /** The kinds that govaluate has, and {@code VALUE} for a tag outside quotes. */
  enum Kind {
    START("the beginning"),
    PREFIX("a sign before a value"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    WORD("a word"),
    FIELD("a word with dots"),
    STRING("a text in quotes"),
    TIME("a date in quotes"),
    PATTERN("a pattern"),
    OPEN("'('"),
    CLOSE("')'"),
    COMPARATOR("a comparison"),
    MODIFIER("an operator"),
    LOGICAL("&& or ||"),
    TERNARY("?, : or ??"),
    COMMA("','"),
    VALUE("the value of a tag");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Whether it is a value by itself. */
    boolean isOperand() {
      return switch (this) {
        case NUMBER, BOOLEAN, WORD, FIELD, STRING, TIME, PATTERN, VALUE -> true;
        default -> false;
      };
    }
  }

  boolean is(Kind wanted, String sign) {
    return kind == wanted && text.equals(sign);
  }

  WhenToken as(Kind other) {
    return new WhenToken(other, text, from, to);
  }
}

package dev.argosy.manifest.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a selector into words and signs where Kubernetes does. */
final class SelectorLexer {
  /** Stands for each character of a tag. */
  static final char TAG = '\uE000';

  private static final String SPECIAL = "=!(),><";
  private static final Map<String, Kind> SIGNS =
      Map.of(
          ")", Kind.CLOSE,
          ",", Kind.COMMA,
          "!", Kind.NOT,
          "==", Kind.EQUALS,
          "=", Kind.EQUALS,
          "!=", Kind.EQUALS,
          ">", Kind.ORDER,
          "<", Kind.ORDER,
          "(", Kind.OPEN);

  enum Kind {
    WORD,
    IN,
    NOT,
    EQUALS,
    ORDER,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  record Token(Kind kind, String text, int from, int to) {
    /** Where a key or value is wanted, {@code in} is one. */
    boolean isWord() {
      return kind == Kind.WORD || kind == Kind.IN;
    }

    String shown() {
      return kind == Kind.END ? "the end" : Quoted.of(text);
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  SelectorLexer(String text) {
    this.text = text;
  }

  /** All of them, {@link Kind#END} last. */
  List<Token> all() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
      } else {
        at = SPECIAL.indexOf(c) >= 0 ? sign(at) : word(at);
      }
    }
    tokens.add(new Token(Kind.END, "", Math.max(0, text.length() - 1), text.length()));
    return tokens;
  }

  /** {@code ==} and {@code !=} are the only signs of two. */
  private int sign(int from) {
    boolean two = text.startsWith("==", from) || text.startsWith("!=", from);
    int to = from + (two ? 2 : 1);
    String sign = text.substring(from, to);
    tokens.add(new Token(SIGNS.getOrDefault(sign, Kind.WORD), sign, from, to));
    return to;
  }

  private int word(int from) {
    int to = from;
    while (to < text.length()
        && !isBlank(text.charAt(to))
        && SPECIAL.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    String word = text.substring(from, to);
    boolean in = word.equals("in") || word.equals("notin");
    tokens.add(new Token(in ? Kind.IN : Kind.WORD, word, from, to));
    return to;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}

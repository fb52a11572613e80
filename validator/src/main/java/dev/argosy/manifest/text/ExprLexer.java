package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprToken.Kind;
import java.util.Set;

/** Cuts an expression into words and signs, one at a time, where expr-lang does. */
final class ExprLexer {
  private static final Set<String> WORD_OPERATORS =
      Set.of(
          "not",
          "in",
          "or",
          "and",
          "matches",
          "contains",
          "startsWith",
          "endsWith",
          "let",
          "if",
          "else");
  private static final String DIGITS = "0123456789_";
  private static final int NOTHING = -1;

  private final String text;
  private int at;

  /** The name after a {@code #}, which may begin with a digit. */
  private boolean pointer;

  ExprLexer(String text) {
    this.text = text;
  }

  ExprToken next() {
    if (pointer) {
      pointer = false;
      if (isNamePart(peek())) {
        return name(Kind.NAME);
      }
    }
    skip();
    int c = peek();
    if (c == NOTHING) {
      return new ExprToken(Kind.END, "", text.length(), text.length());
    }
    if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
      return number();
    }
    if (c == '\'' || c == '"' || c == '`') {
      ExprString string = ExprString.read(text, at);
      ExprToken token = new ExprToken(Kind.STRING, string.value(), at, string.to());
      at = string.to();
      return token;
    }
    if (isNamePart(c)) {
      ExprToken word = name(Kind.NAME);
      return WORD_OPERATORS.contains(word.text())
          ? new ExprToken(Kind.OPERATOR, word.text(), word.from(), word.to())
          : word;
    }
    return sign(c);
  }

  private ExprToken sign(int c) {
    String second =
        switch (c) {
          case '(', '[', '{', ')', ']', '}', ',', ';', '%', '+', '-', '^', '/' -> "";
          case '|' -> "|";
          case ':' -> ":";
          case '#' -> "#";
          case '.' -> ".";
          case '?' -> ".?";
          case '&', '!', '=', '*', '<', '>' -> "&=*";
          default -> throw unreadable(c);
        };
    int length = isOneOf(second, charAt(at + 1)) ? 2 : 1;
    pointer = c == '#';
    return token("()[]{}".indexOf(c) >= 0 ? Kind.BRACKET : Kind.OPERATOR, at + length);
  }

  private TextError unreadable(int c) {
    String shown = Character.toString(c);
    return TextError.syntax(
        at,
        at + shown.length(),
        "'" + shown + "' has no meaning in an expression",
        "“”‘’".contains(shown) ? "use plain quotes: '…'" : "");
  }

  private ExprToken name(Kind kind) {
    int to = at;
    while (to < text.length() && isNamePart(text.codePointAt(to))) {
      to += Character.charCount(text.codePointAt(to));
    }
    return token(kind, to);
  }

  private ExprToken number() {
    String digits = DIGITS;
    int to = at;
    if (charAt(to) == '0') {
      String radix = radixDigits(charAt(to + 1));
      digits = radix.isEmpty() ? DIGITS : radix;
      to += radix.isEmpty() ? 1 : 2;
    }
    to = run(to, digits);
    if (charAt(to) == '.' && charAt(to + 1) == '.') { // a range
      return token(Kind.NUMBER, to);
    }
    to = charAt(to) == '.' ? run(to + 1, digits) : to;
    if (isOneOf("eE", charAt(to))) {
      to = isOneOf("+-", charAt(to + 1)) ? to + 2 : to + 1;
      to = run(to, digits);
    }
    if (to < text.length() && isNamePart(text.codePointAt(to))) {
      throw badNumber(to);
    }
    return token(Kind.NUMBER, to);
  }

  private TextError badNumber(int to) {
    int end = to + Character.charCount(text.codePointAt(to));
    boolean name = at > 0 && charAt(at - 1) == '-' && at > 1 && isNamePart(charAt(at - 2));
    return name
        ? new TextError(
            TextProblem.error(
                TextProblem.Kind.MINUS_IN_NAME,
                at - 1,
                end,
                "the minus in this name is read as a subtraction",
                "write names with a minus in brackets: tasks['step-1'].outputs"))
        : TextError.syntax(
            at,
            end,
            Quoted.of(text.substring(at, end)) + " is not a number",
            "names cannot begin with a digit; write ['1st'] for such a key");
  }

  private static String radixDigits(int c) {
    return switch (c) {
      case 'x', 'X' -> "0123456789abcdefABCDEF_";
      case 'o', 'O' -> "01234567_";
      case 'b', 'B' -> "01_";
      default -> "";
    };
  }

  private int run(int from, String digits) {
    int to = from;
    while (isOneOf(digits, charAt(to))) {
      to++;
    }
    return to;
  }

  private void skip() {
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line + 1;
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        if (close < 0) {
          throw TextError.syntax(at, at + 2, "the comment is not closed", "add */");
        }
        at = close + 2;
      } else {
        return;
      }
    }
  }

  private ExprToken token(Kind kind, int to) {
    ExprToken token = new ExprToken(kind, text.substring(at, to), at, to);
    at = to;
    return token;
  }

  private int peek() {
    return at < text.length() ? text.codePointAt(at) : NOTHING;
  }

  private int charAt(int index) {
    return index < text.length() ? text.charAt(index) : NOTHING;
  }

  private static boolean isOneOf(String signs, int c) {
    return c >= 0 && signs.indexOf(c) >= 0;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNamePart(int c) {
    return c == '_' || c == '$' || Character.isLetter(c) || Character.isDigit(c);
  }

  private static boolean isBlank(char c) {
    return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
  }
}

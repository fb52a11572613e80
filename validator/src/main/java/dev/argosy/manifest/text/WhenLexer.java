package dev.argosy.manifest.text;

import dev.argosy.manifest.text.WhenToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Cuts a {@code when} into words and signs where govaluate does. Tags must have been replaced by
 * {@link #TAG} signs: in quotes they are text, elsewhere they may become anything.
 */
final class WhenLexer {
  /** Stands for each character of a tag; of no meaning to anybody. */
  static final char TAG = '\uE000';

  private static final Set<String> PREFIXES = Set.of("-", "!", "~");
  private static final Set<String> MODIFIERS =
      Set.of("+", "-", "*", "/", "%", "**", "&", "|", "^", ">>", "<<");
  private static final Set<String> COMPARATORS =
      Set.of("==", "!=", ">", ">=", "<", "<=", "=~", "!~");
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d([ T]\\d\\d(:\\d\\d(:\\d\\d([.,]\\d+)?)?)?(Z|[-+]\\d\\d:?\\d\\d)?)?"
              + "|\\d{1,2}:\\d\\d[AP]M"
              + "|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]?\\d \\d\\d:\\d\\d:\\d\\d .*");

  private final String text;
  private final List<WhenToken> tokens = new ArrayList<>();
  private int at;

  WhenLexer(String text) {
    this.text = text;
  }

  List<WhenToken> all() {
    for (skipBlanks(); at < text.length(); skipBlanks()) {
      token();
    }
    return tokens;
  }

  private void token() {
    int from = at;
    int c = text.codePointAt(at);
    if (c == TAG) {
      tag();
    } else if (isNumeric(c)) {
      number(from, c);
    } else if (c == ',') {
      at++;
      add(Kind.COMMA, ",", from);
    } else if (c == '[') {
      at++;
      bracketed(from);
    } else if (Character.isLetter(c)) {
      word(from);
    } else if (c == '\'' || c == '"') {
      at++;
      string(from);
    } else if (c == '(' || c == ')') {
      at++;
      add(c == '(' ? Kind.OPEN : Kind.CLOSE, text.substring(from, at), from);
    } else {
      symbol(from);
    }
  }

  /** A tag is one with the words and numbers that touch it. */
  private void tag() {
    int from = at;
    WhenToken last = tokens.isEmpty() ? null : tokens.getLast();
    boolean touches =
        last != null
            && last.to() == at
            && switch (last.kind()) {
              case WORD, NUMBER, BOOLEAN, FIELD, VALUE -> true;
              default -> false;
            };
    if (touches) {
      from = tokens.removeLast().from();
    }
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c == '\\') {
        escaped();
      } else if (c == TAG || isWordPart(c)) {
        at += Character.charCount(c);
      } else {
        break;
      }
    }
    add(Kind.VALUE, text.substring(from, at), from);
  }

  private void number(int from, int c) {
    if (c == '0' && at + 1 < text.length() && text.charAt(at + 1) == 'x') {
      at += 2;
      String digits = read(false, WhenLexer::isHexDigit);
      if (!digits.matches("[0-9a-fA-F]{1,16}")) {
        throw notANumber(from);
      }
      add(Kind.NUMBER, digits, from);
      return;
    }
    String digits = read(false, WhenLexer::isNumeric);
    try {
      if (!digits.matches("[0-9.]+") || Double.isInfinite(Double.parseDouble(digits))) {
        throw notANumber(from);
      }
    } catch (NumberFormatException bad) {
      throw notANumber(from);
    }
    add(Kind.NUMBER, digits, from);
  }

  private TextError notANumber(int from) {
    return TextError.syntax(
        from,
        end(from),
        Quoted.of(text.substring(from, end(from))) + " is not a number",
        "put texts in quotes: '1.2.3'");
  }

  private void bracketed(int from) {
    String name = read(true, c -> c != ']');
    if (at >= text.length()) {
      throw TextError.syntax(from, from + 1, "'[' is not closed", "add ']', or use quotes");
    }
    at++;
    add(name.indexOf(TAG) >= 0 ? Kind.VALUE : Kind.WORD, name, from);
  }

  private void word(int from) {
    String word = read(false, WhenLexer::isWordPart);
    if (word.equals("in") || word.equals("IN")) {
      add(Kind.COMPARATOR, "in", from);
    } else if (word.equals("true") || word.equals("false")) {
      add(Kind.BOOLEAN, word, from);
    } else {
      add(word.indexOf('.') > 0 ? Kind.FIELD : Kind.WORD, word, from);
    }
  }

  private void string(int from) {
    String value = read(true, c -> c != '\'' && c != '"');
    if (at >= text.length()) {
      throw unclosed(from);
    }
    at++;
    boolean date = value.indexOf(TAG) < 0 && DATE.matcher(value).matches();
    add(date ? Kind.TIME : Kind.STRING, value, from);
  }

  private TextError unclosed(int from) {
    boolean mixed =
        tokens.stream()
            .anyMatch(t ->
                (t.kind() == Kind.STRING || t.kind() == Kind.TIME)
                    && text.charAt(t.from()) != text.charAt(t.to() - 1));
    return TextError.syntax(
        from,
        text.length(),
        "the text in quotes is not closed",
        mixed ? "both ' and \" end a text: write \\' for one inside" : "add " + text.charAt(from));
  }

  private void symbol(int from) {
    String sign = read(false, WhenLexer::isSymbolPart);
    if (PREFIXES.contains(sign) && WhenGrammar.mayFollow(last(), Kind.PREFIX)) {
      add(Kind.PREFIX, sign, from);
    } else if (MODIFIERS.contains(sign)) {
      add(Kind.MODIFIER, sign, from);
    } else if (sign.equals("&&") || sign.equals("||")) {
      add(Kind.LOGICAL, sign, from);
    } else if (COMPARATORS.contains(sign)) {
      add(Kind.COMPARATOR, sign, from);
    } else if (sign.equals("?") || sign.equals(":") || sign.equals("??")) {
      add(Kind.TERNARY, sign, from);
    } else {
      int to = Math.max(end(from), from + Character.charCount(text.codePointAt(from)));
      throw WhenMistakes.symbol(from, to, sign.isEmpty() ? text.substring(from, to) : sign);
    }
  }

  private Kind last() {
    return tokens.isEmpty() ? Kind.START : tokens.getLast().kind();
  }

  private void add(Kind kind, String value, int from) {
    tokens.add(new WhenToken(kind, value, from, kind == Kind.VALUE ? at : end(from)));
  }

  /** Blanks that were passed do not count. */
  private int end(int from) {
    int end = Math.min(at, text.length());
    while (end > from + 1 && isBlank(text.codePointBefore(end))) {
      end--;
    }
    return end;
  }

  /**
   * Reads on while the characters are {@code wanted}, and passes the first blank behind them. A
   * backslash makes the next character part of it, whatever it is.
   */
  private String read(boolean blanks, IntPredicate wanted) {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int width = Character.charCount(c);
      if (c == '\\') {
        value.appendCodePoint(escaped());
        continue;
      }
      if (isBlank(c) && !blanks) {
        at += width;
        if (!value.isEmpty()) {
          break;
        }
        continue;
      }
      if ((!blanks && c == TAG) || !wanted.test(c)) {
        break;
      }
      value.appendCodePoint(c);
      at += width;
    }
    return value.toString();
  }

  private int escaped() {
    if (at + 1 >= text.length()) {
      throw TextError.syntax(at, at + 1, "nothing follows the backslash", "remove it");
    }
    int c = text.codePointAt(at + 1);
    at += 1 + Character.charCount(c);
    return c;
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
  }

  private static boolean isNumeric(int c) {
    return Character.isDigit(c) || c == '.';
  }

  private static boolean isHexDigit(int c) {
    return Character.isDigit(c) || "abcdefABCDEF".indexOf(c) >= 0;
  }

  private static boolean isWordPart(int c) {
    return Character.isLetter(c) || Character.isDigit(c) || c == '_' || c == '.';
  }

  private static boolean isSymbolPart(int c) {
    return !Character.isDigit(c) && !Character.isLetter(c) && "()[]'\"".indexOf(c) < 0;
  }

  private static boolean isBlank(int c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }
}

package dev.argosy.expression;

import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Token.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts the text of an expression into words and signs, one at a time. */
final class Lexer {
  /** More words and signs than this are refused, so that no tree is too deep to walk. */
  private static final int MOST_TOKENS = 1000;

  private static final List<String> SIGNS =
      List.of(
          "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".",
          ",", "(", ")", "[", "]", "{", "}");

  /** Signs of other languages, longest first, and what to write instead. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("===", "write =="),
          Map.entry("!==", "write !="),
          Map.entry("${{", "the whole is one expression: write no ${{ }} inside it"),
          Map.entry("{{", "this is Argo's form: write only the name, for example params.x"),
          Map.entry("<>", "write !="),
          Map.entry("??", "write firstOf(a, b)"),
          Map.entry("?.", "write firstOf(a, b) for what may not exist"),
          Map.entry("**", "there is no power operator: multiply"),
          Map.entry("//", "write int(a / b); there are no comments in expressions"),
          Map.entry("=", "write == to compare"),
          Map.entry("&", "write &&"),
          Map.entry("|", "write ||; functions are called as f(x)"),
          Map.entry("~", "write x.matches('pattern')"),
          Map.entry("^", "there is no such operator"),
          Map.entry("“", "use plain quotes: '…'"),
          Map.entry("”", "use plain quotes: '…'"),
          Map.entry("‘", "use plain quotes: '…'"),
          Map.entry("’", "use plain quotes: '…'"),
          Map.entry("`", "use plain quotes: '…'"),
          Map.entry("$", "write the name alone, for example params.x"),
          Map.entry("#", "there are no comments in expressions"),
          Map.entry(";", "an expression is one expression"));

  /** Those that mean the same as one of ours. */
  private static final Map<String, String> MEANT =
      Map.of("===", "==", "!==", "!=", "<>", "!=", "=", "==", "&", "&&");

  private static final int LONGEST_FOREIGN = 3;

  private final String text;
  private final int end;
  private int at;
  private int count;

  /** Reads {@code text} from offset {@code at} up to {@code end}. */
  Lexer(String text, int at, int end) {
    this.text = text;
    this.at = at;
    this.end = end;
  }

  Token next() {
    skipBlanks();
    if (at >= end) {
      return new Token(Kind.END, "", null, end, end);
    }
    if (++count > MOST_TOKENS) {
      throw new SyntaxError(
          Code.EXPRESSION_TOO_LARGE,
          at,
          at + 1,
          "the expression has more than " + MOST_TOKENS + " words and signs",
          "compute it in a step");
    }
    char c = text.charAt(at);
    if (isNameStart(c)) {
      return name();
    }
    if (isDigit(c)) {
      return new NumberLexer(text, at, end).read(this::advance);
    }
    if (c == '\'' || c == '"') {
      return new StringLexer(text, at, end).read(this::advance);
    }
    return sign();
  }

  private Token advance(Token token) {
    at = token.to();
    return token;
  }

  private void skipBlanks() {
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** A minus belongs to a name when a letter, digit or {@code _} follows it. */
  private Token name() {
    int to = at;
    while (to < end && (isNamePart(text.charAt(to)) || isInnerMinus(to))) {
      to++;
    }
    return advance(new Token(Kind.NAME, text.substring(at, to), null, at, to));
  }

  private boolean isInnerMinus(int i) {
    return text.charAt(i) == '-' && i + 1 < end && isNamePart(text.charAt(i + 1));
  }

  private Token sign() {
    @Nullable String foreign = foreignSign();
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at) && (foreign == null || foreign.length() <= sign.length())) {
        return advance(new Token(Kind.SIGN, sign, null, at, at + sign.length()));
      }
    }
    String shown = foreign == null ? Character.toString(text.codePointAt(at)) : foreign;
    throw new SyntaxError(
            foreign == null ? Code.EXPRESSION_SYNTAX : Code.EXPRESSION_FOREIGN_WORD,
            at,
            at + shown.length(),
            "'" + shown + "' has no meaning in an expression",
            foreign == null ? "" : FOREIGN.getOrDefault(foreign, ""))
        .meaning(foreign == null ? null : MEANT.get(foreign));
  }

  private @Nullable String foreignSign() {
    for (int length = LONGEST_FOREIGN; length > 0; length--) {
      if (at + length <= end && FOREIGN.containsKey(text.substring(at, at + length))) {
        return text.substring(at, at + length);
      }
    }
    return null;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }
}

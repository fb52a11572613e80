package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.python.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens and the one that is looked at; knows what to say of one that does not fit. */
final class Cursor {
  private static final String COMMA = "perhaps a comma is missing here";

  private final String text;
  private final List<Token> tokens;
  private final @Nullable SyntaxFailure unread;
  private final int minor;
  private int at;

  Cursor(Tokens tokens, int minor) {
    this.text = tokens.text();
    this.tokens = tokens.all();
    this.unread = tokens.failure();
    this.minor = minor;
  }

  Token token() {
    return tokens.get(at);
  }

  Token ahead(int count) {
    return tokens.get(Math.min(at + count, tokens.size() - 1));
  }

  /** The token that was taken last. */
  Token before() {
    return tokens.get(Math.max(0, at - 1));
  }

  int position() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  Token take() {
    Token token = token();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /**
   * @throws SyntaxFailure when it is not the whole text that was read
   */
  void end() {
    if (unread != null) {
      throw unread;
    }
  }

  boolean is(String word) {
    return token().is(word);
  }

  boolean is(Kind kind) {
    return token().is(kind);
  }

  boolean accept(String word) {
    boolean there = is(word);
    if (there) {
      take();
    }
    return there;
  }

  boolean accept(Kind kind) {
    boolean there = is(kind);
    if (there) {
      take();
    }
    return there;
  }

  Token expect(String word) {
    if (!is(word)) {
      throw word.equals(":") ? missing("expected ':'", "write ':' here") : unexpected();
    }
    return take();
  }

  Token name() {
    if (!is(Kind.NAME)) {
      throw unexpected();
    }
    return take();
  }

  /** Something must stand behind the last token. */
  SyntaxFailure missing(String message) {
    return missing(message, "");
  }

  private SyntaxFailure missing(String message, String hint) {
    Optional<SyntaxFailure> unclosed = unclosed();
    return unclosed.orElseGet(() -> failure(token(), message, hint));
  }

  SyntaxFailure failure(Token token, String message, String hint) {
    int from = Math.min(token.from(), token.to());
    return new SyntaxFailure(from, Math.max(token.to(), from), message, hint);
  }

  static SyntaxFailure failure(Expr expr, String message, String hint) {
    return new SyntaxFailure(expr.from(), expr.to(), message, hint);
  }

  /** The token that is looked at does not fit. */
  SyntaxFailure unexpected() {
    return unclosed()
        .orElseGet(() ->
            switch (token().kind()) {
              case INDENT -> failure(token(), "unexpected indent", "begin it like the line above");
              case DEDENT -> failure(token(), "unexpected unindent", "");
              case END -> failure(token(), "unexpected EOF while parsing", "");
              default -> invalid();
            });
  }

  /** Where an element of a list starts right behind another, the end of that one is the place. */
  private SyntaxFailure invalid() {
    boolean comma = isAdjacent() && open() != null;
    boolean apart = comma && text.substring(before().to(), token().from()).contains("\n");
    return failure(apart ? before() : token(), "invalid syntax", comma ? COMMA : hint());
  }

  private boolean isAdjacent() {
    return token().startsExpression()
        && (before().is(Kind.NAME)
            || before().is(Kind.NUMBER)
            || before().is(Kind.STRING)
            || before().is(Kind.FORMAT_END)
            || before().is(")")
            || before().is("]"));
  }

  /** Words that begin a statement or a clause with an expression behind them. */
  private static final List<String> BEGINNINGS =
      List.of("return", "import", "raise", "while", "assert", "yield", "elif", "lambda", "with");

  private String hint() {
    Token token = token();
    if (token.is("=")) {
      return "'==' compares, ':=' assigns inside an expression";
    }
    if (token.is("&") && before().is("&")) {
      return "'&&' is written 'and'";
    }
    if (token.is("|") && before().is("|")) {
      return "'||' is written 'or'";
    }
    if (before().is("+") || before().is("-")) {
      return "to count up or down write 'x += 1' or 'x -= 1'";
    }
    if (token.is(Kind.KEYWORD) && !token.is("not")) {
      return "'" + token.text() + "' is a keyword, which cannot be a name";
    }
    return before().is(Kind.NAME) && token.startsExpression()
        ? Nearest.to(before().text(), BEGINNINGS)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("something is missing between the two: an operator, a comma, a bracket")
        : "";
  }

  /** A bracket of an earlier line that is never closed is the reason for whatever follows. */
  private Optional<SyntaxFailure> unclosed() {
    if (unread != null) {
      return Optional.of(unread).filter(f -> is(Kind.END));
    }
    Token open = open();
    if (open == null || open.text().equals("{") && isField(open)) {
      return Optional.empty();
    }
    int depth = 1;
    for (int i = tokens.indexOf(open) + 1; i < tokens.size() && depth > 0; i++) {
      depth += step(tokens.get(i));
    }
    return depth == 0
        ? Optional.empty()
        : Optional.of(
            failure(
                open,
                "'" + open.text() + "' was never closed",
                "close it with " + Brackets.closing(open.text().charAt(0))));
  }

  private boolean isField(Token open) {
    int i = tokens.indexOf(open);
    return i > 0 && tokens.get(i - 1).is(Kind.FORMAT_START);
  }

  /** The innermost bracket that is open at the token looked at. */
  private @Nullable Token open() {
    Deque<Token> open = new ArrayDeque<>();
    for (int i = 0; i < at; i++) {
      int step = step(tokens.get(i));
      if (step > 0) {
        open.push(tokens.get(i));
      } else if (step < 0 && !open.isEmpty()) {
        open.pop();
      }
    }
    return open.peek();
  }

  private static int step(Token token) {
    if (!token.is(Kind.OPERATOR) || token.text().length() != 1) {
      return 0;
    }
    return "([{".contains(token.text()) ? 1 : ")]}".contains(token.text()) ? -1 : 0;
  }

  /** Whether the bracket that is looked at is closed right before {@code word}. */
  boolean endsBefore(String word) {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      depth += step(tokens.get(i));
      if (depth == 0) {
        return i + 1 < tokens.size() && tokens.get(i + 1).is(word);
      }
    }
    return false;
  }

  /** Whether the line that is looked at ends in a colon, with a block behind that starts so. */
  boolean opensBlockOf(String word) {
    int end = at;
    while (!tokens.get(end).is(Kind.NEWLINE)) {
      if (tokens.get(end).is(Kind.END)) {
        return false;
      }
      end++;
    }
    return end > at + 1
        && end + 2 < tokens.size()
        && tokens.get(end - 1).is(":")
        && tokens.get(end + 1).is(Kind.INDENT)
        && tokens.get(end + 2).isName(word);
  }

  boolean isAtLeast(int version) {
    return minor >= version;
  }

  /** Refuses what the Python that is meant cannot read yet. */
  void needs(int version, Token token, String what) {
    if (minor < version) {
      throw failure(
          token,
          what + " cannot be read before Python 3." + version,
          "the image has Python 3." + minor);
    }
  }
}

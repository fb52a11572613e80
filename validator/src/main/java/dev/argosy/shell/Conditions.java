package dev.argosy.shell;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.shell.Token.Kind;
import java.util.Set;

/** What stands between {@code [[} and {@code ]]}. */
final class Conditions {
  private static final Set<String> BINARY =
      Set.of("==", "=", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

  private final Words words;
  private final Token opener;

  Conditions(Words words, Token opener) {
    this.words = words;
    this.opener = opener;
  }

  void read() {
    or();
    Token close = words.peek();
    if (!close.isWord("]]")) {
      throw fail(close);
    }
    words.take();
  }

  private SyntaxFailure fail(Token token) {
    return token.is(Kind.END)
        ? new SyntaxFailure(opener.from(), opener.to(), "'[[' is never closed", "']]' is missing")
        : words.unexpected(token, "it does not fit into the condition of '[['");
  }

  private Token skipLines() {
    while (words.peek().is(Kind.NEWLINE)) {
      words.take();
    }
    return words.peek();
  }

  private void or() {
    do {
      term();
    } while (joins());
  }

  private boolean joins() {
    Token token = skipLines();
    boolean joins = token.is("&&") || token.is("||");
    if (joins) {
      words.take();
    }
    return joins;
  }

  private void term() {
    Token token = skipLines();
    while (token.isWord("!")) {
      words.take();
      token = skipLines();
    }
    if (token.is("(")) {
      words.take();
      or();
      if (!skipLines().is(")")) {
        throw fail(words.peek());
      }
      words.take();
      return;
    }
    operand(token);
    test(token);
  }

  private void operand(Token token) {
    if (!token.is(Kind.WORD) && !token.is(Kind.NUMBER) || token.isWord("]]")) {
      throw fail(token);
    }
    words.take();
  }

  private void test(Token first) {
    Token operator = words.peek();
    boolean less = operator.is("<") || operator.is(">");
    if (less || operator.is(Kind.WORD) && BINARY.contains(operator.text())) {
      boolean pattern = operator.text().matches("==?|!=|=~");
      words.take();
      if (pattern) {
        words.pattern(operator.text().equals("=~"));
      }
      operand(words.peek());
    } else if (first.text().matches("-[a-zA-Z]")
        && operator.is(Kind.WORD)
        && !operator.isWord("]]")) {
      words.take();
    }
  }
}

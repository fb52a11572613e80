package dev.argosy.shell;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.shell.Token.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grammar of commands. */
final class Commands {
  private static final Set<String> RESERVED =
      Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}", "in");
  private static final Map<String, String> CLOSES =
      Map.of(
          "then",
          "if",
          "else",
          "if",
          "elif",
          "if",
          "fi",
          "if",
          "do",
          "while or for",
          "done",
          "do",
          "esac",
          "case",
          "}",
          "{",
          "in",
          "for or case");
  private static final Set<String> SEPARATORS = Set.of(";", "&");

  private final Words words;

  Commands(Words words) {
    this.words = words;
  }

  void script() {
    list();
    Token token = words.peek();
    if (!token.is(Kind.END)) {
      throw stray(token);
    }
  }

  private SyntaxFailure stray(Token token) {
    String opener = token.is(Kind.WORD) ? CLOSES.get(token.text()) : null;
    return words.unexpected(
        token, opener == null ? "" : "no '" + opener + "' is open that it could belong to");
  }

  /** Commands up to an operator, which is taken too. */
  void until(String close, int open) {
    list();
    Token token = words.take();
    if (token.is(Kind.END)) {
      throw new SyntaxFailure(
          open,
          Math.min(open + 2, token.to()),
          "a bracket is never closed",
          "close it with " + close);
    }
    if (!token.is(close)) {
      throw stray(token);
    }
  }

  /** Commands up to a word that cannot begin one. */
  private int list() {
    int count = 0;
    newlines();
    while (startsCommand(words.peek(true))) {
      chain();
      count++;
      Token token = words.peek();
      if (token.is(Kind.OPERATOR) && SEPARATORS.contains(token.text())) {
        words.take();
        newlines();
      } else if (token.is(Kind.NEWLINE)) {
        newlines();
      } else {
        break;
      }
    }
    return count;
  }

  private void newlines() {
    while (words.peek(true).is(Kind.NEWLINE)) {
      words.take();
    }
  }

  private static boolean startsCommand(Token token) {
    return switch (token.kind()) {
      case WORD -> !RESERVED.contains(token.text());
      case NUMBER -> true;
      case OPERATOR -> token.is("(") || isRedirection(token);
      case NEWLINE, END -> false;
    };
  }

  private static boolean isRedirection(Token token) {
    return token.is(Kind.OPERATOR)
        && (token.text().indexOf('<') >= 0 || token.text().indexOf('>') >= 0);
  }

  /** Pipelines joined by {@code &&} and {@code ||}. */
  private void chain() {
    pipeline();
    while (words.peek().is("&&") || words.peek().is("||")) {
      words.take();
      newlines();
      pipeline();
    }
  }

  private void pipeline() {
    Token token = words.peek(true);
    while (token.isWord("!") || words.isBash() && token.isWord("time")) {
      words.take();
      boolean time = token.isWord("time");
      token = words.peek(true);
      if (time && token.isWord("-p")) {
        words.take();
        token = words.peek(true);
      }
      if (words.isBash() && (token.is(";") || token.is(Kind.NEWLINE) || token.is(Kind.END))) {
        return;
      }
      if (!words.isBash() && token.isWord("!")) {
        throw words.unexpected(token, "");
      }
    }
    command();
    while (words.peek().is("|") || words.peek().is("|&")) {
      words.take();
      newlines();
      command();
    }
  }

  private void command() {
    words.deeper();
    Token token = words.peek(true);
    boolean misplaced = token.isWord("!") || words.isBash() && token.isWord("]]");
    if (misplaced || !startsCommand(token)) {
      throw stray(token);
    }
    if (new Compounds(words, this).read(token)) {
      redirections();
    } else {
      simple();
    }
    words.shallower();
  }

  /** The redirections behind a compound command. */
  private void redirections() {
    while (words.peek().is(Kind.NUMBER) || isRedirection(words.peek())) {
      redirection();
    }
  }

  void redirection() {
    if (words.peek().is(Kind.NUMBER)) {
      words.take();
    }
    Token operator = words.take();
    Token target = words.peek(false);
    if (!target.is(Kind.WORD) && !target.is(Kind.NUMBER)) {
      throw words.unexpected(target, "a file must follow " + operator.shown());
    }
    if (operator.is("<<") || operator.is("<<-")) {
      words.hereDocument(operator, unquoted(target.text()), operator.is("<<-"));
    }
    words.take();
  }

  private static String unquoted(String word) {
    return word.replaceAll("\\$?['\"]|\\\\(?=.)", "");
  }

  private void simple() {
    Token first = null;
    Token last = null;
    boolean assignments = true;
    int count = 0;
    while (true) {
      boolean declares = first != null && words.isBash() && DECLARING.contains(first.text());
      Token token = words.peek(assignments || declares);
      if (token.is(Kind.NUMBER) && startsRedirection(token) || isRedirection(token)) {
        compared(first, last, token);
        redirection();
      } else if (token.is(Kind.WORD) || token.is(Kind.NUMBER)) {
        words.take();
        boolean assignment =
            assignments && token.text().matches("(?s)[A-Za-z_][A-Za-z0-9_]*(\\[.*?\\])?\\+?=.*");
        if (!assignment) {
          if (assignments && words.peek(false).is("(")) {
            function(token);
            return;
          }
          words.argument(token);
          slip(count++ == 1 ? first : null, count == 1, token);
          first = first == null ? token : first;
          last = token;
          assignments = false;
        }
      } else {
        if (token.is("(")) {
          throw words.unexpected(token, words.isBash() ? "" : "quote it, if it is part of a text");
        }
        closed(first, last);
        return;
      }
    }
  }

  /** A file that a test writes or reads, where its author meant to compare. */
  private void compared(@Nullable Token first, @Nullable Token last, Token token) {
    if (first != null
        && first.isWord("[")
        && (last == null || !last.isWord("]"))
        && (token.is(">") || token.is("<"))) {
      words.slip(
          token.from(),
          token.to(),
          "in '[' this is no comparison: '" + token.text() + "' names a file",
          "write " + (token.is(">") ? "-gt" : "-lt") + " for numbers");
    }
  }

  /** A test that the bracket of the other kind ends. */
  private void closed(@Nullable Token first, @Nullable Token last) {
    if (first != null
        && last != null
        && (first.isWord("[[") && last.isWord("]") || first.isWord("[") && last.isWord("]]"))) {
      words.slip(
          first.from(),
          last.to(),
          "'" + first.text() + "' is not closed by '" + last.text() + "'",
          "write " + first.text() + " ... " + (first.text().equals("[") ? "]" : "]]"));
    }
  }

  /** Blanks that are missing behind {@code [}, or stand around {@code =}. */
  private void slip(@Nullable Token command, boolean isCommand, Token token) {
    if (isCommand && token.text().matches("\\[{1,2}[\"$'-].*")) {
      words.slip(
          token.from(),
          token.from() + 1,
          "no blank behind '[', so the shell looks for a command of that name",
          "write [ and a blank");
    } else if (isCommand && token.text().matches("--?[A-Za-z][\\w-]*(=.*)?")) {
      words.slip(
          token.from(),
          token.to(),
          "an option begins this command: the line above does not go on here",
          "end the line above with '\\' and nothing behind it");
    } else if (isCommand && token.text().matches("(?s)\\$[A-Za-z_]\\w*=.*")) {
      words.slip(
          token.from(),
          token.from() + 1,
          "a variable is set without '$'",
          "write " + token.text().substring(1).split("=", 2)[0] + "=...");
    } else if (command != null
        && command.text().matches("[A-Za-z_]\\w*")
        && token.text().startsWith("=")
        && !token.text().startsWith("==")) {
      words.slip(
          command.from(),
          token.to(),
          "blanks around '=': the shell runs '" + command.text() + "' as a command",
          "write " + command.text() + "=... without blanks");
    }
  }

  private static final Set<String> DECLARING =
      Set.of("declare", "typeset", "local", "export", "readonly", "alias", "eval", "let");

  private boolean startsRedirection(Token number) {
    return words.at() == number.to();
  }

  /** {@code name ()} and what it runs. */
  private void function(Token name) {
    Token open = words.take();
    if (!words.take().is(")")) {
      throw words.unexpected(open, "quote it, if it is part of a text");
    }
    if (!words.isBash() && !Words.isName(name.text())) {
      throw new SyntaxFailure(
          name.from(), name.to(), "'" + name.text() + "' cannot name a function");
    }
    body();
  }

  void body() {
    newlines();
    Token token = words.peek(true);
    if (!words.isBash()) {
      command();
    } else if (!new Compounds(words, this).read(token)) {
      throw words.unexpected(token, "a function needs a body in braces");
    } else {
      redirections();
    }
  }

  /** Commands, or none. */
  void any() {
    list();
  }

  /** The rest of a simple command. */
  void rest() {
    simple();
  }

  /** At least one command, where the grammar needs one. */
  void some(Token opener) {
    if (list() == 0) {
      Token token = words.peek();
      throw token.is(Kind.END)
          ? unclosed(opener)
          : words.unexpected(
              token, "at least one command must follow '" + opener.text() + "'; ':' does nothing");
    }
  }

  static SyntaxFailure unclosed(Token opener) {
    return new SyntaxFailure(opener.from(), opener.to(), "'" + opener.text() + "' is never closed");
  }

  /** A word that closes or continues what {@code opener} began. */
  void expect(String word, Token opener) {
    Token token = words.peek();
    if (token.isWord(word) || token.is(word)) {
      words.take();
      return;
    }
    if (token.is(Kind.END)) {
      throw new SyntaxFailure(
          opener.from(),
          opener.to(),
          "'" + opener.text() + "' is never closed",
          "'" + word + "' is missing");
    }
    if (word.equals("then") || word.equals("do")) {
      throw new SyntaxFailure(
          opener.from(),
          opener.to(),
          "'" + opener.text() + "' has no '" + word + "' before " + token.shown(),
          "'" + word + "' is missing");
    }
    throw words.unexpected(token, "'" + word + "' must come first, for '" + opener.text() + "'");
  }
}

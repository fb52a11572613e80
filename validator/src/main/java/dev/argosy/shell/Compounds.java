package dev.argosy.shell;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.shell.Token.Kind;

/** Commands that hold others: {@code if}, {@code while}, {@code for}, {@code case}, groups. */
final class Compounds {
  private final Words words;
  private final Commands commands;

  Compounds(Words words, Commands commands) {
    this.words = words;
    this.commands = commands;
  }

  /** Reads one, if the token that is looked at begins it. */
  boolean read(Token token) {
    if (token.is("(")) {
      return subshell(token);
    }
    if (!token.is(Kind.WORD)) {
      return false;
    }
    switch (token.text()) {
      case "if" -> conditional();
      case "while", "until" -> loop(words.take());
      case "for" -> each(words.take());
      case "case" -> cases(words.take());
      case "{" -> group(words.take());
      default -> {
        return words.isBash() && ofBash(token);
      }
    }
    return true;
  }

  private boolean ofBash(Token token) {
    switch (token.text()) {
      case "[[" -> new Conditions(words, words.take()).read();
      case "select" -> each(words.take());
      case "function" -> function();
      case "coproc" -> coprocess();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean subshell(Token open) {
    if (words.isBash() && words.arithmetic(open)) {
      return true;
    }
    words.take();
    commands.some(open);
    commands.expect(")", open);
    return true;
  }

  private void group(Token open) {
    commands.some(open);
    commands.expect("}", open);
  }

  private void conditional() {
    Token opener = words.take();
    commands.some(opener);
    then(opener);
    while (words.peek().isWord("elif")) {
      Token other = words.take();
      commands.some(other);
      then(other);
    }
    if (words.peek().isWord("else")) {
      commands.some(words.take());
    }
    commands.expect("fi", opener);
  }

  private void then(Token opener) {
    Token word = words.peek();
    commands.expect("then", opener);
    commands.some(word);
  }

  private void loop(Token opener) {
    commands.some(opener);
    body(opener);
  }

  private void body(Token opener) {
    Token word = words.peek();
    commands.expect("do", opener);
    commands.some(word.is(Kind.WORD) ? word : opener);
    commands.expect("done", opener);
  }

  private void each(Token opener) {
    if (words.isBash() && words.peek().is("(") && words.arithmetic(words.peek())) {
      separator();
      bodyOrBraces(opener);
      return;
    }
    Token name = words.take();
    if (!name.is(Kind.WORD) || !words.isBash() && !Words.isName(name.text())) {
      throw words.unexpected(name, "the name of a variable must follow '" + opener.text() + "'");
    }
    newlines();
    if (words.peek().isWord("in")) {
      words.take();
      while (words.peek().is(Kind.WORD) || words.peek().is(Kind.NUMBER)) {
        words.take();
      }
      Token end = words.peek();
      if (!end.is(";") && !end.is(Kind.NEWLINE)) {
        throw end.is(Kind.END)
            ? Commands.unclosed(opener)
            : words.unexpected(end, "the list of values ends with ';' or the line");
      }
    }
    separator();
    bodyOrBraces(opener);
  }

  private void separator() {
    if (words.peek().is(";")) {
      words.take();
    }
    newlines();
  }

  private void newlines() {
    while (words.peek(true).is(Kind.NEWLINE)) {
      words.take();
    }
  }

  private void bodyOrBraces(Token opener) {
    if (words.isBash() && words.peek().isWord("{")) {
      group(words.take());
    } else {
      body(opener);
    }
  }

  private void cases(Token opener) {
    Token subject = words.take();
    if (!subject.is(Kind.WORD) && !subject.is(Kind.NUMBER)) {
      throw words.unexpected(subject, "a value must follow 'case'");
    }
    newlines();
    commands.expect("in", opener);
    newlines();
    while (!words.peek().isWord("esac")) {
      if (words.peek().is(Kind.END)) {
        throw new SyntaxFailure(
            opener.from(), opener.to(), "'case' is never closed", "'esac' is missing");
      }
      oneCase();
      Token end = words.peek();
      if (end.is(";;") || end.is(";&") || end.is(";;&")) {
        words.take();
        newlines();
      } else {
        break;
      }
    }
    commands.expect("esac", opener);
  }

  private void oneCase() {
    if (words.peek().is("(")) {
      words.take();
    }
    pattern();
    while (words.peek().is("|")) {
      words.take();
      pattern();
    }
    Token close = words.peek();
    if (!close.is(")")) {
      throw words.unexpected(close, "')' must follow the pattern of a case");
    }
    words.take();
    commands.any();
  }

  private void pattern() {
    Token word = words.take();
    if (!word.is(Kind.WORD) && !word.is(Kind.NUMBER)) {
      throw words.unexpected(word, "a pattern must stand here");
    }
  }

  private void function() {
    words.take();
    Token name = words.take();
    if (!name.is(Kind.WORD)) {
      throw words.unexpected(name, "a name must follow 'function'");
    }
    if (words.peek().is("(")) {
      words.take();
      Token close = words.take();
      if (!close.is(")")) {
        throw words.unexpected(close, "");
      }
    }
    commands.body();
  }

  private void coprocess() {
    words.take();
    Token name = words.peek(true);
    if (read(name)) {
      return;
    }
    words.take();
    if (!read(words.peek(true))) {
      commands.rest();
    }
  }
}

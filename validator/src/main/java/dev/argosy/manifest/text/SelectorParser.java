package dev.argosy.manifest.text;

import dev.argosy.manifest.text.SelectorLexer.Kind;
import dev.argosy.manifest.text.SelectorLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads requirements joined by commas. Goes on behind a bad key or value, not behind bad syntax.
 */
final class SelectorParser {
  private static final int LONGEST = 63;
  private static final int LONGEST_PREFIX = 253;
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final Pattern PREFIX =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*+");

  private final List<Token> tokens;
  private final List<TextProblem> problems = new ArrayList<>();
  private int at;

  SelectorParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  List<TextProblem> problems() {
    try {
      selector();
    } catch (TextError e) {
      problems.add(e.problem);
    }
    return problems;
  }

  private void selector() {
    while (next().kind() != Kind.END) {
      requirement();
      Token token = take();
      if (token.kind() == Kind.END) {
        return;
      }
      if (token.kind() != Kind.COMMA) {
        throw unexpected(token, "',' or the end");
      }
      if (!next().isWord() && next().kind() != Kind.NOT) {
        throw unexpected(next(), "a field after ','");
      }
    }
  }

  private void requirement() {
    boolean missing = next().kind() == Kind.NOT;
    if (missing) {
      take();
    }
    Token key = take();
    if (!key.isWord()) {
      throw unexpected(key, "a field such as status.phase");
    }
    checkKey(key);
    if (missing || next().kind() == Kind.END || next().kind() == Kind.COMMA) {
      return;
    }
    Token operator = take();
    switch (operator.kind()) {
      case IN -> values();
      case EQUALS -> exact();
      case ORDER -> number(operator);
      default -> throw unexpected(operator, "==, !=, <, >, in or notin");
    }
  }

  private void exact() {
    if (next().kind() != Kind.END && next().kind() != Kind.COMMA) {
      value(take());
    }
  }

  private void number(Token operator) {
    if (next().kind() == Kind.EQUALS) {
      throw TextError.syntax(
          operator.from(),
          next().to(),
          "there is no " + Quoted.of(operator.text() + next().text()),
          "for whole numbers write "
              + (operator.text().equals(">") ? "> 0 for >= 1" : "< 2 for <= 1"));
    }
    Token value = take();
    if (!value.isWord()) {
      throw unexpected(value, "a whole number after " + Quoted.of(operator.text()));
    }
    if (!isTagged(value) && !value.text().matches("\\d{1,18}")) {
      problem(value, Quoted.of(value.text()) + " is no whole number", "only those are ordered");
    }
  }

  private void values() {
    Token open = take();
    if (open.kind() != Kind.OPEN) {
      throw unexpected(open, "'(' before the values");
    }
    while (next().kind() != Kind.CLOSE) {
      if (next().kind() == Kind.COMMA) {
        emptyValue();
        continue;
      }
      value(take());
      if (next().kind() != Kind.COMMA && next().kind() != Kind.CLOSE) {
        throw unexpected(next(), "',' or ')'");
      }
    }
    take();
  }

  /** Kubernetes takes two commas at once, and then wants a value. */
  private void emptyValue() {
    take();
    if (next().kind() == Kind.COMMA) {
      take();
      if (next().kind() == Kind.CLOSE) {
        throw unexpected(next(), "a value");
      }
    }
  }

  private void value(Token value) {
    if (!value.isWord()) {
      throw unexpected(value, "a value");
    }
    if (!isTagged(value) && !isName(value.text())) {
      problem(
          value,
          Quoted.of(value.text()) + " is no value that can be compared",
          isQuoted(value.text())
              ? "write it without quotes"
              : "at most 63 letters, digits, '-', '_' and '.', letter or digit first and last");
    }
  }

  private void checkKey(Token key) {
    String[] parts = key.text().split("/", -1);
    boolean good =
        parts.length <= 2
            && isName(parts[parts.length - 1])
            && (parts.length == 1
                || (parts[0].length() <= LONGEST_PREFIX && PREFIX.matcher(parts[0]).matches()));
    if (!isTagged(key) && !good) {
      problem(
          key,
          Quoted.of(key.text()) + " is no field that can be named here",
          key.text().startsWith("{") || key.text().startsWith("$")
              ? "write the path alone: status.phase"
              : "at most 63 letters, digits, '-', '_' and '.', as in status.conditions.0.status");
    }
  }

  private static boolean isName(String text) {
    return text.length() <= LONGEST && NAME.matcher(text).matches();
  }

  private static boolean isQuoted(String text) {
    return text.startsWith("'") || text.startsWith("\"");
  }

  private static boolean isTagged(Token token) {
    return token.text().indexOf(SelectorLexer.TAG) >= 0;
  }

  private void problem(Token at, String message, String hint) {
    problems.add(TextProblem.error(TextProblem.Kind.SYNTAX, at.from(), at.to(), message, hint));
  }

  private static TextError unexpected(Token found, String wanted) {
    return TextError.syntax(
        found.from(),
        found.to(),
        "expected " + wanted + ", found " + found.shown(),
        switch (found.text()) {
          case "&&", "and", "AND" -> "join conditions with ','";
          case "||", "or", "OR" -> "there is no 'or': write key in (a, b)";
          default -> "";
        });
  }

  private Token next() {
    return tokens.get(Math.min(at, tokens.size() - 1));
  }

  private Token take() {
    Token token = next();
    at++;
    return token;
  }
}

package dev.argosy.expression;

import dev.argosy.diagnostic.Code;
import java.util.Map;
import java.util.Optional;

/** What to say where an expression stops fitting: most often a habit from another language. */
final class ForeignWords {
  /** Words that stand between or before values elsewhere. */
  private static final Map<String, String> OPERATORS =
      Map.of(
          "and", "&&", "AND", "&&", "or", "||", "OR", "||", "not", "!", "NOT", "!", "is", "==",
          "eq", "==", "IN", "in");

  /** Words that are values elsewhere. */
  private static final Map<String, String> VALUES =
      Map.of(
          "True", "write true",
          "TRUE", "write true",
          "False", "write false",
          "FALSE", "write false",
          "null", "there is no null; for what may not exist write firstOf(x, 'instead')",
          "None", "there is no null; for what may not exist write firstOf(x, 'instead')",
          "nil", "there is no null; for what may not exist write firstOf(x, 'instead')");

  private static final String VALUE =
      "a value is a name, a number, a text in quotes, true, false, [...] or (...)";

  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("success", "leave it out: a step starts when those that it needs succeeded"),
          Map.entry("always", "write after: {step: completed}, or put the step under finally"),
          Map.entry(
              "failure", "write after: {step: failed}, or run.status != 'Succeeded' in finally"),
          Map.entry("cancelled", "what must happen in any case stands under finally"),
          Map.entry("len", "write size(...)"),
          Map.entry("length", "write size(...)"),
          Map.entry("count", "write size(...)"),
          Map.entry("str", "write string(...)"),
          Map.entry("float", "write double(...)"),
          Map.entry("coalesce", "write firstOf(a, b)"),
          Map.entry("default", "write firstOf(a, b)"),
          Map.entry("format", "write the text, with ${{ }} in it"),
          Map.entry("now", "there is no clock: the run has run.scheduledTime and run.creationTime"),
          Map.entry(
              "today", "there is no clock: the run has run.scheduledTime and run.creationTime"));

  private ForeignWords() {}

  /** Refuses {@code not x}, {@code None}, {@code True} where a name was read. */
  static void refuse(Token name, Token next) {
    String value = VALUES.get(name.text());
    if (value != null) {
      String word = name.text().toLowerCase(java.util.Locale.ROOT);
      throw foreign(name, "'" + name.text() + "' is not a value", value)
          .meaning(word.equals("true") || word.equals("false") ? word : null);
    }
    if (OPERATORS.containsKey(name.text()) && startsValue(next)) {
      throw operator(name);
    }
  }

  /** How what another language does with a function is said here. */
  static Optional<String> function(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  /** What to say when an expression was complete and something follows. */
  static SyntaxError trailing(Token token) {
    if (OPERATORS.containsKey(token.text())) {
      return operator(token);
    }
    String hint =
        switch (token.text()) {
          case ")", "]" -> "remove it, or add what it closes";
          case "}" -> "one ${{ }} stands around the whole expression";
          case "!" -> "write !(a in b), a != b";
          case "if" -> "write condition ? value : other";
          case "contains", "startsWith", "endsWith", "matches" ->
              "write it behind a point: text." + token.text() + "('x')";
          default ->
              startsValue(token)
                  ? "join two values by an operator: == != < <= > >= in && || + - * / %"
                  : "";
        };
    return SyntaxError.at(token, "expected end of expression, found " + token.shown(), hint);
  }

  /** What to say when a closing sign is missing. */
  static SyntaxError expected(String sign, String why, Token token) {
    if (OPERATORS.containsKey(token.text())) {
      return operator(token);
    }
    return SyntaxError.at(
        token,
        "expected '" + sign + "' " + why + ", found " + token.shown(),
        token.kind() == Token.Kind.END ? "add " + sign : "");
  }

  /**
   * What to say where a value should stand and none does; {@code before}: end of the last token.
   */
  static SyntaxError missingOperand(Token token, int before) {
    int from = token.kind() == Token.Kind.END ? Math.max(0, before - 1) : token.from();
    int to = token.kind() == Token.Kind.END ? before : token.to();
    return new SyntaxError(
        Code.EXPRESSION_SYNTAX, from, to, "expected a value, found " + token.shown(), VALUE);
  }

  private static boolean startsValue(Token token) {
    return token.kind() == Token.Kind.NAME
        || token.kind() == Token.Kind.LITERAL
        || token.is("(")
        || token.is("[");
  }

  private static SyntaxError operator(Token word) {
    String instead = OPERATORS.getOrDefault(word.text(), "");
    return foreign(
            word,
            "'" + word.text() + "' is not an operator: it is written " + instead,
            "write " + instead)
        .meaning(instead.equals("!") ? null : instead); // a 'not' binds looser than '!'
  }

  private static SyntaxError foreign(Token token, String problem, String hint) {
    return new SyntaxError(Code.EXPRESSION_FOREIGN_WORD, token.from(), token.to(), problem, hint);
  }
}

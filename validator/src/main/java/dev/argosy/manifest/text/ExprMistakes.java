package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprToken.Kind;
import java.util.Map;

/** What is said where an expression does not go on as it must: the habits of other languages. */
final class ExprMistakes {
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("=", "write == to compare"),
          Map.entry("==", "a comparison needs a value on both sides; there is no ==="),
          Map.entry("&", "write &&"),
          Map.entry("|", "write || for 'or'; value | function() hands a value on"),
          Map.entry("!=", "a comparison needs a value on both sides; there is no !=="),
          Map.entry("=*", "write ==, or matches for patterns"),
          Map.entry("=&", "write =="),
          Map.entry("{", "no expression begins with {{ inside {{=...}}; write the name alone"),
          Map.entry("contains", "it stands between two values: a contains b"),
          Map.entry("startsWith", "it stands between two values: a startsWith b"),
          Map.entry("endsWith", "it stands between two values: a endsWith b"),
          Map.entry("matches", "it stands between two values: a matches b"),
          Map.entry("in", "it stands between two values: a in list"),
          Map.entry("#", "# is an element, and known only in the predicates of filter, map, ..."),
          Map.entry(".", "a name must stand before the dot"));

  private ExprMistakes() {}

  static TextError unexpected(ExprToken token, String where, String hint) {
    return at(token, token.shown() + " is not expected " + where, hint);
  }

  static TextError expected(String sign, String why, ExprToken found) {
    return at(
        found,
        "expected '" + sign + "' " + why + ", found " + found.shown(),
        INSTEAD.getOrDefault(found.text(), ""));
  }

  static TextError afterPipe(ExprToken found) {
    return found.isOperator("|") || found.kind() == Kind.OPERATOR
        ? at(found, found.shown() + " is not expected after '|'", "write || for 'or'")
        : at(
            found,
            "expected a function after '|', found " + found.shown(),
            "write value | function(); write || for 'or'");
  }

  /** Something follows a whole expression. */
  static TextError trailing(ExprToken found) {
    String hint =
        switch (found.kind()) {
          case BRACKET ->
              ")]}".contains(found.text()) ? "nothing is open that it could close" : bracket(found);
          case OPERATOR -> INSTEAD.getOrDefault(found.text(), "");
          case STRING, NUMBER, NAME, END -> "an operator is missing before it";
        };
    return at(found, found.shown() + " is not expected here", hint);
  }

  private static String bracket(ExprToken found) {
    return found.isBracket("(") ? "only a name can be called" : "an operator is missing before it";
  }

  /**
   * @param before what stands before it
   */
  static TextError missingOperand(ExprToken found, ExprToken before) {
    if (before.isOperator("-")
        && before.to() == found.from()
        && found.kind() == Kind.OPERATOR
        && ExprLexer.isNamePart(found.text().codePointAt(0))) {
      return new TextError(
          TextProblem.error(
              TextProblem.Kind.MINUS_IN_NAME,
              before.from(),
              found.to(),
              "the minus in this name is read as a subtraction",
              "write names with a minus in brackets: tasks['check-in'].outputs"));
    }
    if (found.kind() == Kind.END) {
      return at(found, "the expression ends where a value is expected", "");
    }
    return at(
        found, "expected a value, found " + found.shown(), INSTEAD.getOrDefault(found.text(), ""));
  }

  private static TextError at(ExprToken token, String message, String hint) {
    int from = token.kind() == Kind.END ? Math.max(0, token.from() - 1) : token.from();
    return TextError.syntax(from, token.to(), message, hint);
  }
}

package dev.argosy.manifest.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tasks joined by {@code &&}, {@code ||}, {@code !} and parentheses. */
final class DependsParser {
  private static final int DEEPEST = 150;
  private static final Map<String, String> INSTEAD =
      Map.of(
          ",", "write && for all of them, || for any",
          "&", "write &&",
          "|", "write ||",
          "+", "write &&",
          ";", "write &&",
          "~", "write !",
          ")", "nothing is open that it could close");

  private final List<DependsLexer.Token> tokens;
  private final int length;
  private int at;
  private int depth;

  DependsParser(List<DependsLexer.Token> tokens, int length) {
    this.tokens = tokens;
    this.length = length;
  }

  /** The first place that does not fit. */
  Optional<TextProblem> problem() {
    try {
      any();
      if (at < tokens.size()) {
        throw unexpected(tokens.get(at));
      }
      return Optional.empty();
    } catch (TextError e) {
      return Optional.of(e.problem);
    }
  }

  private void any() {
    all();
    while (takes("||")) {
      all();
    }
  }

  private void all() {
    one();
    while (takes("&&")) {
      one();
    }
  }

  private void one() {
    while (takes("!")) {}
    if (at >= tokens.size()) {
      throw end();
    }
    DependsLexer.Token token = tokens.get(at++);
    if (token.isTask()) {
      return;
    }
    if (!token.text().equals("(")) {
      throw missing(token);
    }
    inner(token);
  }

  private void inner(DependsLexer.Token open) {
    if (++depth > DEEPEST) {
      throw new TextError(
          TextProblem.warning(
              TextProblem.Kind.TOO_LARGE,
              open.from(),
              open.to(),
              "nested too deep: not checked",
              ""));
    }
    any();
    depth--;
    if (!takes(")")) {
      throw at < tokens.size()
          ? unexpected(tokens.get(at))
          : TextError.syntax(open.from(), open.to(), "'(' is not closed", "add ')'");
    }
  }

  private boolean takes(String sign) {
    boolean there = at < tokens.size() && tokens.get(at).text().equals(sign);
    at += there ? 1 : 0;
    return there;
  }

  private TextError unexpected(DependsLexer.Token token) {
    return TextError.syntax(
        token.from(),
        token.to(),
        "expected && or ||, found " + Quoted.of(token.text()),
        token.isTask()
            ? "write && or || between tasks"
            : INSTEAD.getOrDefault(token.text(), "only &&, ||, ! and ( ) join tasks"));
  }

  private TextError missing(DependsLexer.Token token) {
    return TextError.syntax(
        token.from(),
        token.to(),
        "expected a task, found " + Quoted.of(token.text()),
        INSTEAD.getOrDefault(token.text(), ""));
  }

  private TextError end() {
    if (tokens.isEmpty()) {
      return TextError.syntax(0, length, "no task is named", "remove it, or name tasks");
    }
    DependsLexer.Token last = tokens.getLast();
    return TextError.syntax(
        last.from(), last.to(), "expected a task after " + Quoted.of(last.text()), "");
  }
}

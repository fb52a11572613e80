package dev.argosy.manifest.text;

import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said where a {@code when} does not go on as it must. */
final class WhenMistakes {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("=", "write == to compare"),
          Map.entry("===", "write =="),
          Map.entry("!==", "write !="),
          Map.entry("<>", "write !="),
          Map.entry("=>", "write >="),
          Map.entry("=<", "write <="),
          Map.entry("{{", "the tag is not closed: add }}"),
          Map.entry("_", "put texts in quotes"));
  private static final Map<String, String> WORDS =
      Map.of(
          "and",
          "write &&",
          "AND",
          "write &&",
          "or",
          "write ||",
          "OR",
          "write ||",
          "not",
          "write !",
          "is",
          "write ==",
          "eq",
          "write ==",
          "equals",
          "write ==",
          "contains",
          "write text =~ 'part'");

  private WhenMistakes() {}

  static TextProblem syntax(WhenToken at, String message, String hint) {
    return TextProblem.error(Kind.SYNTAX, at.from(), at.to(), message, hint);
  }

  /** Signs that stand together are read as one. */
  static TextError symbol(int from, int to, String sign) {
    String hint = SIGNS.get(sign.startsWith("{{") ? "{{" : sign);
    String otherwise =
        sign.length() > 1 && sign.chars().allMatch(c -> "=!<>&|-+~*/%".indexOf(c) >= 0)
            ? "signs that touch are read as one: put a blank between them"
            : "put texts in quotes";
    return TextError.syntax(
        from, to, Quoted.of(sign) + " has no meaning in a when", hint == null ? otherwise : hint);
  }

  static TextProblem order(WhenToken before, WhenToken after) {
    if (before.kind() == WhenToken.Kind.WORD && after.kind() == WhenToken.Kind.OPEN) {
      return syntax(
          before,
          "there is no function " + Quoted.of(before.text()),
          "compute it in an expression: {{=" + before.text() + "(…)}}");
    }
    boolean operands = before.kind().isOperand() && after.kind().isOperand();
    return syntax(
        after,
        before.kind() == WhenToken.Kind.START
            ? "a when cannot begin with " + after.kind().words()
            : after.kind().words() + " cannot follow " + before.kind().words(),
        operands ? words(before, after) : prefix(before));
  }

  private static String words(WhenToken before, WhenToken after) {
    String hint = WORDS.getOrDefault(after.text(), WORDS.get(before.text()));
    return hint != null ? hint : "put a text of several words in quotes";
  }

  /** A word beside a tag that other languages have for an operator: a tag ends with none. */
  static Optional<TextProblem> word(List<WhenToken> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      WhenToken token = tokens.get(i);
      if (tokens.get(i - 1).kind() == WhenToken.Kind.VALUE
          && token.kind() == WhenToken.Kind.WORD
          && WORDS.containsKey(token.text())) {
        boolean in = i + 1 < tokens.size() && tokens.get(i + 1).text().equals("in");
        return Optional.of(
            syntax(
                token,
                Quoted.of(token.text()) + " is no operator of a when",
                in ? "write !( … in ( … ))" : WORDS.get(token.text())));
      }
    }
    return Optional.empty();
  }

  private static String prefix(WhenToken before) {
    return before.is(WhenToken.Kind.PREFIX, "!")
        ? "! takes true, false or what stands in ( ): write '{{…}}' != 'true'"
        : "";
  }

  /** Argo counts parentheses and does not mind their order. */
  static TextProblem unbalanced(List<WhenToken> tokens, WhenToken.Kind surplus) {
    List<WhenToken> parens = tokens.stream().filter(t -> t.kind() == surplus).toList();
    return surplus == WhenToken.Kind.OPEN
        ? syntax(parens.getFirst(), "'(' is not closed", "add ')'")
        : syntax(parens.getLast(), "nothing is open that ')' could close", "remove it");
  }

  static TextProblem end(WhenToken last, int length) {
    return last.kind() == WhenToken.Kind.START
        ? TextProblem.error(
            Kind.SYNTAX, 0, length, "there is no condition", "remove it, or write a comparison")
        : syntax(last, "the condition ends where a value is expected", "");
  }
}

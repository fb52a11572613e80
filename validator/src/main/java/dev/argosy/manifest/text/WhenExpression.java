package dev.argosy.manifest.text;

import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code when} of a step, a DAG task or a CronWorkflow: govaluate, over the text that is left once
 * every tag has been replaced by its value. Argo never looks at it before.
 *
 * <p>Bare words of a step's are texts, a CronWorkflow's are variables, of which there are none.
 * Both kinds of quotes end a text, whichever began it. A tag outside quotes becomes part of the
 * syntax.
 */
public final class WhenExpression {
  private WhenExpression() {}

  /** Where it stands. */
  public enum Place {
    STEP,
    CRON
  }

  /** The mistakes outside the tags, in the order of the text; what stands in tags is not read. */
  public static List<TextProblem> check(String text, Place place) {
    if (text.isEmpty()) {
      return List.of();
    }
    Tags.Scan scan = Tags.scan(text);
    try {
      List<WhenToken> tokens = new WhenLexer(masked(text, scan)).all();
      Optional<TextProblem> mistake =
          mistake(tokens, text.length(), place).or(() -> WhenMistakes.word(tokens));
      if (mistake.isPresent()) {
        return List.of(mistake.get());
      }
      WhenTags tags = new WhenTags(text, scan, tokens);
      List<TextProblem> problems = new ArrayList<>(tags.problems());
      problems.addAll(tags.statuses());
      if (!isOpen(tokens)) {
        problems.addAll(new WhenTypes(tokens, place).problems());
      }
      problems.sort(Comparator.comparingInt(TextProblem::from));
      return problems;
    } catch (TextError e) {
      return List.of(e.problem);
    }
  }

  /** Each tag as one sign for each of its characters, so that places stay what they are. */
  private static String masked(String text, Tags.Scan scan) {
    StringBuilder masked = new StringBuilder(text);
    for (Tag tag : scan.tags()) {
      for (int i = tag.from(); i < tag.end(); i++) {
        masked.setCharAt(i, WhenLexer.TAG);
      }
    }
    return masked.toString();
  }

  private static Optional<TextProblem> mistake(List<WhenToken> tokens, int length, Place place) {
    Optional<TextProblem> first = WhenGrammar.mistake(tokens, length).or(() -> pattern(tokens));
    return first.isPresent() || place == Place.CRON
        ? first
        : WhenGrammar.mistake(reread(tokens), length);
  }

  /** Argo takes a step's words for texts, and has the result read once more. */
  private static List<WhenToken> reread(List<WhenToken> tokens) {
    List<WhenToken> again = new ArrayList<>();
    for (WhenToken token : tokens) {
      boolean pattern = !again.isEmpty() && isMatch(again.getLast());
      again.add(
          token.kind() == WhenToken.Kind.WORD
              ? token.as(WhenToken.Kind.STRING)
              : pattern && token.kind() == WhenToken.Kind.STRING
                  ? token.as(WhenToken.Kind.PATTERN)
                  : token);
    }
    return again;
  }

  private static boolean isMatch(WhenToken token) {
    return token.is(WhenToken.Kind.COMPARATOR, "=~") || token.is(WhenToken.Kind.COMPARATOR, "!~");
  }

  private static Optional<TextProblem> pattern(List<WhenToken> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      WhenToken token = tokens.get(i);
      boolean written = token.text().indexOf(WhenLexer.TAG) < 0;
      if (isMatch(tokens.get(i - 1)) && token.kind() == WhenToken.Kind.STRING && written) {
        Optional<String> mistake = ExprPattern.mistake(token.text());
        if (mistake.isPresent()) {
          return Optional.of(
              TextProblem.error(
                  Kind.SYNTAX,
                  token.from(),
                  token.to(),
                  "this is no regular expression: " + mistake.get(),
                  "write one in the syntax of RE2, which Go has"));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a tag must bring operators of its own, so that nothing is known of the whole. */
  private static boolean isOpen(List<WhenToken> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      WhenToken before = tokens.get(i - 1);
      WhenToken token = tokens.get(i);
      boolean tag = before.kind() == WhenToken.Kind.VALUE || token.kind() == WhenToken.Kind.VALUE;
      boolean left = before.kind().isOperand() || before.kind() == WhenToken.Kind.CLOSE;
      boolean right = token.kind().isOperand() || token.kind() == WhenToken.Kind.OPEN;
      if (tag && left && right) {
        return true;
      }
    }
    return false;
  }
}

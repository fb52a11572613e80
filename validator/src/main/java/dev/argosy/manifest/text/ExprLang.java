package dev.argosy.manifest.text;

import java.util.List;

/**
 * expr-lang, the language of {@code {{=...}}}, {@code valueFrom.expression}, {@code fromExpression},
 * hooks, {@code retryStrategy.expression}, {@code labelsFrom}, HTTP conditions, {@code data}
 * transformations and {@code stopStrategy}: as of version 1.17, which Argo 3.7 and 4.0 carry.
 */
public final class ExprLang {
  private ExprLang() {}

  /**
   * @param problems in the order of the text
   * @param references every variable that is read, in the order of the text; empty when the text
   *     cannot be read
   * @param result what it gives, as far as that is known
   */
  public record Checked(
      List<TextProblem> problems, List<ExprReference> references, ExprType result) {
    public Checked {
      problems = List.copyOf(problems);
      references = List.copyOf(references);
    }
  }

  /** Reads and checks an expression whose value may be anything. */
  public static Checked check(String text, ExprScope scope) {
    return new Checked(List.of(), List.of(), ExprType.Basic.UNKNOWN);
  }

  /** The same where the value must be true or false. */
  public static Checked checkCondition(String text, ExprScope scope) {
    return check(text, scope);
  }
}

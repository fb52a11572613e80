package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.Basic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * expr-lang, the language of {@code {{=...}}}, {@code valueFrom.expression}, {@code
 * fromExpression}, hooks, {@code retryStrategy.expression}, {@code labelsFrom}, HTTP conditions,
 * {@code data} transformations and {@code stopStrategy}: as of version 1.17, which Argo 3.7 and 4.0
 * carry.
 *
 * <p>Argo compiles an expression only when it needs the value, with the variables that exist then;
 * nothing of it is looked at when a manifest is linted. What is an error here cannot be compiled,
 * or fails whenever it is computed.
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
    try {
      ExprNode expression = new ExprParser(text, scope.names().keySet()).whole();
      ExprChecker checker = new ExprChecker(scope);
      ExprType result = checker.type(expression);
      return new Checked(sorted(checker.problems()), ExprReferences.of(expression, scope), result);
    } catch (TextError e) {
      return new Checked(List.of(e.problem), List.of(), Basic.UNKNOWN);
    }
  }

  /** The same where the value must be true or false. */
  public static Checked checkCondition(String text, ExprScope scope) {
    Checked checked = check(text, scope);
    if (checked.result().isUnknown() || checked.result() == Basic.BOOLEAN) {
      return checked;
    }
    List<TextProblem> problems = new ArrayList<>(checked.problems());
    problems.add(
        TextProblem.error(
            TextProblem.Kind.NOT_A_CONDITION,
            0,
            text.length(),
            "a condition must give true or false, this gives " + checked.result().word(),
            "compare it: … == …"));
    return new Checked(sorted(problems), checked.references(), checked.result());
  }

  private static List<TextProblem> sorted(List<TextProblem> problems) {
    return problems.stream().sorted(Comparator.comparingInt(TextProblem::from)).toList();
  }
}

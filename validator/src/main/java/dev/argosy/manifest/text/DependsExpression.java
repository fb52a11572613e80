package dev.argosy.manifest.text;

import dev.argosy.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code depends} of a DAG task: {@code "A.Succeeded && (B || !C.AnySucceeded)"}.
 *
 * <p>Argo takes every word of letters, digits and minuses for a task, before it knows of any
 * syntax; a task without a result stands for {@code (A.Succeeded || A.Skipped || A.Daemoned)}. The
 * rest is expr-lang, compiled when the task's turn comes.
 */
public final class DependsExpression {
  private DependsExpression() {}

  /**
   * A task that is named.
   *
   * @param from the offset of the name
   * @param to the offset behind the name, before the {@code .} of a result
   * @param result the result as written, known or not
   * @param end the offset behind the result, or {@code to}
   */
  public record TaskReference(int from, int to, String task, Optional<String> result, int end) {
    /** Whether Argo wants the task to have items: only then has it such a result. */
    public boolean needsItems() {
      return result.filter(r -> r.equals("AnySucceeded") || r.equals("AllFailed")).isPresent();
    }
  }

  /**
   * @param tasks every task that is named, in the order of the text, also when there are problems;
   *     words that cannot be tasks are problems and not among them
   */
  public record Checked(List<TextProblem> problems, List<TaskReference> tasks) {
    public Checked {
      problems = List.copyOf(problems);
      tasks = List.copyOf(tasks);
    }
  }

  /** Reads it; whether the tasks exist is for the caller to know. */
  public static Checked check(String text) {
    if (text.isEmpty()) {
      return new Checked(List.of(), List.of());
    }
    DependsLexer lexer = new DependsLexer(text);
    List<TextProblem> problems = new ArrayList<>(lexer.problems());
    if (problems.isEmpty()) {
      new DependsParser(lexer.tokens(), text.length())
          .problem()
          .filter(p -> !isExpression(text, lexer.tokens()))
          .ifPresent(problems::add);
    }
    problems.sort(Comparator.comparingInt(TextProblem::from));
    return new Checked(problems, lexer.tasks());
  }

  /** Whether a word is what Argo calls the end of a task, such as {@code Succeeded}. */
  public static boolean isResult(String word) {
    return DependsLexer.RESULTS.contains(word);
  }

  /** Whether it is a condition all the same, by a part of expr-lang that nobody needs here. */
  private static boolean isExpression(String text, List<DependsLexer.Token> tokens) {
    StringBuilder masked = new StringBuilder(text);
    Map<String, ExprType> names = new HashMap<>();
    for (DependsLexer.Token token : tokens) {
      if (token.isTask()) {
        String name = "t".repeat(token.to() - token.from());
        masked.replace(token.from(), token.to(), name);
        names.put(name, ExprType.Basic.BOOLEAN);
      }
    }
    ExprScope scope = new ExprScope(names, false, false);
    return ExprLang.checkCondition(masked.toString(), scope).problems().stream()
        .noneMatch(p -> p.severity() == Severity.ERROR);
  }
}

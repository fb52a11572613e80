package dev.argosy.manifest.text;

import java.util.List;
import java.util.Optional;

/** {@code depends} of a DAG task: {@code "A.Succeeded && (B || !C.AnySucceeded)"}. */
public final class DependsExpression {
  private DependsExpression() {}

  /**
   * A task that is named.
   *
   * @param from the offset of the name
   * @param to the offset behind the name, before the {@code .} of a result
   * @param result the result as written, known or not; {@code resultFrom} is its offset
   */
  public record TaskReference(
      int from, int to, String task, Optional<String> result, int resultFrom) {
    /** Whether Argo wants the task to have items: only then has it such a result. */
    public boolean needsItems() {
      return result.filter(r -> r.equals("AnySucceeded") || r.equals("AllFailed")).isPresent();
    }
  }

  /**
   * @param tasks every task that Argo takes for a dependency, in the order of the text, also when
   *     there are problems
   */
  public record Checked(List<TextProblem> problems, List<TaskReference> tasks) {
    public Checked {
      problems = List.copyOf(problems);
      tasks = List.copyOf(tasks);
    }
  }

  public static Checked check(String text) {
    return new Checked(List.of(), List.of());
  }
}

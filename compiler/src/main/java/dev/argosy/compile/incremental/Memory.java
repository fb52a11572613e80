package dev.argosy.compile.incremental;

import dev.argosy.link.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Results by the name of their part, each with what it asked of the rest and what it was told. */
final class Memory<T> {
  private final Map<String, Kept<T>> before;
  private final Map<String, Kept<T>> after = new HashMap<>();
  private final Answers answers;

  /** A result, as long as the answers are these. */
  record Kept<T>(Map<Question, String> told, T result) {
    boolean holds(Answers answers) {
      return told.entrySet().stream().allMatch(e -> answers.to(e.getKey()).equals(e.getValue()));
    }
  }

  /**
   * @param before what the last tree left
   * @param answers those of this one
   */
  Memory(Map<String, Kept<T>> before, Answers answers) {
    this.before = before;
    this.answers = answers;
  }

  /** For the next tree; parts that nobody asked for in this one are forgotten. */
  Map<String, Kept<T>> kept() {
    return after;
  }

  /**
   * @param work makes the result, and notes what it asks
   */
  T result(String part, Function<Set<Question>, T> work) {
    Kept<T> kept = after.get(part);
    if (kept == null) {
      Kept<T> old = before.get(part);
      kept = old != null && old.holds(answers) ? old : make(work);
      after.put(part, kept);
    }
    return kept.result;
  }

  private Kept<T> make(Function<Set<Question>, T> work) {
    Set<Question> asked = new HashSet<>();
    T result = work.apply(asked);
    Map<Question, String> told = new HashMap<>();
    asked.forEach(question -> told.put(question, answers.to(question)));
    return new Kept<>(Map.copyOf(told), result);
  }
}

package dev.argosy.link;

import java.util.List;
import java.util.Optional;

/** Steps in the author's order; without cycles. */
public record Graph(StepPath path, List<LinkedStep> steps) {
  public Graph {
    steps = List.copyOf(steps);
  }

  public Optional<LinkedStep> step(String id) {
    for (LinkedStep step : steps) {
      if (step.id().equals(id)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  /**
   * The step that holds the {@code finally} of the called Pipeline whose graph this is: the last,
   * after all others.
   */
  public Optional<LinkedStep> ending() {
    return step(StepPath.FINALLY.last())
        .filter(s -> !path.isRoot() && s.after().size() == steps.size() - 1);
  }
}

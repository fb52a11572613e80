package dev.argosy.link;

import java.util.List;
import java.util.Optional;

/** Steps in the author's order; without cycles. */
public record Graph(StepPath path, List<LinkedStep> steps) {
  public Graph {
    steps = List.copyOf(steps);
  }

  public Optional<LinkedStep> step(String id) {
    return steps.stream().filter(s -> s.id().equals(id)).findFirst();
  }
}

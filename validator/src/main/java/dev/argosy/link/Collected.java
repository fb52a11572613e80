package dev.argosy.link;

import dev.argosy.expression.Expr;
import java.util.Optional;

/** Where the artifacts are written that a forEach collects into a directory. */
public final class Collected {
  private Collected() {}

  /** A step that runs a pod, and its output. */
  public record Writer(StepPath step, String output) {}

  /**
   * The one step that writes an output of {@code step} wherever it runs; empty when several do,
   * when none inside does, or when every round of a repeat writes it anew.
   */
  public static Optional<Writer> writer(LinkedStep step, String output) {
    return switch (step.action()) {
      case Action.Pod pod -> Optional.of(new Writer(step.path(), output));
      case Action.Group group -> inGroup(group, output);
      case Action.ForEach each -> writer(each.body(), output);
      case Action.Repeat repeat -> Optional.empty();
      case Action.Choose choose -> Optional.empty();
      case Action.Resource resource -> Optional.empty();
    };
  }

  private static Optional<Writer> inGroup(Action.Group group, String output) {
    return group.outputs().get(output) instanceof Expr.Ref ref
            && ref.reference() instanceof Ref.Output inner
        ? Needs.id(group.graph(), ref)
            .flatMap(group.graph()::step)
            .flatMap(s -> writer(s, inner.name()))
        : Optional.empty();
  }
}

package dev.argosy.compile.lower;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.Ref;
import dev.argosy.link.StepIndex;
import org.jspecify.annotations.Nullable;

/**
 * Outputs whose text may be no value of their type, since a program, a cluster or a person wrote
 * it. What Python returns was checked when it was written, and what is computed is a value.
 */
final class Unchecked {
  private Unchecked() {}

  static boolean is(Ref.Output output, StepIndex steps) {
    return steps.step(output.step()).filter(s -> is(s, output.name(), steps)).isPresent();
  }

  static boolean is(LinkedStep step, String output, StepIndex steps) {
    return switch (step.action()) {
      case Action.Container c -> isTyped(step.outputs().get(output));
      case Action.Script s -> isTyped(step.outputs().get(output));
      case Action.Resource r -> isTyped(step.outputs().get(output));
      case Action.Approval a -> isTyped(step.outputs().get(output));
      case Action.Repeat repeat -> is(repeat.body(), output, steps);
      case Action.Group group ->
          group.outputs().get(output) instanceof Expr.Ref ref
              && ref.reference() instanceof Ref.Output inner
              && is(inner, steps);
      case Action.Choose choose -> choose.branches().stream().anyMatch(b -> is(b, output, steps));
      case Action.ForEach each -> false;
      case Action.Python python -> false;
      case Action.Http http -> false;
      case Action.Import imported -> false;
    };
  }

  private static boolean isTyped(@Nullable LinkedOutput output) {
    return output != null && !output.isArtifact() && !(output.type() instanceof Type.StringType);
  }

  /** Whether an expression may have no value. */
  static boolean is(Expr expression, StepIndex steps) {
    return Partial.is(expression)
        || expression
            .lookups()
            .anyMatch(l -> l.reference() instanceof Ref.Output out && is(out, steps));
  }
}

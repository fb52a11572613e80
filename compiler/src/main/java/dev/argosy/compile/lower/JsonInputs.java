package dev.argosy.compile.lower;

import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The inputs of a Python step that get JSON in place of a text. Argo looks for its tags in the
 * values of inputs too; in JSON the braces can be escaped, so what a step wrote arrives as it is.
 */
final class JsonInputs {
  private JsonInputs() {}

  /** Those that hold free text and are used as arguments of the function only. */
  static Set<String> of(LinkedStep step) {
    Set<String> names = new LinkedHashSet<>();
    if (step.action() instanceof Action.Python python) {
      List<Expr.Lookup> all =
          step.inputs().isEmpty()
              ? List.of()
              : Needs.expressions(step).flatMap(Expr::lookups).toList();
      for (Declared input : step.inputs().values()) {
        if (mayHoldTags(input, step)
            && uses(all.stream(), input, step) == handedOn(python, input, step)) {
          names.add(input.name());
        }
      }
    }
    return names;
  }

  private static boolean mayHoldTags(Declared input, LinkedStep step) {
    Argument argument = step.arguments().get(input.name());
    return argument != null
        && !(input.type() instanceof Type.Scalar)
        && !(input.type() instanceof Type.ArtifactType)
        && !(argument instanceof Argument.Constant c
            && c.type() != Type.Unknown.ANY
            && !PodFiles.isChanged(TextForm.of(c.value())));
  }

  private static long handedOn(Action.Python python, Declared input, LinkedStep step) {
    return uses(
        python.arguments().values().stream()
            .filter(Argument.Single.class::isInstance)
            .map(a -> ((Argument.Single) a).expression())
            .filter(Expr.Ref.class::isInstance)
            .map(Expr.Ref.class::cast),
        input,
        step);
  }

  private static long uses(Stream<? extends Expr.Lookup> lookups, Declared input, LinkedStep step) {
    return lookups.filter(l -> isInput(l, input, step)).count();
  }

  private static boolean isInput(Expr.Lookup lookup, Declared input, LinkedStep step) {
    return lookup.reference() instanceof Ref.Input in
        && in.owner().equals(step.path())
        && in.name().equals(input.name());
  }
}

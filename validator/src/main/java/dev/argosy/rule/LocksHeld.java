package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.Action;
import dev.argosy.link.Conduct.Locks;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A lock that a step asks for while the group around it, or the run, holds it already. */
final class LocksHeld implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    List<Diagnostic> found = new ArrayList<>();
    List<Locks> held = pipeline.settings().locks().stream().toList();
    check(pipeline.graph(), held, found);
    pipeline.exit().ifPresent(exit -> check(exit, held, found));
    return found.stream();
  }

  private static void check(Graph graph, List<Locks> held, List<Diagnostic> found) {
    graph.steps().forEach(step -> check(step, held, found));
  }

  private static void check(LinkedStep step, List<Locks> held, List<Diagnostic> found) {
    List<Locks> inside = new ArrayList<>(held);
    for (Locks own : step.options().conduct().locks().stream().toList()) {
      held.stream()
          .filter(outer -> isSame(outer, own))
          .findFirst()
          .ifPresent(outer ->
              found.add(
                  Diagnostic.of(
                          Code.LOCK_HELD,
                          own.at(),
                          "the step '"
                              + step.path().last()
                              + "' would wait for ever: what is around it "
                              + "holds this lock until the step has ended",
                          "take the lock in one of the two places")
                      .withRelated(outer.at(), "held from here on")));
      inside.add(own);
    }
    switch (step.action()) {
      case Action.Group group -> check(group.graph(), inside, found);
      case Action.Choose choose -> choose.branches().forEach(b -> check(b, inside, found));
      default -> step.action().looped().ifPresent(body -> check(body, inside, found));
    }
  }

  private static boolean isSame(Locks outer, Locks inner) {
    return outer
            .semaphore()
            .filter(s -> inner.semaphore().filter(i -> i.text().equals(s.text())).isPresent())
            .isPresent()
        || outer
            .mutex()
            .filter(m -> inner.mutex().filter(i -> isSame(m, i)).isPresent())
            .isPresent();
  }

  /** Names whose parts are the same, whatever the values they hold may be. */
  private static boolean isSame(LinkedText a, LinkedText b) {
    return parts(a).equals(parts(b));
  }

  private static List<Object> parts(LinkedText text) {
    return text.parts().stream()
        .map(p -> p instanceof LinkedText.Hole(Expr.Ref ref) ? (Object) ref.reference() : p)
        .toList();
  }
}

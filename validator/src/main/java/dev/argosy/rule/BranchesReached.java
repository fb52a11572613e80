package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Severity;
import dev.argosy.expression.Expr;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A branch of a choose whose condition holds only where one before it holds already. Numbers are
 * compared; conditions of another form only with their like.
 */
final class BranchesReached implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s -> s.action() instanceof Action.Choose c ? unreached(c.branches()) : null);
  }

  private static Stream<Diagnostic> unreached(List<LinkedStep> branches) {
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 1; i < branches.size(); i++) {
      LinkedStep branch = branches.get(i);
      List<LinkedStep> before = branches.subList(0, i);
      branch
          .when()
          .flatMap(when -> earlier(when, before).map(e -> diagnostic(branch, when, e)))
          .ifPresent(found::add);
    }
    return found.stream();
  }

  /** The last of the branches that take everything a condition holds for. */
  private static Optional<LinkedStep> earlier(Expr when, List<LinkedStep> before) {
    Optional<LinkedStep> same =
        before.stream().filter(b -> b.when().filter(when::equals).isPresent()).findFirst();
    return same.or(
        () -> Ranges.of(when).filter(own -> !isEmpty(own)).flatMap(o -> taken(o, before)));
  }

  private static boolean isEmpty(Ranges.OfOne own) {
    return own.ranges().isEmpty(own.isInteger());
  }

  private static Optional<LinkedStep> taken(Ranges.OfOne own, List<LinkedStep> before) {
    Ranges left = own.ranges();
    for (LinkedStep branch : before) {
      Optional<Ranges.OfOne> other =
          branch.when().flatMap(Ranges::of).filter(o -> o.subject().equals(own.subject()));
      if (other.isPresent()) {
        left = left.and(other.get().ranges().not());
        if (left.isEmpty(own.isInteger())) {
          return Optional.of(branch);
        }
      }
    }
    return Optional.empty();
  }

  private static Diagnostic diagnostic(LinkedStep branch, Expr when, LinkedStep earlier) {
    return Diagnostic.of(
            Code.BRANCH_UNREACHABLE,
            when.at(),
            "the branch '"
                + branch.id()
                + "' never runs: where this holds, a branch before it was taken already",
            "write the narrower condition first")
        .withSeverity(Severity.WARNING)
        .withRelated(earlier.at(), "taken before");
  }
}

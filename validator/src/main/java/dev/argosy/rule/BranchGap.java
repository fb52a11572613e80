package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import dev.argosy.link.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A firstOf without a default whose steps run on conditions over one number: some number may
 * satisfy none of them. Silent where the conditions are of another form.
 */
final class BranchGap implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.graphs(pipeline).flatMap(g -> expressions(pipeline, g).flatMap(e -> gaps(e, g)));
  }

  private static Stream<Expr> expressions(LinkedPipeline pipeline, Graph graph) {
    Stream<Expr> inside = graph.steps().stream().flatMap(Needs::expressions);
    Stream<Expr> outputs =
        graph.path().equals(pipeline.graph().path())
            ? pipeline.outputs().values().stream().map(r -> r.expression())
            : Walk.steps(pipeline)
                .flatMap(s ->
                    s.action() instanceof Action.Group g && g.graph().path().equals(graph.path())
                        ? g.outputs().values().stream()
                        : Stream.of());
    return Stream.concat(inside, outputs);
  }

  private static Stream<Diagnostic> gaps(Expr expr, Graph graph) {
    List<Diagnostic> found = new ArrayList<>();
    expr.walk(e -> {
      if (e instanceof Expr.FirstOf first) {
        gap(first, graph).ifPresent(found::add);
      }
    });
    return found.stream();
  }

  private static Optional<Diagnostic> gap(Expr.FirstOf first, Graph graph) {
    Ranges union = null;
    Expr subject = null;
    for (Expr argument : first.arguments()) {
      Optional<Expr> when = condition(argument, graph);
      Optional<Ranges.OfOne> ranges = when.flatMap(Ranges::of);
      if (ranges.isEmpty() || subject != null && !subject.equals(ranges.get().subject())) {
        return Optional.empty();
      }
      subject = ranges.get().subject();
      union = union == null ? ranges.get().ranges() : union.or(ranges.get().ranges());
    }
    return union == null || subject == null
        ? Optional.empty()
        : union.gap(subject.type() == Type.Scalar.INTEGER).map(value -> diagnostic(first, value));
  }

  private static Diagnostic diagnostic(Expr.FirstOf first, String value) {
    return Diagnostic.of(
        Code.BRANCH_GAP,
        first.at(),
        "none of these exists when the value is "
            + value
            + ": no condition of their steps holds for it",
        "close the gap in the conditions, or end with a default: firstOf(..., 'none')");
  }

  /** The condition on which the only step runs that an argument asks. */
  private static Optional<Expr> condition(Expr argument, Graph graph) {
    List<LinkedStep> steps =
        argument
            .lookups()
            .flatMap(l -> Needs.id(graph, l).stream())
            .distinct()
            .flatMap(id -> graph.step(id).stream())
            .toList();
    return steps.size() == 1 ? steps.getFirst().when() : Optional.empty();
  }
}

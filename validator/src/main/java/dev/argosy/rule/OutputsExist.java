package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.Action;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import java.util.Collection;
import java.util.stream.Stream;

/** Outputs of pipelines and groups must exist whenever the graph succeeds. */
final class OutputsExist implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    Stream<Diagnostic> own =
        check(
            pipeline.graph(),
            pipeline.outputs().values().stream().map(r -> r.expression()).toList());
    Stream<Diagnostic> groups =
        Walk.steps(pipeline)
            .flatMap(s ->
                s.action() instanceof Action.Group g
                    ? check(g.graph(), g.outputs().values())
                    : Stream.of());
    return Stream.concat(own, groups);
  }

  private static Stream<Diagnostic> check(Graph graph, Collection<Expr> outputs) {
    Flow flow = Flow.of(graph);
    return outputs.stream()
        .flatMap(Expr::required)
        .filter(l -> l.reference() instanceof Ref.Output && !flow.alwaysExists(l))
        .flatMap(l -> Needs.id(graph, l).filter(flow::maySkip).map(id -> absent(l, id)).stream());
  }

  private static Diagnostic absent(Expr.Lookup lookup, String id) {
    Ref.Output output = (Ref.Output) lookup.reference();
    return Diagnostic.of(
        Code.OUTPUT_MAY_BE_ABSENT,
        lookup.at(),
        "the output '" + output.name() + "' may not exist: the step '" + id + "' may be skipped",
        "say what holds instead: firstOf(steps."
            + id
            + ".outputs."
            + output.name()
            + ", ...), or give the output a default");
  }
}

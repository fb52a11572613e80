package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.Action;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    Stream<Diagnostic> exit =
        pipeline.exit().stream().flatMap(g -> g.steps().stream()).flatMap(OutputsExist::atEnd);
    return Stream.of(own, groups, exit).flatMap(s -> s);
  }

  /** When the run has ended, any step of it may not have run. */
  private static Stream<Diagnostic> atEnd(LinkedStep step) {
    List<Diagnostic> found = new ArrayList<>();
    Needs.expressions(step)
        .forEach(expr -> {
          expr.required()
              .filter(OutputsExist::mayBeMissed)
              .map(OutputsExist::missed)
              .forEach(found::add);
          expr.walk(e -> {
            if (e instanceof Expr.FirstOf first
                && first.arguments().stream().allMatch(OutputsExist::mayBeMissed)) {
              found.add(none(first));
            }
          });
        });
    return found.stream();
  }

  private static boolean mayBeMissed(Expr expr) {
    return expr.required()
        .anyMatch(l -> l.reference() instanceof Ref.Ended e && e.initial().isEmpty());
  }

  private static Diagnostic missed(Expr.Lookup lookup) {
    Ref.Ended ended = (Ref.Ended) lookup.reference();
    return Diagnostic.of(
        Code.OUTPUT_MAY_BE_ABSENT,
        lookup.at(),
        "the output '"
            + ended.name()
            + "' may not exist: finally runs also when the step '"
            + ended.step()
            + "' did not",
        "say what holds instead: firstOf(..., 'none'), or give the output a default");
  }

  private static Diagnostic none(Expr.FirstOf first) {
    return Diagnostic.of(
        Code.OUTPUT_MAY_BE_ABSENT,
        first.at(),
        "none of these may exist: finally runs also when no step did",
        "add what holds then as the last: firstOf(..., 'none')");
  }

  private static Stream<Diagnostic> check(Graph graph, Collection<Expr> outputs) {
    Flow flow = Flow.trusting(graph);
    return outputs.stream()
        .flatMap(OutputsExist::needed)
        .filter(flow::mayBeAbsent)
        .flatMap(l ->
            Needs.id(graph, l)
                .flatMap(graph::step)
                .map(step -> absent(l, step, flow.maySkip(step.id())))
                .stream());
  }

  /** A firstOf of one has nothing else to take. */
  private static Stream<Expr.Lookup> needed(Expr output) {
    return output instanceof Expr.FirstOf first && first.arguments().size() == 1
        ? needed(first.arguments().getFirst())
        : output.required();
  }

  private static Diagnostic absent(Expr.Lookup lookup, LinkedStep step, boolean maySkip) {
    String id = step.id();
    Ref.Output output = (Ref.Output) lookup.reference();
    Diagnostic finding =
        Diagnostic.of(
            Code.OUTPUT_MAY_BE_ABSENT,
            lookup.at(),
            "the output '"
                + output.name()
                + "' may not exist: the step '"
                + id
                + (maySkip ? "' may be skipped" : "' may fail, and goes on by onError"),
            "say what holds instead: firstOf(steps."
                + id
                + ".outputs."
                + output.name()
                + ", ...), or give the output a default");
    return step.when()
        .filter(when -> maySkip)
        .map(when -> finding.withRelated(when.at(), "'" + id + "' is skipped unless this holds"))
        .orElseGet(() -> finding.withDeclaration(step.at(), "the step"));
  }
}

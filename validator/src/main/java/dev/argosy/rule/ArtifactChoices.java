package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import dev.argosy.link.StepIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Who chooses an artifact knows how the steps of one graph ended, and nothing more. */
final class ArtifactChoices implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    StepIndex index = StepIndex.of(pipeline);
    List<Graph> graphs = Walk.graphs(pipeline).toList();
    return Stream.concat(
        choices(pipeline).stream().flatMap(c -> Stream.concat(missing(c, index), apart(c, graphs))),
        index.all().stream().flatMap(step -> missing(step, index)));
  }

  /** Every choice that an author wrote, once. */
  private static List<Expr> choices(LinkedPipeline pipeline) {
    List<Expr> found = new ArrayList<>();
    Stream.of(
            pipeline.graph().steps().stream(),
            pipeline.exit().stream().flatMap(g -> g.steps().stream()))
        .flatMap(s -> s)
        .flatMap(Needs::expressions)
        .forEach(e -> collect(e, found));
    pipeline.outputs().values().forEach(r -> collect(r.expression(), found));
    return found.stream().distinct().toList();
  }

  private static void collect(Expr expression, List<Expr> found) {
    expression.walk(e -> {
      if (e instanceof Expr.FirstOf && e.type() instanceof Type.ArtifactType) {
        found.add(e);
      }
    });
  }

  private static Stream<Diagnostic> missing(Expr choice, StepIndex index) {
    return choice.lookups().filter(l -> index.isOptional(l.reference())).map(l -> missing(l.at()));
  }

  /** What a choose gives, and the last round of a repeat, is chosen too. */
  private static Stream<Diagnostic> missing(LinkedStep step, StepIndex index) {
    Collection<LinkedOutput> outputs =
        switch (step.action()) {
          case Action.Choose choose -> choose.outputs().values();
          case Action.Repeat repeat -> repeat.body().outputs().values();
          default -> List.of();
        };
    return outputs.stream()
        .filter(LinkedOutput::isArtifact)
        .filter(o -> index.isOptional(new Ref.Output(step.path(), o.name())))
        .map(o -> missing(o.at()));
  }

  private static Diagnostic missing(At at) {
    return Diagnostic.of(
        Code.NOT_BUILT,
        at,
        "choosing an artifact that may be missing is not built in this version of Argosy: Argo"
            + " says how a step ended, not which files it wrote",
        "let the step write it always, if only an empty file, and remove optional");
  }

  /** Of the graphs whose steps are chosen from, all but the innermost must be sure of theirs. */
  private static Stream<Diagnostic> apart(Expr choice, List<Graph> graphs) {
    return graphs.stream()
        .filter(g -> choice.lookups().anyMatch(l -> Needs.id(g, l).isPresent()))
        .sorted(Comparator.comparingInt(g -> -g.path().ids().size()))
        .skip(1)
        .flatMap(g -> choice.lookups().filter(Flow.trusting(g)::mayBeAbsent))
        .map(ArtifactChoices::far);
  }

  private static Diagnostic far(Expr.Lookup lookup) {
    return Diagnostic.of(
        Code.NOT_BUILT,
        lookup.at(),
        "choosing between artifacts of steps here and of a step further out that may be skipped is"
            + " not built in this version of Argosy",
        "put firstOf where the outer step is, over it and the output of the group");
  }
}

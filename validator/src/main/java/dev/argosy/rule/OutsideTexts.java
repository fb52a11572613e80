package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.StepIndex;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers of people and responses of servers where Argo would replace its tags in them. */
final class OutsideTexts implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    StepIndex index = StepIndex.of(pipeline);
    return Walk.steps(pipeline)
        .flatMap(OutsideTexts::exposed)
        .filter(e -> !(e.type() instanceof Type.Scalar)) // numbers and the like hold no tags
        .flatMap(Expr::lookups)
        .flatMap(l ->
            index
                .origins(l.reference())
                .flatMap(o ->
                    index
                        .step(o.step())
                        .map(StepIndex::body)
                        .flatMap(s -> source(s, o.name()))
                        .stream())
                .distinct()
                .map(source -> finding(l, source)));
  }

  /** What Argo puts into a text; the arguments of python steps travel as JSON. */
  private static Stream<Expr> exposed(LinkedStep step) {
    Stream<Expr> manifest =
        step.action() instanceof Action.Resource r ? r.manifest().expressions() : Stream.of();
    Stream<LinkedText> own =
        step.action() instanceof Action.Approval ? Stream.of() : step.action().texts();
    return Stream.concat(
        Stream.concat(step.options().texts(), own).flatMap(LinkedText::expressions), manifest);
  }

  private static Optional<String> source(LinkedStep step, String output) {
    LinkedStep.LinkedOutput declared = step.outputs().get(output);
    boolean free =
        declared != null
            && !(declared.type() instanceof Type.Scalar)
            && !(declared.type() instanceof Type.StringType s && !s.allowed().isEmpty());
    return switch (step.action()) {
      case Action.Approval a when free ->
          Optional.of(
              "the answer '" + output + "' of a person (step '" + step.path().last() + "')");
      case Action.Http h ->
          Optional.of("the response of a server (step '" + step.path().last() + "')");
      default -> Optional.empty();
    };
  }

  private static Diagnostic finding(Expr.Lookup lookup, String source) {
    return Diagnostic.of(
        Code.OUTSIDE_TEXT,
        lookup.at(),
        "this holds " + source + ": Argo would replace its tags, such as {{workflow.name}}, in it",
        "give it to a python step by with, or restrict the answer by enum");
  }
}

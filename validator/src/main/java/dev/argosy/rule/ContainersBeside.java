package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.LinkedContainer;
import dev.argosy.link.LinkedPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sidecars and init containers that ask for the files of an artifact: Argo gives them to main. */
final class ContainersBeside implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(step -> step.options().beside().all())
        .flatMap(ContainersBeside::check);
  }

  private static Stream<Diagnostic> check(LinkedContainer container) {
    List<Diagnostic> found = new ArrayList<>();
    Consumer<Expr> path =
        e -> {
          if (e instanceof Expr.ArtifactPath) {
            found.add(
                Diagnostic.of(
                    Code.ARTIFACT_PATH,
                    e.at(),
                    "the artifact is not in the container '"
                        + container.name()
                        + "': only the main container has it",
                    "mount a volume in both, and copy the file there"));
          }
        };
    container.texts(text -> text.expressions(e -> e.walk(path)));
    return found.stream();
  }
}

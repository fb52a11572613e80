package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cached steps with artifacts among their inputs: the key knows parameters only. */
final class CacheKeys implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Stream.concat(keys(pipeline), Walk.steps(pipeline).flatMap(CacheKeys::looped));
  }

  /** A reused artifact lies in the folder of the run that made it, not in that of the loop. */
  private static Stream<Diagnostic> looped(LinkedStep step) {
    return step.action() instanceof Action.ForEach each
            && each.body().outputs().values().stream().anyMatch(o -> o.isArtifact())
        ? each.body().options().conduct().cache().stream()
            .map(cache ->
                Diagnostic.of(
                    Code.CACHE_KEY,
                    cache.at(),
                    "the items of '"
                        + step.path().last()
                        + "' give artifacts, which are read as one folder of this run: none can come"
                        + " from a cache",
                    "clear it with cache: null"))
        : Stream.of();
  }

  private static Stream<Diagnostic> keys(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(step ->
            step.options().conduct().cache().stream()
                .filter(cache -> cache.key().isEmpty() && takesArtifact(step))
                .map(cache ->
                    Diagnostic.of(
                        Code.CACHE_KEY,
                        cache.at(),
                        "the cached step '"
                            + step.path().last()
                            + "' takes an artifact, which the key of the cache cannot tell from another",
                        "say what stands for it: cache: {maxAge: ..., key: \"${{ ... }}\"}")));
  }

  private static boolean takesArtifact(LinkedStep step) {
    List<Expr> artifacts = new ArrayList<>();
    Needs.expressions(step)
        .forEach(expression ->
            expression.walk(e -> {
              if (e instanceof Expr.ArtifactPath || e.type() instanceof Type.ArtifactType) {
                artifacts.add(e);
              }
            }));
    return !artifacts.isEmpty()
        || step.inputs().values().stream().anyMatch(i -> i.type() instanceof Type.ArtifactType);
  }
}

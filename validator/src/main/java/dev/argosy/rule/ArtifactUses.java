package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Choice;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedVolume;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Artifacts where they cannot be had: by address, by choice, or as a file where no pod runs. */
final class ArtifactUses implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    List<Expr> results = pipeline.outputs().values().stream().map(r -> r.expression()).toList();
    Stream<Diagnostic> own = outputs(pipeline.graph(), results, true);
    Stream<Diagnostic> volumes =
        pipeline.volumes().values().stream().flatMap(ArtifactUses::of).flatMap(ArtifactUses::paths);
    return Stream.of(own, volumes, Walk.steps(pipeline).flatMap(ArtifactUses::check))
        .flatMap(s -> s);
  }

  private static Stream<Diagnostic> check(LinkedStep step) {
    Stream<Diagnostic> inGraph =
        Stream.concat(
                step.when().stream(),
                step.arguments().values().stream().flatMap(Argument::expressions))
            .flatMap(e -> Stream.concat(paths(e), values(e)));
    if (step.action() instanceof Action.Group group) {
      return Stream.concat(inGraph, outputs(group.graph(), group.outputs().values(), false));
    }
    if (step.action() instanceof Action.Resource
        || step.action() instanceof Action.Http
        || step.action() instanceof Action.Approval
        || step.action() instanceof Action.Import) {
      inGraph = Stream.concat(inGraph, Needs.expressions(step).flatMap(ArtifactUses::paths));
    }
    return step.action() instanceof Action.Choose
        ? inGraph
        : Stream.concat(inGraph, Needs.expressions(step).flatMap(ArtifactUses::values));
  }

  private static Stream<Diagnostic> outputs(
      Graph graph, Collection<Expr> outputs, boolean ofPipeline) {
    return outputs.stream()
        .flatMap(e -> {
          Stream<Diagnostic> paths = paths(e);
          boolean given = ofPipeline && isArtifact(e) && !isOutput(graph, e);
          return Stream.concat(
              paths,
              given && e instanceof Expr.Ref
                  ? Stream.of(
                      notBuilt(e, "an output that hands on an artifact parameter", "leave it out"))
                  : values(e));
        });
  }

  private static boolean isOutput(Graph graph, Expr expr) {
    return expr instanceof Expr.Ref ref
        && ref.reference() instanceof Ref.Output
        && Needs.id(graph, ref).isPresent();
  }

  private static Stream<Diagnostic> values(Expr expr) {
    List<Diagnostic> found = new ArrayList<>();
    expr.walk(e -> {
      boolean chosen = e instanceof Expr.FirstOf first && Choice.of(first).isPresent();
      if (!(e instanceof Expr.Lookup) && isArtifact(e) && !chosen) {
        found.add(choice(e));
      }
    });
    return found.stream();
  }

  private static Stream<Diagnostic> paths(Expr expr) {
    List<Diagnostic> found = new ArrayList<>();
    expr.walk(e -> {
      if (e instanceof Expr.ArtifactPath) {
        found.add(
            Diagnostic.of(
                Code.ARTIFACT_PATH,
                e.at(),
                "an artifact has no path here: only the pod that mounts it has the file",
                "hand on the artifact itself, without .path"));
      }
    });
    return found.stream();
  }

  private static Stream<Expr> of(LinkedVolume volume) {
    return switch (volume) {
      case LinkedVolume.Claim c -> c.claim().expressions();
      case LinkedVolume.RunClaim c -> c.size().expressions();
      case LinkedVolume.Secret s -> Stream.of();
      case LinkedVolume.ConfigMap c -> Stream.of();
      case LinkedVolume.EmptyDir e -> Stream.of();
    };
  }

  private static boolean isArtifact(Expr expr) {
    return expr.type() instanceof Type.ArtifactType;
  }

  private static Diagnostic choice(Expr expr) {
    return notBuilt(
        expr,
        "a choice between artifacts by a condition",
        "give the steps a when, and write firstOf(steps.a.outputs.x, steps.b.outputs.x)");
  }

  private static Diagnostic notBuilt(Expr expr, String what, String hint) {
    return Diagnostic.of(
        Code.NOT_BUILT, expr.at(), what + " is not built yet here in this version of Argosy", hint);
  }
}

package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Choice;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.LinkedVolume;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import dev.argosy.link.StepIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    StepIndex index = StepIndex.of(pipeline);
    return Stream.of(
            own,
            volumes,
            Walk.steps(pipeline).flatMap(ArtifactUses::check),
            Walk.steps(pipeline).flatMap(step -> missing(step, index)),
            apart(pipeline))
        .flatMap(s -> s)
        .distinct();
  }

  private static Stream<Diagnostic> check(LinkedStep step) {
    Stream<Diagnostic> inGraph =
        Stream.concat(
                step.when().stream(),
                step.arguments().values().stream().flatMap(Argument::expressions))
            .flatMap(e -> Stream.concat(paths(e), values(e)));
    inGraph =
        Stream.concat(inGraph, step.arguments().values().stream().flatMap(ArtifactUses::inside));
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

  /** A choice knows of its members only how their steps ended, not what they wrote. */
  private static Stream<Diagnostic> missing(LinkedStep step, StepIndex index) {
    Stream<Diagnostic> chosen =
        Needs.expressions(step)
            .flatMap(ArtifactUses::choices)
            .flatMap(Expr::lookups)
            .filter(l -> index.isOptional(l.reference()))
            .map(l -> missing(l.at()));
    Collection<LinkedOutput> outputs =
        switch (step.action()) {
          case Action.Choose choose -> choose.outputs().values();
          case Action.Repeat repeat -> repeat.body().outputs().values();
          default -> List.of();
        };
    return Stream.concat(
        chosen,
        outputs.stream()
            .filter(o -> o.isArtifact())
            .filter(o -> index.isOptional(new Ref.Output(step.path(), o.name())))
            .map(o -> missing(o.at())));
  }

  /** Who chooses knows how the steps of one graph ended, and must be sure of what is around it. */
  private static Stream<Diagnostic> apart(LinkedPipeline pipeline) {
    List<Graph> graphs = Walk.graphs(pipeline).toList();
    Stream<Expr> asked =
        Stream.concat(
            Walk.steps(pipeline).flatMap(Needs::expressions),
            pipeline.outputs().values().stream().map(r -> r.expression()));
    return asked
        .flatMap(ArtifactUses::choices)
        .distinct()
        .flatMap(choice -> {
          List<Graph> own =
              graphs.stream()
                  .filter(g -> choice.lookups().anyMatch(l -> Needs.id(g, l).isPresent()))
                  .sorted(Comparator.comparing(g -> -g.path().ids().size()))
                  .toList();
          return own.stream()
              .skip(1)
              .flatMap(g -> choice.lookups().filter(l -> Flow.of(g).mayBeAbsent(l)))
              .map(ArtifactUses::far);
        });
  }

  private static Diagnostic far(Expr.Lookup lookup) {
    return Diagnostic.of(
        Code.NOT_BUILT,
        lookup.at(),
        "choosing between artifacts of steps here and of a step further out that may be skipped is"
            + " not built in this version of Argosy",
        "put firstOf where the outer step is, over it and the output of the group");
  }

  private static Stream<Expr> choices(Expr expr) {
    return Stream.concat(
        expr instanceof Expr.FirstOf && isArtifact(expr) ? Stream.of(expr) : Stream.of(),
        expr.children().stream().flatMap(ArtifactUses::choices));
  }

  private static Diagnostic missing(At at) {
    return Diagnostic.of(
        Code.NOT_BUILT,
        at,
        "choosing an artifact that may be missing is not built in this version of Argosy: Argo"
            + " says how a step ended, not which files it wrote",
        "let the step write it always, if only an empty file, and remove optional");
  }

  /** A list or mapping is a value, and an artifact is none. */
  private static Stream<Diagnostic> inside(Argument argument) {
    return argument instanceof Argument.ListOf || argument instanceof Argument.MapOf
        ? argument
            .expressions()
            .filter(ArtifactUses::isArtifact)
            .map(e ->
                Diagnostic.of(
                    Code.TYPE_MISMATCH,
                    e.at(),
                    "an artifact cannot stand in a list or mapping: it is a file, not a value",
                    "hand on each artifact as an argument of its own"))
        : Stream.of();
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

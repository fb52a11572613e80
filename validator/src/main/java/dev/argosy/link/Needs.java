package dev.argosy.link;

import dev.argosy.expression.Expr;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which steps of a graph a step waits for: those whose outputs or status it uses, anywhere in it,
 * and those after which it comes.
 */
public final class Needs {
  private Needs() {}

  /** By step, the ids it waits for, in the order of their first use. */
  public static Map<String, Set<String>> of(Graph graph) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    for (LinkedStep step : graph.steps()) {
      Set<String> ids = new LinkedHashSet<>();
      expressions(step).flatMap(Expr::lookups).forEach(l -> id(graph, l).ifPresent(ids::add));
      step.after().keySet().stream().filter(id -> graph.step(id).isPresent()).forEach(ids::add);
      needs.put(step.id(), ids);
    }
    return needs;
  }

  /** The step of this very graph that a lookup asks. */
  public static java.util.Optional<String> id(Graph graph, Expr.Lookup lookup) {
    StepPath path =
        switch (lookup.reference()) {
          case Ref.Output output -> output.step();
          case Ref.Status status -> status.step();
          default -> StepPath.ROOT;
        };
    return !path.isRoot() && path.parent().equals(graph.path())
        ? java.util.Optional.of(path.last())
        : java.util.Optional.empty();
  }

  /** Every expression of a step, also those of the steps inside it. */
  public static Stream<Expr> expressions(LinkedStep step) {
    return Stream.of(
            step.when().stream(),
            step.arguments().values().stream().flatMap(Argument::expressions),
            options(step.options()),
            action(step.action()))
        .flatMap(s -> s);
  }

  private static Stream<Expr> options(Options options) {
    Stream<LinkedText> texts =
        Stream.of(
                options.image().stream(),
                options.nodeSelector().map().values().stream(),
                options.labels().map().values().stream(),
                options.annotations().map().values().stream(),
                options.env().map().values().stream()
                    .flatMap(e ->
                        e instanceof Options.LinkedEnv.Of of ? Stream.of(of.text()) : Stream.of()),
                options.mounts().map().values().stream()
                    .flatMap(m -> m.stream())
                    .flatMap(m -> Stream.concat(Stream.of(m.path()), m.subPath().stream())))
            .flatMap(s -> s);
    return Stream.of(
            texts.flatMap(LinkedText::expressions),
            options.tolerations().stream().flatMap(Argument::expressions),
            options.affinity().stream().flatMap(Argument::expressions))
        .flatMap(s -> s);
  }

  private static Stream<Expr> action(Action action) {
    return switch (action) {
      case Action.Container c ->
          Stream.of(
                  Stream.of(c.image()),
                  c.command().stream(),
                  c.args().stream(),
                  c.workingDir().stream())
              .flatMap(s -> s)
              .flatMap(LinkedText::expressions);
      case Action.Script s ->
          Stream.of(Stream.of(s.image()), s.args().stream(), s.workingDir().stream())
              .flatMap(x -> x)
              .flatMap(LinkedText::expressions);
      case Action.Python p ->
          Stream.concat(
              p.image().expressions(),
              p.arguments().values().stream().flatMap(Argument::expressions));
      case Action.Resource r -> r.manifest().expressions();
      case Action.Group g ->
          Stream.concat(
              g.graph().steps().stream().flatMap(Needs::expressions),
              g.outputs().values().stream());
      case Action.Choose c -> c.branches().stream().flatMap(Needs::expressions);
    };
  }
}

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
    return Stream.concat(
        options.texts().flatMap(LinkedText::expressions),
        options.values().flatMap(Argument::expressions));
  }

  private static Stream<Expr> repeat(Action.Repeat repeat) {
    Stream<Expr> state =
        repeat.state().values().stream()
            .flatMap(s -> Stream.concat(s.initial().expressions(), s.next().expressions()));
    return Stream.concat(state, Stream.of(repeat.until()));
  }

  private static Stream<Expr> action(Action action) {
    Stream<Expr> inside =
        switch (action) {
          case Action.Container c -> Stream.of();
          case Action.Script s -> Stream.of();
          case Action.Python p -> p.arguments().values().stream().flatMap(Argument::expressions);
          case Action.Resource r -> r.manifest().expressions();
          case Action.Group g ->
              Stream.concat(
                  g.graph().steps().stream().flatMap(Needs::expressions),
                  g.outputs().values().stream());
          case Action.Choose c -> c.branches().stream().flatMap(Needs::expressions);
          case Action.ForEach f -> Stream.concat(f.items().expressions(), expressions(f.body()));
          case Action.Repeat r -> Stream.concat(repeat(r), expressions(r.body()));
        };
    return Stream.concat(action.texts().flatMap(LinkedText::expressions), inside);
  }
}

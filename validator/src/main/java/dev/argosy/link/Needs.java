package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
      expressions(step, e -> e.lookups(l -> id(graph, l).ifPresent(ids::add)));
      step.after().keySet().stream().filter(id -> graph.step(id).isPresent()).forEach(ids::add);
      needs.put(step.id(), ids);
    }
    return needs;
  }

  /** The step of this very graph that a lookup asks. */
  public static java.util.Optional<String> id(Graph graph, Expr.Lookup lookup) {
    Reference reference =
        lookup.reference() instanceof Ref.Located located ? located.artifact() : lookup.reference();
    StepPath path =
        switch (reference) {
          case Ref.Output output -> output.step();
          case Ref.Status status -> status.step();
          case Ref.Ip ip -> ip.step();
          default -> StepPath.ROOT;
        };
    return !path.isRoot() && path.parent().equals(graph.path())
        ? java.util.Optional.of(path.last())
        : java.util.Optional.empty();
  }

  /** Every expression of a step, also those of the steps inside it. */
  public static Stream<Expr> expressions(LinkedStep step) {
    List<Expr> all = new ArrayList<>();
    expressions(step, all::add);
    return all.stream();
  }

  static void expressions(LinkedStep step, Consumer<Expr> to) {
    step.when().ifPresent(to);
    step.arguments().values().forEach(a -> a.expressions(to));
    step.options().expressions(to);
    step.action().texts(t -> t.expressions(to));
    inside(step.action(), to);
  }

  private static void inside(Action action, Consumer<Expr> to) {
    switch (action) {
      case Action.Container c -> {}
      case Action.Script s -> {}
      case Action.Python p -> p.arguments().values().forEach(a -> a.expressions(to));
      case Action.Resource r -> r.manifest().expressions(to);
      case Action.Http h -> {}
      case Action.Approval a -> {}
      case Action.Import i -> {}
      case Action.Group g -> {
        g.graph().steps().forEach(s -> expressions(s, to));
        g.outputs().values().forEach(to);
      }
      case Action.Choose c -> c.branches().forEach(s -> expressions(s, to));
      case Action.ForEach f -> {
        f.items().expressions(to);
        expressions(f.body(), to);
      }
      case Action.Repeat r -> {
        repeat(r, to);
        expressions(r.body(), to);
      }
    }
  }

  private static void repeat(Action.Repeat repeat, Consumer<Expr> to) {
    for (Action.State state : repeat.state().values()) {
      state.initial().expressions(to);
      state.next().expressions(to);
    }
    to.accept(repeat.until());
  }
}

package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Type;
import dev.argosy.model.Named;
import dev.argosy.model.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Links the steps of one graph. Steps are linked when their turn comes or when another step asks
 * for the types of their outputs, so the order in which they are written does not matter.
 */
final class GraphLinker {
  private final Linkage link;
  private final Named<Step> steps;
  private final StepPath path;
  private final Names names;
  private final Map<String, LinkedStep> linked = new LinkedHashMap<>();
  private final Set<String> underway = new HashSet<>();

  /**
   * @param outer the names that are seen where the graph stands; its own steps are added here
   */
  GraphLinker(Linkage link, Named<Step> steps, StepPath path, Names outer) {
    this.link = link;
    this.steps = steps;
    this.path = path;
    Optional<Namespace> around =
        Optional.ofNullable(outer.contexts().get("steps"))
            .filter(Namespace.class::isInstance)
            .map(Namespace.class::cast);
    this.names = outer.with("steps", Names.steps(steps.names(), this::meaning, around));
  }

  /** The names that a step of the graph, or an output of the group, sees. */
  Names names() {
    return names;
  }

  Graph link() {
    List<LinkedStep> all = new ArrayList<>();
    Map<String, String> argoNames = new LinkedHashMap<>();
    for (String id : steps.names()) {
      all.add(step(id));
      checkAfter(id);
      String other = argoNames.putIfAbsent(TaskName.of(id), id);
      if (other != null) {
        link.findings()
            .add(
                Diagnostic.of(
                        Code.DUPLICATE_NAME,
                        steps.at(id),
                        "'"
                            + id
                            + "' and '"
                            + other
                            + "' become the same name in Argo: "
                            + TaskName.of(id),
                        "rename one of the two")
                    .withRelated(steps.at(other), "the other one"));
      }
    }
    Graph graph = new Graph(path, all);
    Cycles.check(graph, steps, link.findings());
    return graph;
  }

  private LinkedStep step(String id) {
    LinkedStep known = linked.get(id);
    if (known != null) {
      return known;
    }
    underway.add(id);
    LinkedStep step =
        new StepLinker(link, names).link(id, steps.at(id), path.child(id), definition(id));
    underway.remove(id);
    linked.put(id, step);
    return step;
  }

  private Step definition(String id) {
    Step step = steps.get(id);
    if (step == null) {
      throw new IllegalArgumentException(id);
    }
    return step;
  }

  private Meaning meaning(String id) {
    Step step = definition(id);
    boolean composed = isComposed(step);
    return composed && (underway.contains(id) || step(id).isUnresolved())
        ? Names.unknownStep(path.child(id))
        : Names.step(path.child(id), types(id), uneven(id), isDaemon(id));
  }

  /** Whether what a step gives is known only once it is linked. */
  private static boolean isComposed(Step step) {
    return step.uses() != null || step.choose() != null || step.steps() != null || step.isBroken();
  }

  /**
   * The outputs of a step by name; those of groups and used components are known once they are
   * linked.
   */
  private Map<String, Type> types(String id) {
    Step step = definition(id);
    Map<String, Type> types = new LinkedHashMap<>();
    boolean composed = isComposed(step);
    if (WaitLinker.handles(step)) {
      WaitLinker.types(step)
          .forEach((name, type) -> types.put(name, LoopLinker.result(step, type)));
    } else if (!composed) {
      step.outputs()
          .forEach((name, output) ->
              types.put(name, LoopLinker.result(step, Declarations.type(output))));
    } else {
      step(id).outputs().forEach((name, output) -> types.put(name, output.type()));
    }
    return types;
  }

  /**
   * Outputs of a choose that not every branch declares with one type, and a branch that differs.
   */
  private Map<String, String> uneven(String id) {
    return definition(id).choose() != null && step(id).action() instanceof Action.Choose choose
        ? Choices.uneven(choose)
        : Map.of();
  }

  private boolean isDaemon(String id) {
    Step step = definition(id);
    if (step.forEach() != null || step.repeat() != null) {
      return false;
    }
    return step.daemon() || step.uses() != null && step(id).options().conduct().daemon();
  }

  private void checkAfter(String id) {
    definition(id)
        .after()
        .places()
        .forEach((before, at) -> {
          if (!steps.has(before)) {
            link.findings()
                .add(
                    Code.UNKNOWN_NAME,
                    at,
                    "unknown step '" + before + "' in after",
                    Nearest.hint(before, steps.names()),
                    Fix.nearest(at, before, steps.names()));
          }
        });
  }
}

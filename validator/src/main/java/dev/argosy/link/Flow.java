package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.model.After.Ending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How steps of a graph wait for each other, and which may be skipped; the rules of the language's
 * section on what exists. The graph must have no cycle.
 */
public final class Flow {
  private final Graph graph;
  private final Map<String, Map<String, Set<Wait>>> waits = new LinkedHashMap<>();
  private final Map<String, Boolean> skippable = new HashMap<>();
  private final Map<String, List<Expr.FirstOf>> choices = new HashMap<>();
  private final Map<String, List<Expr.FirstOf>> open = new HashMap<>();
  private final boolean trusting;

  /** What a step asks of one before it. */
  public enum Wait {
    /** An output is used: the step must have succeeded. */
    OUTPUT,
    /** Its end is enough, unless it failed: firstOf, an output with a default, a plain after. */
    DID_NOT_FAIL,
    /** The status is used: any end will do. */
    ENDED,
    SUCCEEDED,
    FAILED,
    SKIPPED
  }

  private Flow(Graph graph, boolean trusting) {
    this.graph = graph;
    this.trusting = trusting;
    for (LinkedStep step : graph.steps()) {
      waits.put(step.id(), waits(step));
    }
  }

  public static Flow of(Graph graph) {
    return new Flow(graph, false);
  }

  /**
   * The same, taking every {@code firstOf} for one that finds something: whoever wrote it knows
   * more of the conditions than can be proven.
   */
  public static Flow trusting(Graph graph) {
    return new Flow(graph, true);
  }

  /** By step before it, what a step asks of it; in the order of their first use. */
  public Map<String, Set<Wait>> waits(String id) {
    return waits.getOrDefault(id, Map.of());
  }

  private Map<String, Set<Wait>> waits(LinkedStep step) {
    Map<String, Set<Wait>> all = new LinkedHashMap<>();
    List<Expr.FirstOf> firsts = new ArrayList<>();
    Needs.expressions(
        step,
        e -> {
          collect(e, all);
          e.choices(firsts::add);
        });
    if (!firsts.isEmpty()) {
      choices.put(step.id(), firsts);
    }
    step.after()
        .forEach((id, ending) -> {
          if (graph.step(id).isPresent()) {
            add(all, id, wait(ending));
          }
        });
    return all;
  }

  private void collect(Expr expr, Map<String, Set<Wait>> all) {
    Set<Expr.Lookup> required = new HashSet<>();
    expr.required(required::add);
    expr.lookups(lookup ->
        Needs.id(graph, lookup)
            .ifPresent(id -> {
              boolean must = required.contains(lookup) && !alwaysExists(lookup);
              boolean status = lookup.reference() instanceof Ref.Status;
              add(all, id, status ? Wait.ENDED : must ? Wait.OUTPUT : Wait.DID_NOT_FAIL);
            }));
  }

  /** An output with a default has a value whatever happens, short of a failure. */
  public boolean alwaysExists(Expr.Lookup lookup) {
    return initial(lookup).isPresent();
  }

  /** The default of the output that a lookup asks. */
  public Optional<Argument.Constant> initial(Expr.Lookup lookup) {
    return lookup.reference() instanceof Ref.Output output
        ? Needs.id(graph, lookup)
            .flatMap(graph::step)
            .flatMap(s -> Optional.ofNullable(s.outputs().get(output.name())))
            .flatMap(LinkedStep.LinkedOutput::initial)
        : Optional.empty();
  }

  private static void add(Map<String, Set<Wait>> all, String id, Wait wait) {
    all.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(wait);
  }

  private static Wait wait(Ending ending) {
    return switch (ending) {
      case DID_NOT_FAIL -> Wait.DID_NOT_FAIL;
      case SUCCEEDED -> Wait.SUCCEEDED;
      case FAILED -> Wait.FAILED;
      case COMPLETED -> Wait.ENDED;
      case SKIPPED -> Wait.SKIPPED;
    };
  }

  /** Whether a step runs on until its graph ends. */
  public boolean isDaemon(String id) {
    return graph.step(id).filter(s -> s.options().conduct().daemon()).isPresent();
  }

  /** Whether a step may be skipped although nothing failed. */
  public boolean maySkip(String id) {
    return hasCondition(id) || mayBeOmitted(id);
  }

  /**
   * By step before it whose failure is harmless: whether it must have succeeded or failed. Argo
   * takes such a step for one that succeeded, so the order alone does not tell.
   */
  public Map<String, Wait> asked(String id) {
    Map<String, Wait> asked = new LinkedHashMap<>();
    waits(id)
        .forEach((before, waits) -> {
          if (continuesOnError(before)) {
            if (waits.contains(Wait.OUTPUT) || waits.contains(Wait.SUCCEEDED)) {
              asked.put(before, Wait.SUCCEEDED);
            } else if (waits.contains(Wait.FAILED)) {
              asked.put(before, Wait.FAILED);
            }
          }
        });
    return asked;
  }

  /** Whether the output that a lookup asks may be absent although the graph succeeds. */
  public boolean mayBeAbsent(Expr.Lookup lookup) {
    return lookup.reference() instanceof Ref.Output
        && !alwaysExists(lookup)
        && Needs.id(graph, lookup).filter(id -> maySkip(id) || continuesOnError(id)).isPresent();
  }

  public boolean continuesOnError(String id) {
    return graph.step(id).filter(LinkedStep::continuesOnError).isPresent();
  }

  /** What a step chooses from, where nothing may exist: then it is skipped. */
  public List<Expr.FirstOf> open(String id) {
    List<Expr.FirstOf> known = open.get(id);
    if (known == null) {
      known = choices.getOrDefault(id, List.of()).stream().filter(this::isOpen).distinct().toList();
      open.put(id, known);
    }
    return known;
  }

  /** Whether of none of the arguments it can be said that it exists. */
  public boolean isOpen(Expr.FirstOf first) {
    return !trusting
        && first.arguments().stream().allMatch(a -> a.required().anyMatch(this::mayBeAbsent))
        && !new Coverage(this).isTotal(sources(first));
  }

  /** The steps of arguments that exist when a single step of this graph succeeded. */
  private List<LinkedStep> sources(Expr.FirstOf first) {
    return first.arguments().stream()
        .map(a -> a.required().flatMap(l -> Needs.id(graph, l).stream()).distinct().toList())
        .filter(ids -> ids.size() == 1)
        .flatMap(ids -> graph.step(ids.getFirst()).stream())
        .distinct()
        .toList();
  }

  /** Whether the step itself may decide not to run. */
  public boolean hasCondition(String id) {
    LinkedStep step = graph.step(id).orElseThrow();
    return step.when().isPresent()
        || !asked(id).isEmpty()
        || !open(id).isEmpty()
        || step.action() instanceof Action.Choose choose && !choose.isTotal();
  }

  /** Whether a step may not run because of how one before it ended, although nothing failed. */
  public boolean mayBeOmitted(String id) {
    Boolean known = skippable.get(id);
    if (known == null) {
      known = waits(id).entrySet().stream().anyMatch(e -> isOmittedBy(e.getKey(), e.getValue()));
      skippable.put(id, known);
    }
    return known;
  }

  /** Whether a step may be skipped because of what it asks of one before it. */
  boolean isOmittedBy(String before, Set<Wait> waits) {
    return waits.contains(Wait.FAILED)
        || waits.contains(Wait.SKIPPED)
        || (waits.contains(Wait.OUTPUT) || waits.contains(Wait.SUCCEEDED)) && maySkip(before);
  }
}

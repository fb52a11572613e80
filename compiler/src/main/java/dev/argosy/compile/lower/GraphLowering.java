package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.lower.Captures.Capture;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Operator;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Argument;
import dev.argosy.link.Declared;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import dev.argosy.link.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Graphs, groups and choices: DAG templates. */
final class GraphLowering {
  private final Workbench bench;
  private final boolean failFast;
  private final boolean stands;

  GraphLowering(Workbench bench, boolean failFast) {
    this(bench, failFast, false);
  }

  private GraphLowering(Workbench bench, boolean failFast, boolean stands) {
    this.bench = bench;
    this.failFast = failFast;
    this.stands = stands;
  }

  /**
   * Of what follows a run.
   *
   * @param stands whether it comes to its end when somebody stops the run
   */
  static GraphLowering afterwards(Workbench bench, boolean stands) {
    return new GraphLowering(bench.afterwards(), false, stands);
  }

  /**
   * The DAG of a whole graph.
   *
   * @param first tasks that come before, which the steps that mount their claims wait for
   */
  Dag dag(Graph graph, Site site, Flow flow, List<Task> first) {
    List<Task> tasks = new ArrayList<>(first);
    Depends depends = new Depends(flow);
    for (LinkedStep step : graph.steps()) {
      tasks.add(task(step, site, depends.of(step.id()), condition(step)));
    }
    List<String> ids = graph.steps().stream().map(LinkedStep::id).toList();
    String target =
        Depends.reactsToFailure(flow, ids)
            ? String.join(" ", tasks.stream().map(Task::name).toList())
            : null;
    // Argo begins nothing more after a failure when failFast is set, so not the finally either.
    return new Dag(target, failFast && graph.ending().isEmpty(), tasks);
  }

  /** Also a choose that may end with no branch is skipped as a whole. */
  private static Optional<Expr> condition(LinkedStep step) {
    if (!(step.action() instanceof Action.Choose choose) || choose.isTotal()) {
      return step.when();
    }
    Expr any =
        choose.branches().stream()
            .flatMap(b -> b.when().stream())
            .reduce((a, b) -> binary(Operator.OR, a, b))
            .orElseThrow();
    return Optional.of(step.when().map(w -> binary(Operator.AND, w, any)).orElse(any));
  }

  private static Expr binary(Operator operator, Expr a, Expr b) {
    return new Expr.Binary(a.at(), operator, a, b, Type.Scalar.BOOLEAN);
  }

  private Task task(LinkedStep step, Site site, List<String> depends, Optional<Expr> when) {
    Lowered lowered = lower(step);
    List<String> all = new ArrayList<>();
    for (String volume : mounted(step)) {
      Optional.ofNullable(bench.claims().get(volume))
          .ifPresent(task -> all.add(task + ".Succeeded"));
    }
    if (!site.isRoot()) {
      all.clear(); // the graph as a whole waits
    }
    all.addAll(depends);
    Conditions conditions = new Conditions(site);
    Optional<String> asked = conditions.asked(step.id());
    Optional<String> decided = conditions.decided(step.id(), when);
    Arguments arguments = site.guarded(asked, decided, () -> arguments(step, lowered, site));
    site.choices().take().forEach(choice -> all.add(conditions.ended(choice)));
    return Task.of(Names.task(step.id()), lowered.template())
        .after(all.isEmpty() ? null : String.join(" && ", all))
        .when(Conditions.when(asked, decided))
        .with(arguments);
  }

  /** The volumes that a step mounts, or a step inside it. */
  private static Set<String> mounted(LinkedStep step) {
    Set<String> volumes = new LinkedHashSet<>(step.options().volumes());
    step.action().inner().forEach(s -> volumes.addAll(mounted(s)));
    return volumes;
  }

  private @Nullable Arguments arguments(LinkedStep step, Lowered lowered, Site site) {
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    if (!step.continuesOnError()) {
      given(step, site, parameters, artifacts);
    }
    handOn(lowered, site, parameters, artifacts);
    Arguments arguments = new Arguments(parameters, artifacts);
    return arguments.isEmpty() ? null : arguments;
  }

  private void given(
      LinkedStep step, Site site, List<Parameter> parameters, List<Artifact> artifacts) {
    Values values = new Values(site, bench.store().kind());
    Set<String> json = JsonInputs.of(step);
    inputs(step)
        .forEach((name, input) -> {
          Argument argument = step.arguments().get(name);
          if (argument != null && json.contains(name)) {
            parameters.add(Parameter.of(name, PodLowering.jsonOfText(argument, site)));
          } else if (argument != null) {
            values.argument(name, input.type(), argument, parameters, artifacts);
          }
        });
    parameters.addAll(LoopLowering.variables(step, site));
  }

  /** What a template captured, as its user sees it. */
  void handOn(Lowered lowered, Site site, List<Parameter> parameters, List<Artifact> artifacts) {
    Values values = new Values(site, bench.store().kind());
    for (Capture capture : lowered.captures()) {
      Expr expression = capture.expression();
      switch (capture.form()) {
        case ARTIFACT -> artifacts.add(values.artifact(capture.name(), capture.reference()));
        case JSON -> parameters.add(Parameter.of(capture.name(), site.jsonOfText(expression)));
        case TEXT -> parameters.add(Parameter.of(capture.name(), text(expression, site)));
      }
    }
  }

  private static String text(Expr expression, Site site) {
    return expression instanceof Expr.Constant c ? TextForm.of(c.value()) : site.value(expression);
  }

  /** The body of a loop as a task. */
  Task body(LinkedStep body, Site site) {
    return task(body, site, List.of(), condition(body));
  }

  /** Whether a step may decide not to run. */
  static boolean maySkip(LinkedStep step) {
    return condition(step).isPresent();
  }

  /** The inputs of the template; an approval has its answers instead. */
  private static Map<String, Declared> inputs(LinkedStep step) {
    return step.action() instanceof Action.Approval ? Map.of() : step.inputs();
  }

  private Lowered lower(LinkedStep step) {
    return step.continuesOnError()
        ? new OnErrorLowering(bench, stands)
            .around(step, site -> task(step.failing(), site, List.of(), Optional.empty()))
        : once(step);
  }

  private Lowered once(LinkedStep step) {
    return switch (step.action()) {
      case Action.Pod pod -> new PodLowering(bench).lower(step, pod);
      case Action.Resource resource -> new ResourceLowering(bench).lower(step, resource);
      case Action.Http http -> new HttpLowering(bench).lower(step, http);
      case Action.Approval approval -> new ApprovalLowering(bench).lower(step, approval);
      case Action.Import imported -> new ImportLowering(bench).lower(step, imported);
      case Action.Group group -> group(step, group);
      case Action.Choose choose -> choose(step, choose);
      case Action.ForEach each -> new LoopLowering(bench, failFast).forEach(step, each);
      case Action.Repeat repeat -> new LoopLowering(bench, failFast).repeat(step, repeat);
    };
  }

  private Lowered group(LinkedStep step, Action.Group group) {
    Flow flow = Flow.of(group.graph());
    Site site = Site.graph(step.path(), group.graph(), flow, step.inputs().keySet(), bench.whole());
    boolean stops = failFast || step.options().conduct().failFast();
    Dag dag = new GraphLowering(bench, stops).dag(group.graph(), site, flow, List.of());
    Depends depends = new Depends(flow);
    Results results = new Results(bench.templates(), dag.tasks());
    Set<String> before = new LinkedHashSet<>();
    Arguments outputs =
        new GraphOutputs(site)
            .all(
                group.outputs(),
                (name, expr) -> {
                  expr.lookups()
                      .flatMap(l -> Needs.id(group.graph(), l).stream())
                      .forEach(id -> before.add(depends.didNotFail(id)));
                  return results.output(name, site.output(expr));
                });
    Dag whole = new Choosing(bench, site, depends).added(dag);
    String after = before.isEmpty() ? null : String.join(" && ", before);
    return add(step, site, results.added(whole, after), outputs);
  }

  private Lowered choose(LinkedStep step, Action.Choose choose) {
    StepPath path = step.path();
    Graph graph = new Graph(path, choose.branches());
    Flow flow = Flow.of(new Graph(path, List.of()));
    Site site = Site.graph(path, graph, flow, step.inputs().keySet(), bench.whole());
    List<Task> tasks = new ArrayList<>();
    Optional<Expr> none = Optional.empty();
    for (LinkedStep branch : choose.branches()) {
      Optional<Expr> when = branch.when();
      Optional<Expr> all =
          none.isPresent() && when.isPresent()
              ? Optional.of(binary(Operator.AND, none.get(), when.get()))
              : none.or(() -> when);
      tasks.add(task(branch, site, List.of(), all));
      if (when.isPresent()) {
        Expr not = new Expr.Unary(when.get().at(), Operator.NOT, when.get(), Type.Scalar.BOOLEAN);
        none = Optional.of(none.map(n -> binary(Operator.AND, n, not)).orElse(not));
      }
    }
    Arguments outputs = new GraphOutputs(site).chosen(choose, path);
    return add(step, site, new Dag(null, false, tasks), outputs);
  }

  private Lowered add(LinkedStep step, Site site, Dag dag, Arguments outputs) {
    Template.Builder builder = Template.builder(Names.template(step));
    Conducts.apply(step.options().conduct(), site, builder);
    Template template =
        builder
            .inputs(Inputs.of(step, site, Map.of()))
            .outputs(outputs.isEmpty() ? null : outputs)
            .dag(dag)
            .build();
    return new Lowered(bench.templates().add(template), site.captures());
  }
}

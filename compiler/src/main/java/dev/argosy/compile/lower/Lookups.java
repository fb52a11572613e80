package dev.argosy.compile.lower;

import dev.argosy.compile.exprlang.Access;
import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Contract;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where one template finds what its expressions refer to. What is only known around it becomes an
 * input, which whoever uses the template must give: a capture.
 */
final class Lookups implements Access {
  private final StepPath owner;
  private final Optional<Graph> graph;
  private final Optional<Flow> flow;
  private final Whole whole;
  private final Map<Reference, String> variables;
  private final Captures captures;

  /** What the template asks of the workflow itself, as expressions. */
  private final Set<String> globals = new LinkedHashSet<>();

  /**
   * While an output of the graph is written: there Argo knows tasks and inputs, but nothing of the
   * workflow.
   */
  private boolean inOutput;

  /** The expression of {@code run.failures}, which only the outermost graph of finally knows. */
  private Optional<String> failures = Optional.empty();

  /**
   * @param variables the inputs by which a loop's own variables come in
   * @param inputs the names of the inputs that the template declares
   */
  Lookups(
      StepPath owner,
      Optional<Graph> graph,
      Optional<Flow> flow,
      Map<Reference, String> variables,
      Collection<String> inputs,
      Whole whole) {
    this.owner = owner;
    this.graph = graph;
    this.flow = flow;
    this.variables = variables;
    this.whole = whole;
    this.captures = new Captures(inputs, isRoot());
  }

  /** Whether this is the graph of the pipeline itself, or of its finally. */
  boolean isRoot() {
    return owner.isRoot() || owner.equals(StepPath.FINALLY);
  }

  void know(String failed) {
    failures = Optional.of(failed);
  }

  /** Writes the expression of an output of the graph. */
  String inOutput(Supplier<String> write) {
    inOutput = true;
    String text = write.get();
    inOutput = false;
    return text;
  }

  boolean isInOutput() {
    return inOutput;
  }

  Captures captures() {
    return captures;
  }

  /** What has been asked of the workflow itself: its parameters, and what the run is. */
  Collection<String> globals() {
    return globals;
  }

  boolean isHere(Expr.Lookup lookup) {
    return graph.flatMap(g -> Needs.id(g, lookup)).isPresent();
  }

  Optional<String> initial(Expr.Lookup lookup) {
    return flow.flatMap(f -> f.initial(lookup)).map(c -> TextForm.of(c.value()));
  }

  @Override
  public String value(Reference reference) {
    return switch (reference) {
      case Ref.Param p when !inOutput -> global(parameter(p));
      case Ref.Input in when in.owner().equals(owner) ->
          "inputs.parameters[" + ExprLang.literal(in.name()) + "]";
      case Ref.Output out when isTask(out.step()) -> output(out);
      case Ref.Status s when isTask(s.step()) -> status(s.step().last());
      case IfSucceeded i ->
          "("
              + ArgoWords.ownStatus(step(i.output().step().last()))
              + " == 'Succeeded' ? "
              + output(i.output())
              + " : nil)";
      case Ref.Run run when knowsFailures(run) -> failures.orElseThrow();
      case Ref.Run run when !inOutput && !isFailures(run) -> global(ArgoWords.run(run.field()));
      case Ref.Ended ended when !inOutput -> ArgoWords.published(ended);
      case Ref.GraphStatus status when isOwn(status) -> graphStatus();
      case Ref.Ip ip when isTask(ip.step()) -> ArgoWords.ip(ip.step());
      case Ref.Known known -> ExprLang.literal(TextForm.of(known.value()));
      case Ref.PipelineVersion v -> ExprLang.literal(whole.version());
      case Ref.Item item -> "fromJSON(" + carried(item) + ").v";
      case Ref.Index index -> "fromJSON(" + carried(new Ref.Item(index.loop())) + ").i";
      case Ref.State state -> carried(state);
      case RoundNumber round -> carried(round);
      case Ref.Round round ->
          "tasks['body'].outputs.parameters[" + ExprLang.literal(round.output()) + "]";
      default ->
          "inputs.parameters["
              + ExprLang.literal(captures.of(reference, Type.Unknown.ANY).name())
              + "]";
    };
  }

  @Override
  public boolean isJson(Reference reference) {
    return reference instanceof Ref.Item || reference instanceof Ref.State;
  }

  private String carried(Reference variable) {
    return "inputs.parameters[" + ExprLang.literal(input(new Carried(variable))) + "]";
  }

  private String input(Carried carried) {
    return Optional.ofNullable(variables.get(carried.variable()))
        .orElseGet(() -> captures.of(carried, Type.StringType.STRING).name());
  }

  /** How a step ended. */
  private String status(String id) {
    LinkedStep step = step(id);
    String status = ArgoWords.status(id);
    return step.continuesOnError()
        ? "(" + ArgoWords.ownStatus(step) + " ?? " + status + ")"
        : status;
  }

  /** A step of this graph. */
  LinkedStep step(String id) {
    return graph.flatMap(g -> g.step(id)).orElseThrow();
  }

  private String output(Ref.Output out) {
    String access = ArgoWords.output(out.step(), out.name());
    Expr.Ref ref = new Expr.Ref(Nowhere.AT, out, Type.Unknown.ANY);
    return initial(ref).map(d -> "(" + access + " ?? " + ExprLang.literal(d) + ")").orElse(access);
  }

  static boolean isFailures(Ref.Run run) {
    return run.field() == Ref.RunField.FAILURES;
  }

  boolean knowsFailures(Ref.Run run) {
    return isFailures(run) && failures.isPresent();
  }

  boolean isOwn(Ref.GraphStatus status) {
    return graph.isPresent() && status.graph().equals(owner);
  }

  /** How the steps of this graph ended, for its own finally, which comes after them. */
  private String graphStatus() {
    Optional<LinkedStep> ending = graph.orElseThrow().ending();
    String all =
        graph.orElseThrow().steps().stream()
            .filter(s -> ending.filter(e -> e.id().equals(s.id())).isEmpty())
            .map(s -> ArgoWords.phase(s.id()))
            .collect(Collectors.joining(", ", "[", "]"));
    return "(any(" + all + ", # in ['Failed', 'Error']) ? 'Failed' : 'Succeeded')";
  }

  /** The same without expression, for a simple tag. */
  String plain(Reference reference, Type type) {
    return switch (reference) {
      case Ref.Param p -> {
        global(parameter(p));
        yield "workflow.parameters." + p.name();
      }
      case Ref.Input in when in.owner().equals(owner) -> "inputs.parameters." + in.name();
      case Ref.Output out when isTask(out.step()) ->
          "tasks." + task(out.step()) + ".outputs.parameters." + out.name();
      case Ref.Ip ip when isTask(ip.step()) -> "tasks." + task(ip.step()) + ".ip";
      case Ref.Run run when !isFailures(run) -> global(ArgoWords.run(run.field()));
      case Ref.Round round -> "tasks.body.outputs.parameters." + round.output();
      case RoundNumber round -> "inputs.parameters." + input(new Carried(round));
      case Carried carried -> "inputs.parameters." + input(carried);
      default -> "inputs.parameters." + captures.of(reference, type).name();
    };
  }

  /**
   * A parameter of the run. Where nobody gave one, what Argo computes with is its default as it is
   * written, with the tags; so the expression of the default stands in for it.
   */
  private String parameter(Ref.Param param) {
    String given = ArgoWords.parameter(param);
    Expr initial = whole.computed().get(param.name());
    return initial == null
        ? given
        : "("
            + given
            + " contains '\\u007b\\u007b' ? "
            + new ExprLang(this).text(initial)
            + " : "
            + given
            + ")";
  }

  private String global(String expression) {
    globals.add(expression);
    return expression;
  }

  boolean isTask(StepPath step) {
    return graph.isPresent() && step.parent().equals(graph.get().path());
  }

  static String task(StepPath step) {
    return Names.task(step.last());
  }

  @Override
  public String path(Reference artifact) {
    return ExprLang.literal(pathText(artifact));
  }

  /** Where an artifact is mounted in this template. */
  String pathText(Reference artifact) {
    return artifact instanceof Ref.Input in && in.owner().equals(owner)
        ? Contract.INPUTS + in.name()
        : Contract.INPUTS + captures.artifact(artifact).name();
  }

  @Override
  public String uri(Reference artifact) {
    throw new IllegalStateException("refused by the validator: the uri of " + artifact);
  }
}

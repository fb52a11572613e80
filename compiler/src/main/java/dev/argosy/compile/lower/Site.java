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
import dev.argosy.link.LinkedText;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * One template while it is made: says where it finds what its expressions refer to. What is only
 * known around it becomes an input, which whoever uses the template must give: a capture.
 */
final class Site implements Access {
  private final StepPath owner;
  private final Optional<Graph> graph;
  private final Optional<Flow> flow;
  private final String version;
  private final Map<Reference, String> variables;
  private final Captures captures;
  private final ExprLang lang = new ExprLang(this);

  /**
   * While an output of the graph is written: there Argo knows tasks and inputs, but nothing of the
   * workflow.
   */
  private boolean inOutput;

  private Site(
      StepPath owner,
      Optional<Graph> graph,
      Optional<Flow> flow,
      Map<Reference, String> variables,
      Collection<String> inputs,
      String version) {
    this.owner = owner;
    this.variables = variables;
    this.graph = graph;
    this.flow = flow;
    this.version = version;
    this.captures = new Captures(inputs, isRoot());
  }

  /** A template that runs a pod. */
  static Site leaf(StepPath owner, Collection<String> inputs, String version) {
    return new Site(owner, Optional.empty(), Optional.empty(), Map.of(), inputs, version);
  }

  /**
   * A template that holds the body of a loop.
   *
   * @param variables the inputs by which the loop's own variables come in
   */
  static Site loop(
      StepPath owner, Map<Reference, String> variables, Collection<String> inputs, String version) {
    return new Site(owner, Optional.empty(), Optional.empty(), variables, inputs, version);
  }

  /** A template that is a graph. */
  static Site graph(
      StepPath owner, Graph graph, Flow flow, Collection<String> inputs, String version) {
    return new Site(owner, Optional.of(graph), Optional.of(flow), Map.of(), inputs, version);
  }

  /** Whether this is the graph of the pipeline itself, or of its finally. */
  boolean isRoot() {
    return owner.isRoot() || owner.equals(StepPath.FINALLY);
  }

  Collection<Captures.Capture> captures() {
    return captures.all();
  }

  // Texts.

  /** The whole text with tags. */
  String text(LinkedText text) {
    return text(text, false);
  }

  /**
   * A text of an environment variable or an argument, in which Kubernetes would expand {@code
   * $(NAME)}.
   */
  String shielded(LinkedText text) {
    return text(text, true);
  }

  private String text(LinkedText text, boolean shield) {
    StringBuilder result = new StringBuilder();
    for (LinkedText.Part part : text.parts()) {
      switch (part) {
        case LinkedText.Literal l -> result.append(shield ? Shield.literal(l.text()) : l.text());
        case LinkedText.Hole h -> result.append(hole(h.expression(), shield));
      }
    }
    return result.toString();
  }

  private String hole(Expr expression, boolean shield) {
    Expr expr = local(expression);
    if (expr instanceof Expr.ArtifactPath path) {
      return pathText(path.reference());
    }
    if (shield && Shield.mayHoldDollar(expr)) {
      return ExprLang.tag("replace(" + lang.text(expr) + ", '$', '$$')");
    }
    return value(expr);
  }

  /** The text form of an expression, as one tag. */
  String value(Expr expression) {
    Expr expr = local(expression);
    return expr instanceof Expr.Ref ref ? tag(ref) : ExprLang.tag(lang.text(expr));
  }

  private String tag(Expr.Ref ref) {
    return switch (ref.reference()) {
      case Ref.Known known -> TextForm.of(known.value());
      case Ref.PipelineVersion v -> version;
      case Ref.Run run when run.field() == Ref.RunField.SCHEDULED_TIME ->
          ExprLang.tag(value(ref.reference()));
      case Ref.Output output when isHere(ref) && initial(ref).isPresent() ->
          ExprLang.tag(value(output));
      case Ref.Item item -> ExprLang.tag(lang.text(ref));
      case Ref.Index index -> ExprLang.tag(value(index));
      case Ref.State state -> ExprLang.tag(lang.text(ref));
      default -> "{{" + plain(ref.reference(), ref.type()) + "}}";
    };
  }

  String condition(Expr expression) {
    return ExprLang.tag(lang.condition(local(expression)));
  }

  /** The expression of an output: its result is the text form; without braces around it. */
  String output(Expr expression) {
    inOutput = true;
    String text = lang.text(local(expression));
    inOutput = false;
    return text;
  }

  /** JSON of the text form, safe from a second expansion by Argo. */
  String jsonOfText(Expr expression) {
    Expr expr = local(expression);
    if (expr instanceof Expr.Ref ref && isFromAround(ref.reference())) {
      return "{{inputs.parameters." + captures.of(new AsJson(expr), ref.type()).name() + "}}";
    }
    boolean plain = expr instanceof Expr.Ref ref && !isJson(ref.reference());
    if (expr.type() == Type.Unknown.ANY && !plain) {
      return carried(expr);
    }
    String text = plain && expr instanceof Expr.Ref ref ? value(ref.reference()) : lang.text(expr);
    return ExprLang.tag(Shield.json("toJson(" + text + ")", expr));
  }

  private boolean isFromAround(Reference reference) {
    return switch (reference) {
      case Ref.Output out -> !isTask(out.step());
      case Ref.Input in -> !in.owner().equals(owner);
      default -> false;
    };
  }

  /** JSON of the value, as YAML takes it in a manifest. */
  String json(Expr expression) {
    Expr expr = local(expression);
    if (!(expr.type() instanceof Type.StringType)) {
      return ExprLang.tag(Shield.dollars(lang.text(expr), expr));
    }
    String json = "toJson(" + lang.text(expr) + ")";
    return ExprLang.tag(Shield.isSafe(expr) ? json : Shield.json(json, expr));
  }

  /** JSON of the value, as a variable of a loop is carried. */
  String carried(Expr expression) {
    Expr expr = local(expression);
    return ExprLang.tag(Shield.carried(lang.rawJson(expr)));
  }

  /** JSON of the items of an array, each with its number, as withParam takes it. */
  String items(Expr expression) {
    String value = Shield.carried("sprig.toRawJson(#)");
    return ExprLang.tag(
        "toJson(map("
            + lang.value(local(expression))
            + ", ({'i': string(#index), 'v': "
            + value
            + "})))");
  }

  // References.

  /** The expression with what cannot be computed here replaced by a capture. */
  private Expr local(Expr expression) {
    return Rewrite.of(
        expression,
        e ->
            e instanceof Expr.FirstOf first && isElsewhere(first)
                ? Optional.of(new Expr.Ref(e.at(), new Hoisted(first), first.type()))
                : Optional.empty());
  }

  private boolean isElsewhere(Expr.FirstOf first) {
    return first.lookups().anyMatch(l -> l.reference() instanceof Ref.Output && !isHere(l));
  }

  private boolean isHere(Expr.Lookup lookup) {
    return graph.flatMap(g -> Needs.id(g, lookup)).isPresent();
  }

  private Optional<String> initial(Expr.Lookup lookup) {
    return flow.flatMap(f -> f.initial(lookup)).map(c -> TextForm.of(c.value()));
  }

  @Override
  public String value(Reference reference) {
    return switch (reference) {
      case Ref.Param p when !inOutput -> "workflow.parameters[" + ExprLang.literal(p.name()) + "]";
      case Ref.Input in when in.owner().equals(owner) ->
          "inputs.parameters[" + ExprLang.literal(in.name()) + "]";
      case Ref.Output out when isTask(out.step()) -> output(out);
      case Ref.Status s when isTask(s.step()) ->
          "tasks[" + ExprLang.literal(task(s.step())) + "].status";
      case Ref.Run run when !inOutput -> run(run.field());
      case Ref.Known known -> ExprLang.literal(TextForm.of(known.value()));
      case Ref.PipelineVersion v -> ExprLang.literal(version);
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

  private String output(Ref.Output out) {
    String access =
        "tasks["
            + ExprLang.literal(task(out.step()))
            + "].outputs.parameters["
            + ExprLang.literal(out.name())
            + "]";
    Expr.Ref ref = new Expr.Ref(Nowhere.AT, out, Type.Unknown.ANY);
    return initial(ref).map(d -> "(" + access + " ?? " + ExprLang.literal(d) + ")").orElse(access);
  }

  /** The same without expression, for a simple tag. */
  private String plain(Reference reference, Type type) {
    return switch (reference) {
      case Ref.Param p -> "workflow.parameters." + p.name();
      case Ref.Input in when in.owner().equals(owner) -> "inputs.parameters." + in.name();
      case Ref.Output out when isTask(out.step()) ->
          "tasks." + task(out.step()) + ".outputs.parameters." + out.name();
      case Ref.Status s when isTask(s.step()) -> "tasks." + task(s.step()) + ".status";
      case Ref.Run run -> run(run.field());
      case Ref.Round round -> "tasks.body.outputs.parameters." + round.output();
      case RoundNumber round -> "inputs.parameters." + input(new Carried(round));
      case Carried carried -> "inputs.parameters." + input(carried);
      default -> "inputs.parameters." + captures.of(reference, type).name();
    };
  }

  private static String run(Ref.RunField field) {
    return switch (field) {
      case NAME -> "workflow.name";
      case ID -> "workflow.uid";
      case NAMESPACE -> "workflow.namespace";
      case SCHEDULED_TIME -> "(workflow.scheduledTime ?? workflow.creationTimestamp.RFC3339)";
      case CREATION_TIME -> "workflow.creationTimestamp.RFC3339";
      case STATUS -> "workflow.status";
    };
  }

  private boolean isTask(StepPath step) {
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
  private String pathText(Reference artifact) {
    return artifact instanceof Ref.Input in && in.owner().equals(owner)
        ? Contract.INPUTS + in.name()
        : Contract.INPUTS + captures.artifact(artifact).name();
  }

  @Override
  public String uri(Reference artifact) {
    throw new IllegalStateException("refused by the validator: the uri of " + artifact);
  }

  /**
   * Where an artifact of this template comes from: the tag of a {@code from}, or a key in the
   * store.
   */
  String artifactTag(Reference reference) {
    return switch (reference) {
      case Ref.Input in when in.owner().equals(owner) -> "{{inputs.artifacts." + in.name() + "}}";
      case Ref.Output out when isTask(out.step()) ->
          "{{tasks." + task(out.step()) + ".outputs.artifacts." + out.name() + "}}";
      default -> "{{inputs.artifacts." + captures.artifact(reference).name() + "}}";
    };
  }

  /** An artifact by expression, for a choice between outputs. */
  static String artifactExpression(StepPath step, String output) {
    return "tasks["
        + ExprLang.literal(task(step))
        + "].outputs.artifacts["
        + ExprLang.literal(output)
        + "]";
  }
}

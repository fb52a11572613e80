package dev.argosy.compile.lower;

import dev.argosy.compile.exprlang.ExprLang;
import dev.argosy.expression.Choice;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import dev.argosy.expression.Rewrite;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One template while it is made: writes the texts, conditions and values that stand in it. */
final class Site {
  private final StepPath owner;
  private final Optional<Graph> graph;
  private final Optional<Flow> flow;
  private final Whole whole;
  private final boolean leaf;
  private final Lookups lookups;
  private final ExprLang lang;
  private final Choices choices = new Choices();
  private final Guard guard = new Guard();

  private Site(
      StepPath owner,
      Optional<Graph> graph,
      Optional<Flow> flow,
      Map<Reference, String> variables,
      Collection<String> inputs,
      Whole whole,
      boolean leaf) {
    this.owner = owner;
    this.graph = graph;
    this.flow = flow;
    this.whole = whole;
    this.leaf = leaf;
    this.lookups = new Lookups(owner, graph, flow, variables, inputs, whole);
    this.lang = new ExprLang(lookups);
  }

  /** A template that runs a pod. */
  static Site leaf(StepPath owner, Collection<String> inputs, Whole whole) {
    return new Site(owner, Optional.empty(), Optional.empty(), Map.of(), inputs, whole, true);
  }

  /**
   * A template that holds the body of a loop.
   *
   * @param variables the inputs by which the loop's own variables come in
   */
  static Site loop(
      StepPath owner, Map<Reference, String> variables, Collection<String> inputs, Whole whole) {
    return new Site(owner, Optional.empty(), Optional.empty(), variables, inputs, whole, false);
  }

  /** A template that is a graph. */
  static Site graph(
      StepPath owner, Graph graph, Flow flow, Collection<String> inputs, Whole whole) {
    return new Site(owner, Optional.of(graph), Optional.of(flow), Map.of(), inputs, whole, false);
  }

  /** The same, which knows {@code run.failures}. */
  Site knowing(String failed) {
    lookups.know(failed);
    return this;
  }

  /** Whether this is the graph of the pipeline itself, or of its finally. */
  boolean isRoot() {
    return lookups.isRoot();
  }

  Collection<Captures.Capture> captures() {
    return lookups.captures().all();
  }

  /** What has been asked of the workflow itself: its parameters, and what the run is. */
  Collection<String> globals() {
    return lookups.globals();
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
    Expr expr = localText(expression);
    if (expression instanceof Expr.ArtifactUri) {
      return address(expr, shield);
    }
    if (expr instanceof Expr.ArtifactPath path) {
      return lookups.pathText(path.reference());
    }
    if (shield && Shield.mayHoldDollar(expr)) {
      return guard.tag("replace(" + lang.text(expr) + ", '$', '$$')", expr);
    }
    return value(expr);
  }

  /** An address reads better as a text with tags than as one expression. */
  private String address(Expr expr, boolean shield) {
    return switch (expr) {
      case Expr.Binary sum -> address(sum.left(), shield) + address(sum.right(), shield);
      case Expr.Constant c when shield -> Shield.literal(TextForm.of(c.value()));
      case Expr.Constant c -> TextForm.of(c.value());
      default -> hole(expr, shield);
    };
  }

  /** The text form of an expression, as one tag. */
  String value(Expr expression) {
    Expr expr = localText(expression);
    return expr instanceof Expr.Ref ref ? tag(ref) : guard.tag(lang.text(expr), expr);
  }

  /**
   * What {@code write} gives; Argo computes arguments even of a task that it then skips, so they
   * must have a value also when {@code condition} does not hold.
   *
   * @param decided without which only a computation may fail
   */
  <T> T guarded(Optional<String> condition, Optional<String> decided, Supplier<T> write) {
    return guard.during(condition, decided, write);
  }

  private String tag(Expr.Ref ref) {
    return switch (ref.reference()) {
      case Ref.Known known -> TextForm.of(known.value());
      case Ref.PipelineVersion v -> whole.version();
      case Ref.Run run
          when run.field() == Ref.RunField.SCHEDULED_TIME || run.field() == Ref.RunField.STATUS ->
          guard.tag(lookups.value(ref.reference()));
      case Ref.Output output when lookups.isHere(ref) && lookups.initial(ref).isPresent() ->
          guard.tag(lookups.value(output));
      case Ref.Status status when lookups.isTask(status.step()) -> guard.tag(lookups.value(status));
      case Ref.GraphStatus status when lookups.isOwn(status) -> guard.tag(lookups.value(status));
      case Ref.Ended ended when !lookups.isInOutput() -> guard.tag(lookups.value(ended));
      case Ref.Run run when lookups.knowsFailures(run) -> guard.tag(lookups.value(run));
      case Ref.Item item -> guard.tag(lang.text(ref));
      case Ref.Index index -> guard.tag(lookups.value(index));
      case Ref.State state -> guard.tag(lang.text(ref));
      default -> "{{" + lookups.plain(ref.reference(), ref.type()) + "}}";
    };
  }

  /** The text form of an expression, to be put into a larger one. */
  String expression(Expr expression) {
    return lang.text(localText(expression));
  }

  /** A condition, to be put into a larger one. */
  String plainCondition(Expr expression) {
    return lang.condition(local(expression));
  }

  String condition(Expr expression) {
    return ExprLang.tag(plainCondition(expression));
  }

  /** The expression of an output: its result is the text form; without braces around it. */
  String output(Expr expression) {
    return lookups.inOutput(() -> lang.text(local(expression)));
  }

  /** JSON of the text form, safe from a second expansion by Argo. */
  String jsonOfText(Expr expression) {
    Expr expr = local(expression);
    if (expr instanceof Expr.Ref ref && isFromAround(ref.reference())) {
      return "{{inputs.parameters."
          + lookups.captures().of(new AsJson(expr), ref.type()).name()
          + "}}";
    }
    boolean plain = expr instanceof Expr.Ref ref && !lookups.isJson(ref.reference());
    if (expr.type() == Type.Unknown.ANY && !plain) {
      return carried(expr);
    }
    String text =
        plain && expr instanceof Expr.Ref ref ? lookups.value(ref.reference()) : lang.text(expr);
    return guard.tag(Shield.json("toJson(" + text + ")", expr), expr);
  }

  private boolean isFromAround(Reference reference) {
    return switch (reference) {
      case Ref.Output out -> !lookups.isTask(out.step());
      case Ref.Input in -> !in.owner().equals(owner);
      case Ref.Run run -> Lookups.isFailures(run) && !lookups.knowsFailures(run);
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
    return guard.tag(Shield.carried(lang.rawJson(expr)), expr);
  }

  /** JSON of the items of an array, each with its number, as withParam takes it. */
  String items(Expr expression) {
    String value = Shield.carried("sprig.toRawJson(#)");
    Expr expr = local(expression);
    return guard.tag(
        "toJson(map(" + lang.value(expr) + ", ({'i': string(#index), 'v': " + value + "})))", expr);
  }

  // References.

  /** The expression with what cannot be computed here replaced by a capture. */
  private Expr local(Expr expression) {
    return isMoved(expression)
        ? Movable.value(Movable.of(expression, owner, whole.steps()))
        : rewritten(expression);
  }

  /** The same, of which only the text form is asked. */
  private Expr localText(Expr expression) {
    return isMoved(expression)
        ? Movable.text(Movable.of(expression, owner, whole.steps()))
        : rewritten(expression);
  }

  /** Whether an expression may have no value. */
  boolean mayHaveNone(Expr expression) {
    return Unchecked.is(expression, whole.steps());
  }

  private boolean isMoved(Expr expression) {
    return leaf && Movable.is(expression, owner, whole.steps());
  }

  private Expr rewritten(Expr expression) {
    return Rewrite.of(
        expression,
        e ->
            switch (e) {
              case Expr.ArtifactUri uri when uri.reference() instanceof Ref.Located located ->
                  Optional.of(located.address());
              case Expr.FirstOf first when isElsewhere(first) ->
                  Optional.of(new Expr.Ref(e.at(), new Hoisted(first), first.type()));
              case Expr.FirstOf first -> Optional.of(alternatives(closed(first)));
              default -> Optional.empty();
            });
  }

  /** With a text for the case that nothing exists, in which what asks for it is skipped. */
  private Expr.FirstOf closed(Expr.FirstOf first) {
    boolean open = !lookups.isInOutput() && flow.filter(f -> f.isOpen(first)).isPresent();
    return open && first.type() instanceof Type.StringType
        ? new Expr.FirstOf(
            first.at(),
            Stream.concat(first.arguments().stream(), Stream.of(new Expr.Constant(first.at(), "")))
                .toList(),
            first.type())
        : first;
  }

  private Expr alternatives(Expr.FirstOf first) {
    return new Expr.FirstOf(
        first.at(),
        first.arguments().stream().map(a -> Rewrite.of(a, this::ifSucceeded)).toList(),
        first.type());
  }

  private Optional<Expr> ifSucceeded(Expr expr) {
    return expr instanceof Expr.Ref ref
            && ref.reference() instanceof Ref.Output output
            && lookups.initial(ref).isEmpty()
            && lookups.isHere(ref)
            && flow.orElseThrow().continuesOnError(output.step().last())
        ? Optional.of(new Expr.Ref(ref.at(), new IfSucceeded(output), ref.type()))
        : Optional.empty();
  }

  private boolean isElsewhere(Expr.FirstOf first) {
    return first.lookups().anyMatch(l -> l.reference() instanceof Ref.Output && !lookups.isHere(l));
  }

  /**
   * Where an artifact of this template comes from: the tag of a {@code from}, or a key in the
   * store.
   */
  String artifactTag(Reference reference) {
    return switch (reference) {
      case Ref.Input in when in.owner().equals(owner) -> "{{inputs.artifacts." + in.name() + "}}";
      case Ref.Output out when lookups.isTask(out.step()) ->
          "{{tasks." + Lookups.task(out.step()) + ".outputs.artifacts." + out.name() + "}}";
      case Choice choice when choice.alternatives().stream().anyMatch(this::isOfTask) ->
          "{{tasks."
              + choices.task(choice, graph.orElseThrow())
              + ".outputs.artifacts."
              + Choosing.ARTIFACT
              + "}}";
      default -> "{{inputs.artifacts." + lookups.captures().artifact(reference).name() + "}}";
    };
  }

  private boolean isOfTask(Reference reference) {
    return reference instanceof Ref.Output out && lookups.isTask(out.step());
  }

  boolean isTask(StepPath step) {
    return lookups.isTask(step);
  }

  /** A step of this graph. */
  LinkedStep step(String id) {
    return lookups.step(id);
  }

  /** How the steps of this graph wait for each other; empty where the template is no graph. */
  Optional<Flow> flow() {
    return flow;
  }

  /** The choices between artifacts that this graph makes. */
  Choices choices() {
    return choices;
  }

  /** Whether an artifact may not be there when it is asked for. */
  boolean mayBeAbsent(Reference reference) {
    return isOptional(reference)
        || reference instanceof Choice choice && isOpen(choice)
        || reference instanceof Ref.Output out
            && lookups.isTask(out.step())
            && flow.orElseThrow().continuesOnError(out.step().last());
  }

  private boolean isOpen(Choice choice) {
    return flow.filter(f -> f.isOpen(choice.expression(Nowhere.AT))).isPresent();
  }

  /** Whether whoever writes an artifact may leave it out; then all who hand it on must know. */
  boolean isOptional(Reference reference) {
    return whole.steps().isOptional(reference);
  }

  /** The same of an input of this template. */
  boolean isOptional(String input) {
    return isOptional(new Ref.Input(owner, input));
  }
}

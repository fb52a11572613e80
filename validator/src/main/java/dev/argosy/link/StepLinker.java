package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TypeChecker;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Document;
import dev.argosy.model.Document.Component;
import dev.argosy.model.Document.Pipeline;
import dev.argosy.model.Named;
import dev.argosy.model.Step;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Links one step: what it uses, its options on every level, its action. */
final class StepLinker {
  private final Linkage link;
  private final Names scope;

  StepLinker(Linkage link, Names scope) {
    this.link = link;
    this.scope = scope;
  }

  LinkedStep link(String id, At at, StepPath path, Step step) {
    return step.forEach() == null && step.repeat() == null
        ? once(id, at, path, step, scope)
        : new LoopLinker(link, scope, path).link(id, at, step);
  }

  /**
   * The step without its loops.
   *
   * @param decides the names that {@code when} sees
   */
  LinkedStep once(String id, At at, StepPath path, Step step, Names decides) {
    Optional<Expr> when =
        step.when() == null
            ? Optional.empty()
            : step.when().syntax().map(s -> TypeChecker.condition(s, decides, link.findings()));
    Body body = step.uses() == null ? direct(path, step) : used(at, path, step, step.uses());
    return new LinkedStep(
        at,
        id,
        path,
        body.action,
        body.inputs,
        body.arguments,
        body.outputs,
        when,
        step.after().steps(),
        body.options);
  }

  /** What a step does, once what it uses is inlined. */
  private record Body(
      Action action,
      Map<String, Declared> inputs,
      Map<String, Argument> arguments,
      Map<String, LinkedOutput> outputs,
      Options options) {}

  /** Only the options of a step are looked at. */
  void checkOptions(Step step) {
    options(step, Options.NONE, own(step, scope));
  }

  /** The names that options see: also the paths of the step's own outputs. */
  private Names own(Step step, Names names) {
    return step.outputs().isEmpty() || step.steps() != null
        ? names
        : names.with(
            "outputs",
            Names.ownOutputs(
                Declarations.outputs(step.outputs(), step.resource() == null, link.findings())
                    .values()));
  }

  private Body direct(StepPath path, Step step) {
    Options options = options(step, Options.NONE, own(step, scope)).over(link.defaults()).settled();
    ActionLinker.Result result =
        new ActionLinker(link, scope, path).link(step, options, Optional.empty());
    return new Body(
        result.action(), result.inputs(), result.arguments(), result.outputs(), result.options());
  }

  /** The step, over its profiles, over {@code component}. */
  private Options options(Step step, Options component, Names names) {
    OptionsLinker linker = new OptionsLinker(names, link.findings());
    for (String volume : step.mounts().names()) {
      if (!link.volumes().contains(volume)) {
        link.findings()
            .add(
                Code.UNKNOWN_NAME,
                step.mounts().at(volume),
                dev.argosy.diagnostic.Nearest.unknown("volume", volume, link.volumes()),
                dev.argosy.diagnostic.Nearest.known(link.volumes()));
      }
    }
    Options profiles = linker.profiles(step.profile(), link.space().spec());
    return linker.link(step).over(profiles).over(component);
  }

  private Body used(At at, StepPath path, Step step, Word uses) {
    Optional<Document> document = link.catalogue().used(uses, link.namespace(), link.findings());
    if (document.isEmpty()) {
      step.with().forEach((n, v) -> new Texts(scope, link.findings()).link(v));
      return nothing(at);
    }
    if (link.isUsing(document.get())) {
      link.findings()
          .add(
              Code.DEPENDENCY_CYCLE,
              uses.at(),
              "'" + uses + "' uses itself: components and pipelines cannot be recursive");
      return nothing(at);
    }
    return switch (document.get()) {
      case Component c -> component(at, path, step, c);
      case Pipeline p -> pipeline(at, path, step, p);
      case Document.RunConfiguration r -> nothing(at);
      case Document.Project p -> nothing(at);
    };
  }

  private static Body nothing(At at) {
    Action nothing = new Action.Group(at, new Graph(StepPath.ROOT, java.util.List.of()), Map.of());
    return new Body(nothing, Map.of(), Map.of(), Map.of(), Options.NONE);
  }

  private Body component(At at, StepPath path, Step step, Component component) {
    Linkage inside = link.inside(component);
    Step inner = component.spec().step();
    Map<String, Declared> inputs =
        Declarations.params(component.spec().inputs(), "the input", link.names(), link.findings());
    String callee = "the component '" + component.metadata().name() + "'";
    Map<String, Argument> arguments =
        Declarations.arguments(step.with(), inputs, place(step), callee, scope, link.findings());
    Names names = inner(path, inputs, "inputs");
    Options own = new StepLinker(inside, names).options(inner, Options.NONE, own(inner, names));
    Options options = options(step, own, scope).over(link.defaults()).settled();
    if (inner.uses() != null) {
      link.findings()
          .add(
              Code.NOT_BUILT,
              inner.uses().at(),
              "a Component that is nothing but 'uses' is not built yet in this version of Argosy",
              "use the other component itself, or put the step into steps");
      return nothing(at);
    }
    refuseLoop(inner);
    refuseOptions(step, inner.steps() != null || inner.choose() != null, callee);
    ActionLinker.Result result =
        new ActionLinker(inside, names, path).link(inner, options, Optional.of(inputs));
    return new Body(result.action(), inputs, arguments, result.outputs(), result.options());
  }

  private Body pipeline(At at, StepPath path, Step step, Pipeline pipeline) {
    String callee = "the pipeline '" + pipeline.metadata().name() + "'";
    Map<String, Declared> inputs =
        Declarations.params(
            pipeline.spec().params(), "the parameter", link.names(), link.findings());
    Map<String, Argument> arguments =
        Declarations.arguments(step.with(), inputs, place(step), callee, scope, link.findings());
    refuseOptions(step, true, callee);
    if (!pipeline.spec().exit().isEmpty() || !pipeline.spec().volumes().isEmpty()) {
      link.findings()
          .add(
              Code.NOT_BUILT,
              at,
              "calling a pipeline that has finally or volumes is not built yet in this version of Argosy",
              "call it by a run configuration of its own");
      return nothing(at);
    }
    Linkage inside = link.inside(pipeline);
    GraphLinker graph =
        new GraphLinker(inside, pipeline.spec().steps(), path, inner(path, inputs, "params"));
    return group(at, graph, pipeline.spec().outputs(), inputs, arguments);
  }

  private Body group(
      At at,
      GraphLinker linker,
      Named<dev.argosy.expression.Text> outputs,
      Map<String, Declared> inputs,
      Map<String, Argument> arguments) {
    Graph graph = linker.link();
    Map<String, Expr> results = new LinkedHashMap<>();
    Map<String, LinkedOutput> declared = new LinkedHashMap<>();
    outputs.forEach((name, text) -> {
      At place = outputs.at(name);
      Optional<Expr> result = GroupOutputs.link(place, name, text, linker.names(), link.findings());
      result.ifPresent(expr -> results.put(name, expr));
      declared.put(name, GroupOutputs.output(place, name, result));
    });
    return new Body(
        new Action.Group(at, graph, results), inputs, arguments, declared, Options.NONE);
  }

  /** What is seen inside a Component or called Pipeline: never the names of who uses it. */
  private Names inner(StepPath path, Map<String, Declared> inputs, String context) {
    return link.names()
        .with(
            context,
            Names.declared(
                context.equals("inputs") ? "input" : "parameter",
                inputs,
                name -> new Ref.Input(path, name)));
  }

  private void refuseLoop(Step component) {
    At at =
        component.forEach() != null
            ? component.forEach().at()
            : component.repeat() != null ? component.repeat().at() : null;
    if (at != null) {
      link.findings()
          .add(
              Code.NOT_BUILT,
              at,
              "a Component that loops as a whole is not built yet in this version of Argosy",
              "put the step that loops into steps, and hand on its outputs");
    }
  }

  /** Options of a pod make no sense where what is used is a graph. */
  private void refuseOptions(Step step, boolean isGraph, String callee) {
    if (!isGraph) {
      return;
    }
    Named<?>[] maps = {
      step.env(), step.mounts(), step.nodeSelector(), step.labels(), step.annotations()
    };
    boolean any =
        step.retry() != null
            || step.timeout() != null
            || step.resources() != null
            || !step.profile().isEmpty();
    for (Named<?> map : maps) {
      any |= !map.isEmpty();
    }
    if (any) {
      link.findings()
          .add(
              Code.KEY_NOT_FOR_KIND,
              step.at(),
              callee + " is a graph: it takes no options of a pod here",
              "put them on its steps, or into defaults");
    }
  }

  /** Where a step says what it uses. */
  private static At place(Step step) {
    return step.uses() == null ? step.at() : step.uses().at();
  }

  /** For {@code with} on a step that uses nothing. */
  static Map<String, Argument> link(Named<Value> with, Names names, Linkage link) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    with.forEach(
        (name, value) -> arguments.put(name, new Texts(names, link.findings()).link(value)));
    return arguments;
  }
}

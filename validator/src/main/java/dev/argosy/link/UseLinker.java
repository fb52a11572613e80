package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.StepLinker.Body;
import dev.argosy.model.Document;
import dev.argosy.model.Document.Component;
import dev.argosy.model.Document.Pipeline;
import dev.argosy.model.Named;
import dev.argosy.model.PipelineSpec;
import dev.argosy.model.Step;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Links what a step uses: a Component is inlined, a Pipeline becomes a graph of the caller's. */
final class UseLinker {
  private final StepLinker user;
  private final Linkage link;
  private final Names scope;

  /**
   * @param user the linker of the step that uses
   * @param scope the names that the step sees
   */
  UseLinker(StepLinker user, Linkage link, Names scope) {
    this.user = user;
    this.link = link;
    this.scope = scope;
  }

  Body link(At at, StepPath path, Step step, Word uses) {
    Optional<KubeflowFiles.File> kubeflow = new KubeflowFiles(link).find(uses);
    if (kubeflow.isPresent()) {
      return kubeflow(at, path, step, kubeflow.get());
    }
    Optional<Document> document = link.catalogue().used(uses, link.namespace(), link.findings());
    if (document.isEmpty()) {
      step.with().forEach((n, v) -> new Texts(scope, link.findings()).link(v));
      return nothing(at);
    }
    if (link.isUsing(document.get())) {
      link.findings()
          .add(
              Diagnostic.of(
                      Code.DEPENDENCY_CYCLE,
                      uses.at(),
                      "'" + uses + "' uses itself: components and pipelines cannot be recursive")
                  .withRelated(document.get().metadata().name().at(), "it is declared here"));
      return nothing(at);
    }
    return switch (document.get()) {
      case Component c -> component(at, path, step, step.with(), c);
      case Pipeline p -> pipeline(at, path, step, p);
      case Document.RunConfiguration r -> nothing(at);
      case Document.Project p -> nothing(at);
    };
  }

  private static Body nothing(At at) {
    return new Body(Action.unresolved(at), Map.of(), Map.of(), Map.of(), Options.NONE);
  }

  private Body kubeflow(At at, StepPath path, Step step, KubeflowFiles.File file) {
    if (file.component().isEmpty()) {
      step.with().forEach((n, v) -> new Texts(scope, link.findings()).link(v));
      return nothing(at);
    }
    KubeflowFiles.Use use = new KubeflowFiles(link).use(file.component().get(), step.with());
    return component(at, path, step, use.with(), use.component());
  }

  private Body component(At at, StepPath path, Step step, Named<Value> with, Component component) {
    Linkage inside = link.inside(component);
    Step inner = component.spec().step();
    Map<String, Declared> inputs =
        Declarations.params(component.spec().inputs(), "the input", link.names(), link.findings());
    String callee = "the component '" + component.metadata().name() + "'";
    Map<String, Argument> arguments =
        Declarations.arguments(
            with,
            inputs,
            place(step),
            new Declarations.Callee(callee, component.metadata().name().at()),
            scope,
            link.findings());
    Names names = inner(path, inputs, "inputs");
    boolean looped = StepLinker.isLooped(inner);
    Options own =
        looped
            ? Options.NONE.withOnError(Optional.ofNullable(inner.onError())) // its own see the item
            : new StepLinker(inside, names)
                .options(inner, Options.NONE, user.own(inner, names), List.of());
    Options used =
        user.options(
            step, own, scope, StepLinker.isGraph(inner) ? List.of() : link.defaults().profile());
    Options options = user.settled(used);
    refuseOptions(step, inside.catalogue().isGraph(component, inside), callee);
    if (inner.uses() != null || looped) {
      String id = looped ? "loop" : "uses";
      Options stronger =
          user.options(step, Options.NONE, scope, List.of()).withOnError(Optional.empty());
      LinkedStep other =
          new StepLinker(inside, names, stronger).link(id, at, path.child(id), inner);
      return handedOn(
          at,
          path,
          other.failing(),
          inputs,
          arguments,
          Options.NONE.withOnError(options.onError()));
    }
    ActionLinker.Result result =
        new ActionLinker(inside, names, path).link(inner, options, Optional.of(inputs));
    return StepLinker.body(result, inputs, arguments, used);
  }

  /**
   * A Component that uses another or loops: a group of that one step, which gives what it gives.
   */
  private static Body handedOn(
      At at,
      StepPath path,
      LinkedStep used,
      Map<String, Declared> inputs,
      Map<String, Argument> arguments,
      Options options) {
    Map<String, Expr> results = new LinkedHashMap<>();
    used.outputs()
        .forEach((name, output) ->
            results.put(name, new Expr.Ref(at, new Ref.Output(used.path(), name), output.type())));
    Graph graph = new Graph(path, List.of(used));
    return new Body(
        new Action.Group(at, graph, results), inputs, arguments, used.outputs(), options);
  }

  private Body pipeline(At at, StepPath path, Step step, Pipeline pipeline) {
    String callee = "the pipeline '" + pipeline.metadata().name() + "'";
    Map<String, Declared> inputs =
        Declarations.params(
            pipeline.spec().params(), "the parameter", link.names(), link.findings());
    Map<String, Argument> arguments =
        Declarations.arguments(
            step.with(),
            inputs,
            place(step),
            new Declarations.Callee(callee, pipeline.metadata().name().at()),
            scope,
            link.findings());
    refuseOptions(step, true, callee);
    warnOfRunSettings(step, pipeline);
    Names names = inner(path, inputs, "params");
    Mountable volumes = link.volumes().ofCalled(pipeline.spec().volumes().names(), path);
    Linkage inside = PipelineLinker.inside(link, pipeline, link.names(), names, volumes);
    CalledVolumes.add(pipeline, inside, names, path, inputs, arguments);
    GraphLinker graph = new GraphLinker(inside, pipeline.spec().steps(), path, names);
    UnaryOperator<Graph> atEnd =
        g -> new CalledFinally(inside, names).add(at, g, pipeline.spec().exit());
    Options called =
        new OptionsLinker(names, link.space().spec(), link.findings()).ofCalled(pipeline.spec());
    Options options = user.asGraph(user.options(step, called, scope, List.of()));
    return group(at, graph, atEnd, pipeline.spec().outputs(), inputs, arguments, options);
  }

  private Body group(
      At at,
      GraphLinker linker,
      UnaryOperator<Graph> atEnd,
      Named<dev.argosy.expression.Text> outputs,
      Map<String, Declared> inputs,
      Map<String, Argument> arguments,
      Options options) {
    Graph graph = atEnd.apply(linker.link());
    Map<String, Expr> results = new LinkedHashMap<>();
    Map<String, LinkedOutput> declared = new LinkedHashMap<>();
    outputs.forEach((name, text) -> {
      At place = outputs.at(name);
      Optional<Expr> result = GroupOutputs.link(place, name, text, linker.names(), link.findings());
      result.ifPresent(expr -> results.put(name, expr));
      declared.put(name, GroupOutputs.output(place, name, result));
    });
    return new Body(new Action.Group(at, graph, results), inputs, arguments, declared, options);
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

  /** Options of a pod make no sense where what is used is a graph. */
  private void refuseOptions(Step step, boolean isGraph, String callee) {
    if (!isGraph) {
      return;
    }
    Named<?>[] maps = {
      step.env(),
      step.mounts(),
      step.nodeSelector(),
      step.labels(),
      step.annotations(),
      step.sidecars(),
      step.init()
    };
    boolean any =
        step.retry() != null
            || step.timeout() != null
            || step.resources() != null
            || step.tolerations() != null
            || step.affinity() != null
            || step.serviceAccount() != null
            || step.cache() != null
            || step.pod() != null
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

  /** A call is no run of its own: what only a run can have is the caller's. */
  private void warnOfRunSettings(Step step, Pipeline called) {
    PipelineSpec spec = called.spec();
    List<String> lost = new ArrayList<>();
    if (spec.timeout() != null) {
      lost.add("timeout");
    }
    if (spec.serviceAccount() != null) {
      lost.add("serviceAccount");
    }
    if (!spec.imagePullSecrets().isEmpty()) {
      lost.add("imagePullSecrets");
    }
    if (spec.argo() != null) {
      lost.add("argo");
    }
    if (!lost.isEmpty()) {
      link.findings()
          .add(
              Diagnostic.of(
                      Code.RUN_SETTING,
                      place(step),
                      "this call is part of the caller's run, so "
                          + String.join(", ", lost)
                          + " of '"
                          + called.metadata().name()
                          + "' "
                          + (lost.size() == 1 ? "does" : "do")
                          + " not hold for it",
                      "set what is needed on the calling pipeline, or on the steps in defaults")
                  .withRelated(called.metadata().at(), "the called pipeline"));
    }
  }

  /** Where a step says what it uses. */
  private static At place(Step step) {
    return step.uses() == null ? step.at() : step.uses().at();
  }
}

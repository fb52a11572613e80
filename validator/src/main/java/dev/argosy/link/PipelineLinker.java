package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedPipeline.LinkedResult;
import dev.argosy.link.LinkedPipeline.Settings;
import dev.argosy.model.Defaults;
import dev.argosy.model.Document.Component;
import dev.argosy.model.Document.Pipeline;
import dev.argosy.model.PipelineSpec;
import dev.argosy.model.ProjectSpec;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links one pipeline, or a component by itself. */
final class PipelineLinker {
  private final Linkage link;
  private final Findings findings;

  PipelineLinker(Linkage link) {
    this.link = link;
    this.findings = link.findings();
  }

  LinkedPipeline link(Pipeline pipeline) {
    PipelineSpec spec = pipeline.spec();
    String name = pipeline.metadata().name().text();
    Names everywhere = everywhere(name, false);
    Map<String, Declared> params =
        Declarations.params(spec.params(), "the parameter", everywhere, findings);
    Set<String> used = new HashSet<>();
    Names names =
        everywhere.with("params", Names.declared("parameter", params, Ref.Param::new, used::add));
    Mountable mountable = Mountable.of(spec.volumes().names());
    Linkage inside = inside(link, pipeline, everywhere, names, mountable);
    GraphLinker graph = new GraphLinker(inside, spec.steps(), StepPath.ROOT, names);
    Graph main = graph.link();
    Optional<Graph> exit = exit(spec, main, inside, names);
    Map<String, LinkedVolume> volumes = new LinkedHashMap<>();
    Volumes own = new Volumes(link, names, "");
    spec.volumes().forEach((id, v) -> volumes.put(id, own.link(spec.volumes().at(id), id, v)));
    mountable.called().forEach(v -> add(v, volumes));
    LinkedPipeline linked =
        new LinkedPipeline(
            pipeline.metadata().name().at(),
            name,
            link.namespace(),
            pipeline.at().file().path(),
            Optional.ofNullable(spec.description()),
            params,
            volumes,
            main,
            outputs(spec, graph.names()),
            exit,
            settings(spec, names));
    warnOfUnused("parameter", params, used);
    return linked;
  }

  /** Somebody would set it and believe that it does something. */
  private void warnOfUnused(String what, Map<String, Declared> declared, Set<String> used) {
    declared.values().stream()
        .filter(d -> !used.contains(d.name()))
        .forEach(d ->
            findings.add(
                Code.UNUSED,
                d.at(),
                "nothing uses the " + what + " '" + d.name() + "'",
                "use it, or take it out"));
  }

  /** A component that nobody uses has its mistakes too. */
  void check(Component component) {
    Names everywhere = everywhere(component.metadata().name().text(), false);
    Linkage inside = link.with(everywhere, Options.NONE, Mountable.of(List.of())).inside(component);
    StepPath path = StepPath.ROOT.child(component.metadata().name().text());
    Map<String, Declared> inputs =
        Declarations.params(component.spec().inputs(), "the input", everywhere, findings);
    Set<String> used = new HashSet<>();
    Names names =
        everywhere.with(
            "inputs", Names.declared("input", inputs, n -> new Ref.Input(path, n), used::add));
    // A default image of whoever uses it may stand in.
    Options withImage = Options.NONE.withImage(LinkedText.of(component.at(), "image"));
    Optional<Action> action = Optional.empty();
    if (component.spec().step().uses() != null || StepLinker.isLooped(component.spec().step())) {
      Linkage with = inside.with(everywhere, withImage, Mountable.of(List.of()));
      new StepLinker(with, names)
          .link("uses", component.at(), path.child("uses"), component.spec().step());
    } else {
      new StepLinker(inside, names).checkOptions(component.spec().step());
      Linkage with = inside.with(everywhere, withImage, Mountable.of(List.of()));
      action =
          Optional.of(
              new ActionLinker(with, names, path)
                  .link(component.spec().step(), withImage, Optional.of(inputs))
                  .action());
    }
    used.addAll(readByPath(component, inputs.keySet(), action));
    boolean takesAll = component.spec().step().python() != null;
    if (!takesAll || !component.spec().step().with().isEmpty()) {
      warnOfUnused("input", inputs, used);
    }
  }

  /** A program may open what stands in the folder of inputs without any expression. */
  private static List<String> readByPath(
      Component component, Collection<String> inputs, Optional<Action> action) {
    String code =
        action.stream()
            .filter(Action.Script.class::isInstance)
            .map(Action.Script.class::cast)
            .flatMap(s -> Stream.concat(Stream.of(s.script()), s.include().stream()))
            .map(Action.CodeFile::content)
            .collect(Collectors.joining("\n", component.at().file().text(), ""));
    return inputs.stream().filter(name -> Contract.mentions(code, name)).toList();
  }

  private Names everywhere(String name, boolean inFinally) {
    return link.space()
        .names()
        .with("run", Names.run(inFinally))
        .with("pipeline", Names.pipeline(name));
  }

  private void add(LinkedVolume called, Map<String, LinkedVolume> volumes) {
    LinkedVolume other = volumes.putIfAbsent(called.name(), called);
    if (other != null) {
      findings.add(
          Diagnostic.of(
                  Code.DUPLICATE_NAME,
                  other.at(),
                  "this volume and one of a called pipeline are both called '"
                      + called.name()
                      + "' in the run",
                  "rename the volume, or the step that calls")
              .withRelated(called.at(), "the other one"));
    }
  }

  /**
   * What holds inside a pipeline: its own defaults over the Project's.
   *
   * @param names those that its defaults see
   */
  static Linkage inside(
      Linkage link, Pipeline pipeline, Names everywhere, Names names, Mountable volumes) {
    ProjectSpec project = link.space().spec();
    Options weakest =
        new OptionsLinker(everywhere, project, link.findings())
            .link(project == null ? null : project.defaults());
    Options defaults =
        new OptionsLinker(names, project, link.findings())
            .link(pipeline.spec().defaults())
            .over(weakest);
    return link.with(everywhere, defaults, volumes).inside(pipeline);
  }

  private Map<String, LinkedResult> outputs(PipelineSpec spec, Names names) {
    Map<String, LinkedResult> results = new LinkedHashMap<>();
    spec.outputs()
        .forEach((name, text) -> {
          At at = spec.outputs().at(name);
          GroupOutputs.link(at, name, text, names, findings)
              .ifPresent(expr -> results.put(name, new LinkedResult(at, expr)));
        });
    return results;
  }

  private Optional<Graph> exit(PipelineSpec spec, Graph main, Linkage inside, Names names) {
    if (spec.exit().isEmpty()) {
      return Optional.empty();
    }
    String exit = StepPath.FINALLY.last();
    main.step(exit)
        .ifPresent(step ->
            findings.add(
                Code.DUPLICATE_NAME,
                step.at(),
                "a step called '" + exit + "' stands beside the finally of its pipeline",
                "give the step another name"));
    Names atEnd = names.with("run", Names.run(true)).with("steps", FinishedSteps.of(main));
    Linkage ending =
        inside.with(
            inside.names().with("run", Names.run(true)), inside.defaults(), inside.volumes());
    return Optional.of(new GraphLinker(ending, spec.exit(), StepPath.FINALLY, atEnd).link());
  }

  private Settings settings(PipelineSpec spec, Names names) {
    ProjectSpec project = link.space().spec();
    Defaults own = spec.defaults();
    Defaults weak = project == null ? null : project.defaults();
    OptionsLinker options = new OptionsLinker(names, project, findings);
    List<String> secrets =
        !spec.imagePullSecrets().isEmpty()
            ? spec.imagePullSecrets()
            : own != null && !own.imagePullSecrets().isEmpty()
                ? own.imagePullSecrets()
                : weak == null ? List.of() : weak.imagePullSecrets();
    return new Settings(
        Optional.ofNullable(spec.timeout()),
        spec.failFast(),
        Optional.ofNullable(spec.parallelism()),
        first(spec.serviceAccount(), own, weak, Defaults::serviceAccount),
        secrets,
        first(spec.ttl(), own, weak, Defaults::ttl),
        first(spec.podGC(), own, weak, Defaults::podGC),
        first(spec.priorityClass(), own, weak, Defaults::priorityClass),
        Labelling.labels(options.texts(spec.labels()), findings).map(),
        Labelling.annotations(options.texts(spec.annotations()), findings).map(),
        options.locks(spec.synchronization()),
        options.argo(spec.argo(), ArgoFields.WORKFLOW));
  }

  private static <T> Optional<T> first(
      @Nullable T own,
      @Nullable Defaults pipeline,
      @Nullable Defaults project,
      Function<Defaults, @Nullable T> field) {
    return Optional.ofNullable(own)
        .or(() -> Optional.ofNullable(pipeline).map(field))
        .or(() -> Optional.ofNullable(project).map(field));
  }
}

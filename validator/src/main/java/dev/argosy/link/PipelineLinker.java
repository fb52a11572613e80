package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Meaning;
import dev.argosy.link.LinkedPipeline.LinkedResult;
import dev.argosy.link.LinkedPipeline.Settings;
import dev.argosy.link.LinkedVolume.Keep;
import dev.argosy.model.Defaults;
import dev.argosy.model.Document.Component;
import dev.argosy.model.Document.Pipeline;
import dev.argosy.model.Named;
import dev.argosy.model.PipelineSpec;
import dev.argosy.model.ProjectSpec;
import dev.argosy.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    Names names = everywhere.with("params", Names.declared("parameter", params, Ref.Param::new));
    Linkage inside = inside(pipeline, everywhere, names);
    GraphLinker graph = new GraphLinker(inside, spec.steps(), StepPath.ROOT, names);
    Graph main = graph.link();
    return new LinkedPipeline(
        pipeline.metadata().name().at(),
        name,
        link.namespace(),
        pipeline.at().file().path(),
        Optional.ofNullable(spec.description()),
        params,
        volumes(spec.volumes(), names),
        main,
        outputs(spec, graph.names()),
        exit(spec, inside, names),
        settings(spec, names));
  }

  /** A component that nobody uses has its mistakes too. */
  void check(Component component) {
    Names everywhere = everywhere(component.metadata().name().text(), false);
    Linkage inside = link.with(everywhere, Options.NONE, List.of()).inside(component);
    StepPath path = StepPath.ROOT.child(component.metadata().name().text());
    Map<String, Declared> inputs =
        Declarations.params(component.spec().inputs(), "the input", everywhere, findings);
    Names names =
        everywhere.with("inputs", Names.declared("input", inputs, n -> new Ref.Input(path, n)));
    // A default image of whoever uses it may stand in.
    Options withImage = Options.NONE.withImage(LinkedText.of(component.at(), "image"));
    if (component.spec().step().uses() == null) {
      new StepLinker(inside, names).checkOptions(component.spec().step());
      new ActionLinker(inside.with(everywhere, withImage, List.of()), names, path)
          .link(component.spec().step(), withImage, Optional.of(inputs));
    }
  }

  private Names everywhere(String name, boolean inFinally) {
    return link.space()
        .names()
        .with("run", Names.run(inFinally))
        .with("pipeline", Names.pipeline(name));
  }

  private Linkage inside(Pipeline pipeline, Names everywhere, Names names) {
    ProjectSpec project = link.space().spec();
    Options weakest =
        new OptionsLinker(everywhere, project, findings)
            .link(project == null ? null : project.defaults());
    Options defaults =
        new OptionsLinker(names, project, findings).link(pipeline.spec().defaults()).over(weakest);
    return link.with(everywhere, defaults, pipeline.spec().volumes().names()).inside(pipeline);
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

  private Optional<Graph> exit(PipelineSpec spec, Linkage inside, Names names) {
    if (spec.exit().isEmpty()) {
      return Optional.empty();
    }
    Names atEnd =
        names
            .with("run", Names.run(true))
            .with("steps", Names.steps(List.of(), id -> finished(id), Optional.of(main(spec))));
    Linkage exit =
        inside.with(
            inside.names().with("run", Names.run(true)), inside.defaults(), inside.volumes());
    return Optional.of(new GraphLinker(exit, spec.exit(), StepPath.FINALLY, atEnd).link());
  }

  private static Meaning.Namespace main(PipelineSpec spec) {
    return new Meaning.Namespace(
        "step",
        spec.steps().names(),
        id -> spec.steps().has(id) ? Optional.of(finished(id)) : Optional.empty());
  }

  private static Meaning finished(String id) {
    return new Meaning.Refused(
        Code.NOT_BUILT,
        "'"
            + id
            + "' is a step of the pipeline: reading it in finally is part of the language, but not built yet in this version of Argosy",
        "run.status says how the run ended");
  }

  private Map<String, LinkedVolume> volumes(Named<Volume> volumes, Names names) {
    Map<String, LinkedVolume> linked = new LinkedHashMap<>();
    volumes.forEach(
        (name, volume) -> linked.put(name, volume(volumes.at(name), name, volume, names)));
    return linked;
  }

  private LinkedVolume volume(At at, String name, Volume v, Names names) {
    if (v.claim() != null) {
      return new LinkedVolume.Claim(at, name, link.text(v.claim(), names), v.accessModes());
    }
    if (v.size() != null) {
      Keep keep =
          switch (v.keep()) {
            case "always" -> Keep.ALWAYS;
            case "onFailure" -> Keep.ON_FAILURE;
            default -> Keep.NEVER;
          };
      LinkedText size = link.text(v.size(), names);
      VolumeSizes.check(size, findings);
      return new LinkedVolume.RunClaim(
          at, name, size, v.accessModes(), Optional.ofNullable(v.storageClass()), keep);
    }
    if (v.secret() != null) {
      return new LinkedVolume.Secret(at, name, v.secret());
    }
    if (v.configMap() != null) {
      return new LinkedVolume.ConfigMap(at, name, v.configMap());
    }
    Volume.EmptyDir dir = v.emptyDir();
    return new LinkedVolume.EmptyDir(
        at,
        name,
        Optional.ofNullable(dir).map(Volume.EmptyDir::medium),
        Optional.ofNullable(dir).map(Volume.EmptyDir::sizeLimit).map(w -> w.text()));
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

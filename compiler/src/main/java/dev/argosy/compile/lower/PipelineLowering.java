package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Dag;
import dev.argosy.compile.argo.Template.Task;
import dev.argosy.compile.argo.WorkflowSpec;
import dev.argosy.compile.argo.WorkflowSpec.EmptyDir;
import dev.argosy.compile.argo.WorkflowSpec.Named;
import dev.argosy.compile.argo.WorkflowSpec.PodGC;
import dev.argosy.compile.argo.WorkflowSpec.PodMetadata;
import dev.argosy.compile.argo.WorkflowSpec.RepositoryRef;
import dev.argosy.compile.argo.WorkflowSpec.Volume;
import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.link.Declared;
import dev.argosy.link.Flow;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedPipeline.Settings;
import dev.argosy.link.LinkedProject.ArtifactStore;
import dev.argosy.link.Ref;
import dev.argosy.link.StepPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pipeline: the spec of a WorkflowTemplate. */
public final class PipelineLowering {
  private static final String MAIN = "main";
  private static final String EXIT = "exit";

  private final LinkedPipeline pipeline;
  private final Settings settings;
  private final Workbench bench;
  private final ClaimLowering claims;
  private final Site root;

  private PipelineLowering(LinkedPipeline pipeline, ArtifactStore store, String version) {
    this.pipeline = pipeline;
    this.settings = pipeline.settings();
    Flow flow = Flow.of(pipeline.graph());
    Whole whole = Whole.of(pipeline, version);
    this.root = Site.graph(StepPath.ROOT, pipeline.graph(), flow, List.of(), whole);
    this.claims = new ClaimLowering(pipeline, root);
    this.bench =
        new Workbench(
            new Templates(),
            pipeline.name(),
            whole,
            store,
            claims.makers(),
            Finally.reads(pipeline));
  }

  /**
   * @param version the version of the pipeline, for expressions that ask it
   */
  public static WorkflowSpec lower(LinkedPipeline pipeline, ArtifactStore store, String version) {
    return new PipelineLowering(pipeline, store, version).spec();
  }

  private WorkflowSpec spec() {
    Template main = main();
    Optional<Template> exit = exit();
    return new WorkflowSpec(
        null,
        MAIN,
        exit.map(Template::name).orElse(null),
        arguments(),
        settings.serviceAccount().orElse(null),
        settings.imagePullSecrets().stream().map(Named::new).toList(),
        settings.timeout().map(Duration::toSeconds).orElse(null),
        settings.parallelism().orElse(null),
        settings.locks().map(l -> Conducts.locks(l, root)).orElse(null),
        settings.priorityClass().orElse(null),
        settings.podGC().map(PodGC::new).orElse(null),
        settings.ttl().map(PipelineLowering::ttl).orElse(null),
        metadata(true),
        metadata(false),
        bench
            .store()
            .repositoryRef()
            .map(r -> new RepositoryRef(r.configMap(), r.key().orElse(null)))
            .orElse(null),
        bench.store().deleteWithRun() ? new PodGC("OnWorkflowDeletion") : null,
        volumes(),
        claims.templates(),
        claims.gc(),
        templates(main, exit),
        Conducts.fields(settings.argo()));
  }

  private List<Template> templates(Template main, Optional<Template> exit) {
    List<Template> all = new ArrayList<>(List.of(main));
    bench.templates().all().stream()
        .filter(t -> !t.name().equals(MAIN) && !t.name().equals(EXIT))
        .forEach(all::add);
    exit.ifPresent(all::add);
    return all;
  }

  private Template main() {
    bench.templates().reserve(MAIN, dag(MAIN, new Dag(null, false, List.of()), null, null));
    bench.templates().reserve(EXIT, dag(EXIT, new Dag(null, false, List.of()), null, null));
    GraphLowering lowering = new GraphLowering(bench, settings.failFast());
    List<Task> first = claims.make(bench.templates());
    Dag dag = lowering.dag(pipeline.graph(), root, Flow.of(pipeline.graph()), first);
    Map<String, Expr> outputs = new LinkedHashMap<>();
    pipeline.outputs().forEach((name, result) -> outputs.put(name, result.expression()));
    Arguments results = new GraphOutputs(root).all(outputs);
    Dag whole = new Choosing(bench, root, new Depends(Flow.of(pipeline.graph()))).added(dag);
    return dag(MAIN, whole, results.isEmpty() ? null : results, inputs());
  }

  private Optional<Template> exit() {
    List<Task> tasks = new ArrayList<>();
    String target = null;
    if (pipeline.exit().isPresent()) {
      Graph graph = pipeline.exit().get();
      Flow flow = Flow.of(graph);
      Site site =
          Site.graph(StepPath.FINALLY, graph, flow, List.of(), bench.whole())
              .knowing(Finally.failures(bench.templates().all()));
      boolean stands = graph.steps().stream().allMatch(s -> flow.waits(s.id()).isEmpty());
      Dag steps = GraphLowering.afterwards(bench, stands).dag(graph, site, flow, List.of());
      Dag dag = new Choosing(bench, site, new Depends(flow)).added(steps);
      tasks.addAll(dag.tasks());
      target = dag.target();
    }
    tasks.addAll(claims.delete(bench.templates(), tasks));
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    if (tasks.stream().allMatch(t -> t.depends() == null)) {
      // Argo ends a DAG at once when somebody stops the run, steps it lets come to their end.
      return Optional.of(Template.builder(EXIT).steps(List.of(tasks)).build());
    }
    boolean deletes = tasks.size() > pipeline.exit().map(g -> g.steps().size()).orElse(0);
    if (target != null || deletes && tasks.size() > 1) {
      target = String.join(" ", tasks.stream().map(Task::name).toList());
    }
    return Optional.of(dag(EXIT, new Dag(target, false, tasks), null, null));
  }

  /** What the outputs ask of the workflow: parameters come in by name, what the run is by a tag. */
  private @Nullable Arguments inputs() {
    List<Parameter> parameters = new ArrayList<>();
    for (Captures.Capture capture : root.captures()) {
      boolean byName = ((Expr.Ref) capture.expression()).reference() instanceof Ref.Param;
      parameters.add(
          byName
              ? Parameter.input(capture.name())
              : Parameter.of(capture.name(), root.value(capture.expression())));
    }
    return parameters.isEmpty() ? null : new Arguments(parameters, List.of());
  }

  private static Template dag(
      String name, Dag dag, @Nullable Arguments outputs, @Nullable Arguments inputs) {
    return Template.builder(name).inputs(inputs).outputs(outputs).dag(dag).build();
  }

  private @Nullable Arguments arguments() {
    List<Parameter> parameters = pipeline.params().values().stream().map(this::parameter).toList();
    return parameters.isEmpty() ? null : new Arguments(parameters, List.of());
  }

  private Parameter parameter(Declared param) {
    List<Quoted> choices = new ArrayList<>();
    param
        .param()
        .ifPresent(p ->
            p.choices()
                .forEach(
                    c -> choices.add(new Quoted(TextForm.of(dev.argosy.link.Literals.plain(c))))));
    return new Parameter(
        param.name(),
        param.param().map(p -> p.description()).orElse(null),
        param
            .initial()
            .map(i -> new Quoted(new Values(root, bench.store().kind()).text(i)))
            .orElse(null),
        null,
        null,
        null,
        choices);
  }

  private static WorkflowSpec.Ttl ttl(dev.argosy.model.Ttl ttl) {
    return new WorkflowSpec.Ttl(
        seconds(ttl.completed()), seconds(ttl.succeeded()), seconds(ttl.failed()));
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  /** Labels say which pipeline made a run and its pods. */
  private @Nullable PodMetadata metadata(boolean ofRun) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (ofRun) {
      labels.put(Labels.PIPELINE, pipeline.name());
      labels.put(Labels.VERSION, bench.version());
    }
    labels.putAll(Pods.texts(settings.labels(), root));
    Map<String, String> annotations = Pods.texts(settings.annotations(), root);
    return labels.isEmpty() && annotations.isEmpty() ? null : new PodMetadata(labels, annotations);
  }

  private List<Volume> volumes() {
    List<Volume> volumes = new ArrayList<>(claims.volumes());
    for (String folder : bench.folders()) {
      volumes.add(new Volume(folder, null, null, null, new EmptyDir(null, null)));
    }
    return volumes;
  }
}

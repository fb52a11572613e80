package dev.argosy.compile;

import dev.argosy.compile.argo.ArgoObject;
import dev.argosy.compile.argo.ArgoObject.Metadata;
import dev.argosy.compile.argo.ConfigMap;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.WorkflowSpec;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.compile.lower.Labels;
import dev.argosy.compile.lower.PipelineLowering;
import dev.argosy.compile.lower.RunLowering;
import dev.argosy.compile.lower.RunLowering.CronWorkflow;
import dev.argosy.compile.lower.Semaphores;
import dev.argosy.compile.lower.Version;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.compile.trigger.TriggerPlanner;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedProject;
import dev.argosy.link.LinkedRun;
import dev.argosy.parallel.Parallel;
import dev.argosy.source.Tree;
import dev.argosy.validate.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the projects of a repository to Argo's objects. Pure: the same files give the same
 * bytes.
 */
public final class Compiler {
  private static final String UNWRITTEN = "0".repeat(Version.DIGITS);

  private final Options options;
  private final boolean writing;
  private final Findings findings = new Findings();
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<PlannedRun> runs = new ArrayList<>();
  private final Map<String, At> places = new HashMap<>();

  private Compiler(Options options, boolean writing) {
    this.options = options;
    this.writing = writing;
  }

  /**
   * @param validation what is selected, and the environment
   * @param asWorkflows Workflows to be submitted in place of WorkflowTemplates; run configurations
   *     are left out
   */
  public record Options(Validator.Options validation, boolean asWorkflows) {
    public static Options all() {
      return new Options(Validator.Options.all(), false);
    }
  }

  /**
   * The objects in the order in which they can be applied: templates before what refers to them.
   */
  public static Outcome<List<Manifest>> compile(Tree tree, Options options) {
    Outcome<Compilation> all = compileAll(tree, options);
    return new Outcome<>(all.value().map(Compilation::manifests), all.findings());
  }

  /** The objects, and what starts runs of them. */
  public static Outcome<Compilation> compileAll(Tree tree, Options options) {
    Compiler compiler = new Compiler(options, true);
    Findings found = compiler.run(tree);
    return Outcome.of(
        new Compilation(List.copyOf(compiler.manifests), new TriggerPlan(compiler.runs)), found);
  }

  /** What {@link #compileAll} would find, without writing the objects. */
  public static List<Diagnostic> check(Tree tree, Options options) {
    return new Compiler(options, false).run(tree).sorted();
  }

  private Findings run(Tree tree) {
    Validator.Checked checked = Validator.check(tree, options.validation());
    checked.linked().value().ifPresent(this::compile);
    return checked.findings(findings.sorted(), options.validation().looksForEverything());
  }

  private void compile(List<LinkedProject> projects) {
    for (LinkedProject project : projects) {
      List<LinkedPipeline> selected =
          project.pipelines().stream()
              .filter(p -> options.validation().selected().test(p.source()))
              .toList();
      project.semaphores().ifPresent(s -> semaphores(s, selected));
      Parallel.map(selected, p -> pipeline(project, p)).forEach(this::add);
    }
    if (!options.asWorkflows()) {
      for (LinkedProject project : projects) {
        project.runs().stream()
            .filter(r -> options.validation().selected().test(r.source()))
            .forEach(r -> run(project, r));
      }
    }
  }

  /** One ConfigMap in each namespace in which a pipeline uses a semaphore. */
  private void semaphores(LinkedProject.Semaphores semaphores, List<LinkedPipeline> pipelines) {
    Map<String, Quoted> data = new LinkedHashMap<>();
    semaphores.sizes().forEach((name, size) -> data.put(name, new Quoted(size.toString())));
    pipelines.stream()
        .filter(Semaphores::areUsed)
        .map(LinkedPipeline::namespace)
        .distinct()
        .forEach(namespace -> {
          Metadata metadata =
              new Metadata(
                  Semaphores.CONFIG_MAP,
                  null,
                  namespace.isEmpty() ? null : namespace,
                  Map.of(),
                  annotations(semaphores.source(), Optional.empty()));
          add(
              made(
                  ConfigMap.API_VERSION,
                  ConfigMap.KIND,
                  metadata,
                  new ConfigMap(metadata, data),
                  Semaphores.CONFIG_MAP,
                  semaphores.source(),
                  semaphores.at(),
                  new Findings()));
        });
  }

  private Made pipeline(LinkedProject project, LinkedPipeline pipeline) {
    String version = version(pipeline, project);
    WorkflowSpec spec = PipelineLowering.lower(pipeline, project.artifacts(), version);
    Findings own = new Findings();
    Limits.check(pipeline, spec, own);
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Labels.PIPELINE, pipeline.name());
    labels.put(Labels.VERSION, version);
    Metadata metadata =
        new Metadata(
            options.asWorkflows() ? null : pipeline.name(),
            options.asWorkflows() ? pipeline.name() + "-" : null,
            pipeline.namespace().isEmpty() ? null : pipeline.namespace(),
            labels,
            annotations(pipeline.source(), pipeline.description()));
    String kind = options.asWorkflows() ? "Workflow" : "WorkflowTemplate";
    return made(
        ArgoObject.API_VERSION,
        kind,
        metadata,
        new ArgoObject(ArgoObject.API_VERSION, kind, metadata, spec),
        pipeline.name(),
        pipeline.source(),
        pipeline.at(),
        own);
  }

  private void run(LinkedProject project, LinkedRun run) {
    String version = version(run.pipeline(), project);
    Limits.checkRuns(run, findings);
    runs.add(TriggerPlanner.plan(run, version, project.artifacts().uri()));
    for (CronWorkflow cron : RunLowering.lower(run, version)) {
      Limits.checkCron(run, cron.name(), findings);
      Map<String, String> labels = new LinkedHashMap<>();
      labels.put(Labels.PIPELINE, run.pipeline().name());
      labels.put(Labels.RUN_CONFIGURATION, run.name());
      Metadata metadata =
          new Metadata(
              cron.name(),
              null,
              run.namespace().isEmpty() ? null : run.namespace(),
              labels,
              annotations(run.source(), run.description()));
      add(
          made(
              ArgoObject.API_VERSION,
              "CronWorkflow",
              metadata,
              new ArgoObject(ArgoObject.API_VERSION, "CronWorkflow", metadata, cron.spec()),
              cron.name(),
              run.source(),
              run.at(),
              new Findings()));
    }
  }

  /** Only in what is written does the hash over everything matter, which takes its time. */
  private String version(LinkedPipeline pipeline, LinkedProject project) {
    return writing ? Version.of(pipeline, project.artifacts()) : UNWRITTEN;
  }

  private static Map<String, String> annotations(String source, Optional<String> description) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(Labels.SOURCE_PATH, source);
    description.ifPresent(d -> annotations.put(Labels.DESCRIPTION, d));
    return annotations;
  }

  /** An object and what is wrong with it; the text is left out where nobody asks for it. */
  private record Made(Manifest manifest, At at, Findings findings) {}

  private Made made(
      String apiVersion,
      String kind,
      Metadata metadata,
      Object object,
      String name,
      String source,
      At at,
      Findings own) {
    String namespace = metadata.namespace() == null ? "" : metadata.namespace();
    boolean written = writing || !Limits.isSurelySmall(object);
    String yaml = written ? Emitter.emit(object) : "";
    if (written) {
      Limits.checkSize(kind, name, yaml, at, own);
    }
    return new Made(new Manifest(apiVersion, kind, namespace, name, source, yaml), at, own);
  }

  private void add(Made made) {
    Manifest object = made.manifest;
    At first =
        places.putIfAbsent(object.kind() + " " + object.namespace() + " " + object.name(), made.at);
    if (first != null) {
      findings.add(
          Diagnostic.of(
                  Code.DUPLICATE_NAME,
                  made.at,
                  "there is already a "
                      + object.kind()
                      + " '"
                      + object.name()
                      + "' in this namespace",
                  "names are unique per kind and namespace, also across projects")
              .withRelated(first, "the first one"));
    }
    findings.addAll(made.findings.sorted());
    manifests.add(object);
  }
}

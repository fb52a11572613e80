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
import dev.argosy.source.Tree;
import dev.argosy.validate.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the projects of a repository to Argo's objects. Pure: the same files give the same
 * bytes.
 */
public final class Compiler {
  private final Options options;
  private final Findings findings = new Findings();
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<PlannedRun> runs = new ArrayList<>();
  private final Map<String, At> places = new HashMap<>();

  private Compiler(Options options) {
    this.options = options;
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
    Compiler compiler = new Compiler(options);
    Validator.Checked checked = Validator.check(tree, options.validation());
    checked.linked().value().ifPresent(compiler::compile);
    return Outcome.of(
        new Compilation(List.copyOf(compiler.manifests), new TriggerPlan(compiler.runs)),
        checked.findings(compiler.findings.sorted(), options.validation().looksForEverything()));
  }

  private void compile(List<LinkedProject> projects) {
    for (LinkedProject project : projects) {
      List<LinkedPipeline> selected =
          project.pipelines().stream()
              .filter(p -> options.validation().selected().test(p.source()))
              .toList();
      project.semaphores().ifPresent(s -> semaphores(s, selected));
      selected.forEach(p -> pipeline(project, p));
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
              ConfigMap.API_VERSION,
              ConfigMap.KIND,
              metadata,
              new ConfigMap(metadata, data),
              Semaphores.CONFIG_MAP,
              semaphores.source(),
              semaphores.at());
        });
  }

  private void pipeline(LinkedProject project, LinkedPipeline pipeline) {
    String version = Version.of(pipeline, project.artifacts());
    WorkflowSpec spec = PipelineLowering.lower(pipeline, project.artifacts(), version);
    Limits.check(pipeline, spec, findings);
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
    add(
        ArgoObject.API_VERSION,
        kind,
        metadata,
        new ArgoObject(ArgoObject.API_VERSION, kind, metadata, spec),
        pipeline.name(),
        pipeline.source(),
        pipeline.at());
  }

  private void run(LinkedProject project, LinkedRun run) {
    String version = Version.of(run.pipeline(), project.artifacts());
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
          ArgoObject.API_VERSION,
          "CronWorkflow",
          metadata,
          new ArgoObject(ArgoObject.API_VERSION, "CronWorkflow", metadata, cron.spec()),
          cron.name(),
          run.source(),
          run.at());
    }
  }

  private static Map<String, String> annotations(String source, Optional<String> description) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(Labels.SOURCE_PATH, source);
    description.ifPresent(d -> annotations.put(Labels.DESCRIPTION, d));
    return annotations;
  }

  private void add(
      String apiVersion,
      String kind,
      Metadata metadata,
      Object object,
      String name,
      String source,
      At at) {
    @Nullable String namespace = metadata.namespace();
    At first = places.putIfAbsent(kind + " " + namespace + " " + name, at);
    if (first != null) {
      findings.add(
          Diagnostic.of(
                  Code.DUPLICATE_NAME,
                  at,
                  "there is already a " + kind + " '" + name + "' in this namespace",
                  "names are unique per kind and namespace, also across projects")
              .withRelated(first, "the first one"));
    }
    String yaml = Emitter.emit(object);
    Limits.checkSize(kind, name, yaml, at, findings);
    manifests.add(
        new Manifest(apiVersion, kind, namespace == null ? "" : namespace, name, source, yaml));
  }
}

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
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedProject;
import dev.argosy.link.LinkedProject.ArtifactStore;
import dev.argosy.link.LinkedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the objects of one document at a time. */
public final class Lowering {
  private static final String UNWRITTEN = "0".repeat(Version.DIGITS);

  private final boolean asWorkflows;
  private final boolean writing;

  /**
   * @param asWorkflows Workflows to be submitted in place of WorkflowTemplates
   * @param writing whether the texts are wanted, or only what is wrong
   */
  public Lowering(boolean asWorkflows, boolean writing) {
    this.asWorkflows = asWorkflows;
    this.writing = writing;
  }

  /** One ConfigMap in each of the namespaces. */
  public Part semaphores(LinkedProject.Semaphores semaphores, List<String> namespaces) {
    Making making = new Making();
    Map<String, Quoted> data = new LinkedHashMap<>();
    semaphores.sizes().forEach((name, size) -> data.put(name, new Quoted(size.toString())));
    for (String namespace : namespaces) {
      Metadata metadata =
          new Metadata(
              Semaphores.CONFIG_MAP,
              null,
              namespace.isEmpty() ? null : namespace,
              Map.of(),
              annotations(semaphores.source(), Optional.empty()));
      making.add(
          new Manifest(
              ConfigMap.API_VERSION,
              ConfigMap.KIND,
              namespace,
              Semaphores.CONFIG_MAP,
              semaphores.source(),
              ""),
          new ConfigMap(metadata, data),
          semaphores.at());
    }
    return making.part();
  }

  /** The WorkflowTemplate. */
  public Part pipeline(LinkedPipeline pipeline, ArtifactStore store, String version) {
    Making making = new Making();
    WorkflowSpec spec = PipelineLowering.lower(pipeline, store, version);
    Limits.check(pipeline, spec, making.findings);
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Labels.PIPELINE, pipeline.name());
    labels.put(Labels.VERSION, version);
    Metadata metadata =
        new Metadata(
            asWorkflows ? null : pipeline.name(),
            asWorkflows ? pipeline.name() + "-" : null,
            pipeline.namespace().isEmpty() ? null : pipeline.namespace(),
            labels,
            annotations(pipeline.source(), pipeline.description()));
    String kind = asWorkflows ? "Workflow" : "WorkflowTemplate";
    making.add(
        new Manifest(
            ArgoObject.API_VERSION,
            kind,
            pipeline.namespace(),
            pipeline.name(),
            pipeline.source(),
            ""),
        new ArgoObject(ArgoObject.API_VERSION, kind, metadata, spec),
        pipeline.at());
    return making.part();
  }

  /**
   * The CronWorkflows.
   *
   * @param version of its pipeline
   */
  public Part run(LinkedRun run, String version) {
    Making making = new Making();
    Limits.checkRuns(run, making.findings);
    for (CronWorkflow cron : RunLowering.lower(run, version)) {
      Limits.checkCron(run, cron.name(), making.findings);
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
      making.add(
          new Manifest(
              ArgoObject.API_VERSION,
              "CronWorkflow",
              run.namespace(),
              cron.name(),
              run.source(),
              ""),
          new ArgoObject(ArgoObject.API_VERSION, "CronWorkflow", metadata, cron.spec()),
          run.at());
    }
    return making.part();
  }

  /** Only in what is written does the hash over everything matter, which takes its time. */
  public String version(LinkedPipeline pipeline, ArtifactStore store) {
    return writing ? Version.of(pipeline, store) : UNWRITTEN;
  }

  private static Map<String, String> annotations(String source, Optional<String> description) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(Labels.SOURCE_PATH, source);
    description.ifPresent(d -> annotations.put(Labels.DESCRIPTION, d));
    return annotations;
  }

  /** The objects of a part so far. */
  private final class Making {
    final Findings findings = new Findings();
    private final List<Part.Made> objects = new ArrayList<>();

    /**
     * @param what without its text
     */
    void add(Manifest what, Object object, At at) {
      Part.Id id = Part.Id.of(what);
      if (!writing && Limits.isSurelySmall(object)) {
        objects.add(new Part.Made(id, at, Optional.empty()));
        return;
      }
      String yaml = Emitter.emit(object);
      Limits.checkSize(what.kind(), what.name(), yaml, at, findings);
      objects.add(new Part.Made(id, at, Optional.of(what.with(yaml))));
    }

    Part part() {
      return new Part(objects, findings.sorted());
    }
  }
}

package dev.argosy.compile;

import dev.argosy.compile.graph.Drawing;
import dev.argosy.compile.graph.PipelineGraph;
import dev.argosy.compile.lower.Semaphores;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.compile.trigger.TriggerPlanner;
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
import java.util.List;

/**
 * Compiles the projects of a repository to Argo's objects. Pure: the same files give the same
 * bytes.
 */
public final class Compiler {
  private final Options options;
  private final Findings findings = new Findings();
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<PlannedRun> runs = new ArrayList<>();
  private final Collisions collisions = new Collisions();
  private final Lowering lowering;

  private Compiler(Options options, boolean writing) {
    this.options = options;
    this.lowering = new Lowering(options.asWorkflows(), writing);
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

  /** The selected pipelines as they are drawn, in the order of their files. */
  public static Outcome<List<PipelineGraph>> graphs(Tree tree, Options options) {
    Validator.Checked checked = Validator.check(tree, options.validation());
    List<PipelineGraph> graphs =
        checked.linked().value().orElse(List.of()).stream()
            .flatMap(project -> project.pipelines().stream())
            .filter(p -> options.validation().selected().test(p.source()))
            .map(Drawing::of)
            .toList();
    return Outcome.of(graphs, checked.findings(List.of(), false));
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
      project.semaphores().ifPresent(s -> add(lowering.semaphores(s, namespaces(selected))));
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

  /** Those in which a pipeline uses a semaphore. */
  private static List<String> namespaces(List<LinkedPipeline> pipelines) {
    return pipelines.stream()
        .filter(Semaphores::areUsed)
        .map(LinkedPipeline::namespace)
        .distinct()
        .toList();
  }

  private Part pipeline(LinkedProject project, LinkedPipeline pipeline) {
    String version = lowering.version(pipeline, project.artifacts());
    return lowering.pipeline(pipeline, project.artifacts(), version);
  }

  private void run(LinkedProject project, LinkedRun run) {
    String version = lowering.version(run.pipeline(), project.artifacts());
    add(lowering.run(run, version));
    runs.add(TriggerPlanner.plan(run, version, project.artifacts().uri()));
  }

  private void add(Part part) {
    findings.addAll(part.findings());
    for (Part.Made made : part.objects()) {
      collisions.add(made.id(), made::at).ifPresent(findings::add);
      made.manifest().ifPresent(manifests::add);
    }
  }
}

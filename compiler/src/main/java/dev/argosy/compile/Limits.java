package dev.argosy.compile;

import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.WorkflowSpec;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedRun;

/** What Argo and Kubernetes would refuse of a compiled object. */
final class Limits {
  /** Most templates of a workflow, and tasks of a graph, that Argo's definitions accept. */
  private static final int MOST = 200;

  /** Argo adds a dash and ten digits to a CronWorkflow's name for each run. */
  private static final int LONGEST_CRON_NAME = 52;

  private Limits() {}

  static void check(LinkedPipeline pipeline, WorkflowSpec spec, Findings findings) {
    if (spec.templates().size() > MOST) {
      findings.add(
          Code.TOO_MANY,
          pipeline.at(),
          "the pipeline becomes "
              + spec.templates().size()
              + " templates, Argo accepts at most "
              + MOST,
          "divide it into several pipelines");
    }
    for (Template template : spec.templates()) {
      if (template.dag() != null && template.dag().tasks().size() > MOST) {
        findings.add(
            Code.TOO_MANY,
            pipeline.at(),
            "the graph '"
                + template.name()
                + "' has "
                + template.dag().tasks().size()
                + " tasks, Argo accepts at most "
                + MOST,
            "put some of them into groups");
      }
    }
  }

  static void checkCron(LinkedRun run, String name, Findings findings) {
    if (name.length() > LONGEST_CRON_NAME) {
      findings.add(
          Code.NAME_TOO_LONG,
          run.at(),
          "the CronWorkflow would be called '"
              + name
              + "': "
              + name.length()
              + " characters, at most "
              + LONGEST_CRON_NAME
              + " are allowed",
          "choose a shorter name");
    }
  }
}

package dev.argosy.compile;

import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.WorkflowSpec;
import dev.argosy.compile.emit.Weight;
import dev.argosy.compile.trigger.Cause;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.LinkedTriggers;
import java.nio.charset.StandardCharsets;

/** What Argo and Kubernetes would refuse of a compiled object. */
final class Limits {
  /** Most templates of a workflow, and tasks of a graph, that Argo's definitions accept. */
  private static final int MOST = 200;

  /** Bytes from which an object is warned of, and the most. */
  private static final int WARNED_SIZE = 400_000;

  private static final int LARGEST = 1 << 20;

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

  /**
   * @param name of the CronWorkflow
   */
  static void checkCron(LinkedRun run, String name, Findings findings) {
    if (name.length() > LONGEST_CRON_NAME) {
      tooLong(run, "the CronWorkflow would be called '" + name + "'", name.length(), findings);
    }
  }

  /** Runs that the agent makes: their names are labels of their pods, too. */
  static void checkRuns(LinkedRun run, Findings findings) {
    LinkedTriggers triggers = run.triggers();
    boolean byAgent = !triggers.onChange().isEmpty() || !triggers.upstream().isEmpty();
    if (byAgent && run.name().length() > LONGEST_CRON_NAME) {
      String name = Cause.runName(run.name(), "0".repeat(Cause.DIGITS));
      tooLong(run, "its runs would be called like '" + name + "'", run.name().length(), findings);
    }
  }

  private static void tooLong(LinkedRun run, String what, int length, Findings findings) {
    findings.add(
        Code.NAME_TOO_LONG,
        run.at(),
        what + ": " + length + " characters, at most " + LONGEST_CRON_NAME + " are allowed",
        "choose a shorter name");
  }

  /** Whether nothing would be said of the size of an object, without writing it. */
  static boolean isSurelySmall(Object object) {
    return Weight.atMost(object) <= WARNED_SIZE;
  }

  /** Argo keeps a run together with what it runs, and refuses more than 1 MiB of both. */
  static void checkSize(String kind, String name, String yaml, At at, Findings findings) {
    int size = yaml.getBytes(StandardCharsets.UTF_8).length;
    if (size > WARNED_SIZE) {
      findings.add(
          size > LARGEST ? Code.SPEC_TOO_LARGE : Code.SPEC_LARGE,
          at,
          "the "
              + kind
              + " '"
              + name
              + "' has "
              + size / 1000
              + " KB; Argo can run at most 1048 KB"
              + (size > LARGEST ? "" : ", the state of all steps included"),
          "divide the pipeline, or put code into an image");
    }
  }
}

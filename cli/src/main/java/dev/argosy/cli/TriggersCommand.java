package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.cli.render.TriggerText;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "triggers",
    description = "Show what starts runs, and which runs start others.",
    footer = {
      "",
      "Examples:",
      "  argosy triggers",
      "  argosy triggers --environment prod",
      "  argosy triggers --format json > triggers.json"
    })
final class TriggersCommand implements Callable<Integer> {
  /** How triggers are written. */
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Shell shell;
  private final Engine engine;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "text|json",
      description =
          "How the triggers are written: text for people, or the plan that the agent reads as json. Findings are text on standard error.")
  private Format format = Format.TEXT;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Show what holds in this environment of the project.")
  private @Nullable String environment;

  @Parameters(
      paramLabel = "PATH",
      description =
          "Files and folders; '-' is standard input. Default: the whole project, whose argosy.yaml is in the current folder or above it.")
  private List<String> paths = List.of();

  TriggersCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    List<PlannedRun> runs = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Job job : Reporting.jobs(paths, shell)) {
      Choices choices = new Choices(Optional.ofNullable(environment), false, job.paths(), false);
      Outcome<TriggerPlan> plan = engine.triggers(job.tree(), choices);
      findings.addAll(plan.findings().stream().map(d -> new Finding(d, job.naming())).toList());
      plan.value().ifPresent(p -> runs.addAll(p.runs()));
    }
    int code = new Reporting().report(findings, shell);
    if (code == ExitCode.CLEAN) {
      TriggerPlan plan = new TriggerPlan(runs);
      shell.out().print(format == Format.JSON ? plan.toJson() : TriggerText.of(plan));
    }
    return code;
  }
}

package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.fix.Fixing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    description = "Say what is wrong with a project, or with the files named.",
    footer = {
      "",
      "Examples:",
      "  argosy validate",
      "  argosy validate pipelines/train.yaml --format json",
      "  argosy validate --diff",
      "  argosy validate --fix=unsafe pipelines/",
      "  cat train.yaml | argosy validate -"
    })
final class ValidateCommand implements Callable<Integer> {
  private final Shell shell;
  private final Engine engine;

  @Mixin private final Reporting reporting = new Reporting();

  @Mixin private final FixOptions fixes = new FixOptions();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Check as for this environment of the project.")
  private @Nullable String environment;

  @Option(
      names = "--skip-foreign",
      description =
          "Pass over named files that are neither Argosy's nor Argo's, as in folders; for commit hooks.")
  private boolean skipForeign;

  @Parameters(
      paramLabel = "PATH",
      description = {
        "Files and folders; '-' is standard input. Default: the whole project, whose argosy.yaml is in the current folder or above it.",
        "The whole project is read for what refers to what, but only the findings of these are shown."
      })
  private List<String> paths = List.of();

  ValidateCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    if (reporting.isJson() && fixes.takesOutput(paths)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--format json has standard output for itself: leave out --diff, and --fix of '-'");
    }
    List<Finding> findings = new ArrayList<>();
    boolean differs = false;
    for (Job job : Reporting.jobs(paths, shell)) {
      if (fixes.isAsked()) {
        Fixing.Result result = fixes.apply(job, tree -> engine.validate(tree, choices(job)), shell);
        differs |= fixes.shows(result);
        Reporting.wanted(job, result.findings()).forEach(findings::add);
      } else {
        Reporting.wanted(job, engine.validate(job.tree(), choices(job))).forEach(findings::add);
      }
    }
    return report(findings, differs);
  }

  private int report(List<Finding> findings, boolean differs) {
    int code = reporting.report(findings, shell);
    String available = reporting.isJson() ? "" : FixOptions.available(findings);
    if (!available.isEmpty() && !fixes.isAsked()) {
      shell.err().println(available);
    }
    return differs ? ExitCode.FINDINGS : code;
  }

  private Choices choices(Job job) {
    return new Choices(Optional.ofNullable(environment), false, job.paths(), skipForeign);
  }
}

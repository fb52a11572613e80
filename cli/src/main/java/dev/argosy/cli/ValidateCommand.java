package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    description = "Say what is wrong with a project, or with the files named.",
    footer = {
      "",
      "Examples:",
      "  argosy validate",
      "  argosy validate pipelines/train.yaml --format json",
      "  cat train.yaml | argosy validate -"
    })
final class ValidateCommand implements Callable<Integer> {
  private final Shell shell;
  private final Engine engine;

  @Mixin private final Reporting reporting = new Reporting();

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
    List<Finding> findings =
        Reporting.jobs(paths, shell).stream()
            .flatMap(job -> Reporting.wanted(job, engine.validate(job.tree(), choices(job))))
            .toList();
    return reporting.report(findings, shell);
  }

  private Choices choices(Job job) {
    return new Choices(Optional.ofNullable(environment), false, job.paths(), skipForeign);
  }
}

package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands have in common that show what a project is made of. */
final class Overview {
  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Show what holds in this environment of the project.")
  private @Nullable String environment;

  @Parameters(
      paramLabel = "PATH",
      description =
          "Files and folders; '-' is standard input. Default: the whole project, whose argosy.yaml"
              + " is in the current folder or above it.")
  private List<String> paths = List.of();

  /**
   * Reports what is found, and shows what each project gives when nothing is wrong with any.
   *
   * @return the exit code
   */
  <T> int show(Shell shell, BiFunction<Tree, Choices, Outcome<T>> look, Consumer<List<T>> show) {
    List<T> seen = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Job job : Reporting.jobs(paths, shell)) {
      Choices choices = new Choices(Optional.ofNullable(environment), false, job.paths(), false);
      Outcome<T> outcome = look.apply(job.tree(), choices);
      findings.addAll(outcome.findings().stream().map(d -> new Finding(d, job.naming())).toList());
      outcome.value().ifPresent(seen::add);
    }
    int code = new Reporting().report(findings, shell);
    if (code == ExitCode.CLEAN) {
      show.accept(seen);
    }
    return code;
  }
}

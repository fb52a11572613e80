package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.cli.render.JsonRenderer;
import dev.argosy.cli.render.TextRenderer;
import dev.argosy.diagnostic.Diagnostic;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a command says what it found. */
final class Reporting {
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "text|json",
      description =
          "How findings are written: text for people on standard error, json on standard output.")
  private Format format = Format.TEXT;

  boolean isJson() {
    return format == Format.JSON;
  }

  /** The jobs of a command line; says which files will not be looked at. */
  static List<Job> jobs(List<String> paths, Shell shell) {
    List<Job> jobs = Job.of(paths, shell.folder(), shell.in());
    jobs.stream()
        .flatMap(job -> job.outside().stream())
        .forEach(file ->
            shell
                .err()
                .println(
                    "argosy: not checked: "
                        + file
                        + " is a link or in a folder whose name starts with a dot"));
    return jobs;
  }

  /** The findings of the part of the project that was asked for. */
  static Stream<Finding> wanted(Job job, List<Diagnostic> findings) {
    return findings.stream()
        .filter(d -> job.wants(d.at().file().path()))
        .map(d -> new Finding(d, job.naming()));
  }

  /** Writes the findings, and says what the program ends with. */
  int report(List<Finding> findings, Shell shell) {
    List<Finding> sorted = findings.stream().sorted().toList();
    if (isJson()) {
      shell.out().print(JsonRenderer.render(sorted));
      shell.out().flush();
    } else {
      shell.err().print(new TextRenderer(shell.colour()).render(sorted));
      shell.err().flush();
    }
    return sorted.stream().anyMatch(f -> f.diagnostic().isError())
        ? ExitCode.FINDINGS
        : ExitCode.CLEAN;
  }
}

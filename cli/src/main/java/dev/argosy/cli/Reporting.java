package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Colouring;
import dev.argosy.cli.render.Finding;
import dev.argosy.cli.render.Format;
import dev.argosy.cli.render.Report;
import dev.argosy.cli.render.TextRenderer;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Severity;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a command says what it found, and what of it makes it fail. */
final class Reporting {
  /** For completion in shells. */
  static final class Levels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Severity.values()).map(Severity::word).iterator();
    }
  }

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description =
          "How findings are written: text for people on standard error, anything else on standard output. One of ${COMPLETION-CANDIDATES}.")
  private Format format = Format.TEXT;

  @Option(
      names = "--color",
      defaultValue = "auto",
      paramLabel = "WHEN",
      description =
          "auto, always or never. auto: on a terminal, unless NO_COLOR is set; CLICOLOR_FORCE=1 means always.")
  private Colouring colouring = Colouring.AUTO;

  @Option(
      names = "--fail-on",
      defaultValue = "error",
      paramLabel = "LEVEL",
      completionCandidates = Levels.class,
      description = "The least level that ends the program with 1: error, warning or info.")
  private Severity failOn = Severity.ERROR;

  @Option(names = "--strict", description = "The same as --fail-on warning.")
  private boolean strict;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only what fails, without a summary: nothing when all is well.")
  private boolean quiet;

  boolean isText() {
    return format == Format.TEXT;
  }

  boolean isQuiet() {
    return quiet;
  }

  static List<Job> jobs(List<String> paths, Shell shell) {
    return jobs(paths, Optional.empty(), shell);
  }

  /**
   * The jobs of a command line; says which files will not be looked at.
   *
   * @param inName the file that standard input stands for
   */
  static List<Job> jobs(List<String> paths, Optional<String> inName, Shell shell) {
    List<Job> jobs = Job.of(paths, shell.folder(), shell.in(), inName);
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
    Report all = new Report(findings, level(), Version::number);
    Report shown = quiet ? new Report(failing(all), level(), Version::number) : all;
    if (isText()) {
      TextRenderer text = new TextRenderer(colouring.on(shell.colour()));
      shell.err().print(quiet ? text.frames(shown.findings()) : text.render(shown.findings()));
      shell.err().flush();
    } else {
      shell.out().print(format.render(shown));
      shell.out().flush();
    }
    return all.fails() ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  private Severity level() {
    return strict && failOn == Severity.ERROR ? Severity.WARNING : failOn;
  }

  private static List<Finding> failing(Report report) {
    return report.findings().stream().filter(report::fails).toList();
  }
}

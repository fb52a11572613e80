package dev.argosy.cli;

import dev.argosy.cli.files.Changes.UnknownChanges;
import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.fix.Fixing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "  argosy validate --changed-since origin/main --strict",
      "  argosy validate --diff",
      "  argosy validate --fix=unsafe pipelines/",
      "  cat train.yaml | argosy validate - --stdin-filename pipelines/train.yaml"
    })
final class ValidateCommand implements Callable<Integer> {
  /** What the commit hooks give. */
  static final String SKIP_FOREIGN = "--skip-foreign";

  private final Shell shell;
  private final Engine engine;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Reporting reporting = new Reporting();

  @Mixin private final FixOptions fixes = new FixOptions();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Check as for this environment of the project.")
  private @Nullable String environment;

  @Option(
      names = SKIP_FOREIGN,
      description =
          "Pass over named files that are neither Argosy's nor Argo's, as in folders; for commit"
              + " hooks.")
  private boolean skipForeign;

  @Option(
      names = "--changed-since",
      paramLabel = "REF",
      description =
          "Only what the branch brought: findings in files that changed since the last common"
              + " commit with REF, untracked ones too, and findings elsewhere that were not there"
              + " before.")
  private @Nullable String changedSince;

  @Option(
      names = "--stdin-filename",
      paramLabel = "PATH",
      description =
          "The file that '-' stands for: it is checked within its project, whatever is on disk.")
  private @Nullable String stdinFilename;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Findings that are in this file are known and not shown.")
  private @Nullable String baseline;

  @Option(
      names = "--write-baseline",
      description = "Write the findings of the whole project to the --baseline instead.")
  private boolean writeBaseline;

  @Parameters(
      paramLabel = "PATH",
      description = {
        "Files and folders; '-' is standard input. Default: the whole project, whose argosy.yaml is"
            + " in the current folder or above it.",
        "The whole project is read for what refers to what, but only the findings of these are"
            + " shown."
      })
  private List<String> paths = List.of();

  ValidateCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  /** The command of a line that was not read by picocli. */
  ValidateCommand(Shell shell, Engine engine, List<String> paths, boolean skipForeign) {
    this(shell, engine);
    this.paths = paths;
    this.skipForeign = skipForeign;
  }

  @Override
  public Integer call() {
    checkOptions();
    List<Finding> findings = new ArrayList<>();
    boolean differs = false;
    for (Job job : Reporting.jobs(paths, Optional.ofNullable(stdinFilename), shell)) {
      if (fixes.isAsked()) {
        Fixing.Result result =
            fixes.apply(job, tree -> engine.validate(tree, choices(job.paths())), shell);
        differs |= fixes.shows(result);
        Reporting.wanted(job, result.findings()).forEach(findings::add);
      } else {
        findings.addAll(changedSince == null ? all(job) : brought(job, changedSince));
      }
    }
    return report(baseline == null ? findings : unknown(findings, baseline), differs);
  }

  private int report(List<Finding> findings, boolean differs) {
    int code = reporting.report(findings, shell);
    String available = reporting.isText() ? FixOptions.available(findings) : "";
    if (!available.isEmpty() && !fixes.isAsked() && !reporting.isQuiet()) {
      shell.err().println(available);
    }
    return differs ? ExitCode.FINDINGS : code;
  }

  private void checkOptions() {
    if (!reporting.isText() && fixes.takesOutput(paths)) {
      throw wrong(
          "a --format for programs has standard output for itself: leave out --diff, and --fix of"
              + " '-'");
    }
    if (fixes.isAsked() && changedSince != null) {
      throw wrong("--fix and --diff look at files, not at what changed: name the files");
    }
    if (stdinFilename != null && !paths.contains("-")) {
      throw wrong("--stdin-filename needs the PATH '-', which is standard input");
    }
    if (writeBaseline && baseline == null) {
      throw wrong("--write-baseline needs --baseline FILE");
    }
    if (writeBaseline && !isWhole()) {
      throw wrong(
          "--write-baseline looks at the whole project: leave out PATH and --changed-since");
    }
  }

  private boolean isWhole() {
    return paths.isEmpty() && changedSince == null;
  }

  private List<Finding> all(Job job) {
    return Reporting.wanted(job, engine.validate(job.tree(), choices(job.paths()))).toList();
  }

  private List<Finding> brought(Job job, String ref) {
    try {
      List<Diagnostic> brought =
          Brought.since(ref, job, tree -> engine.validate(tree, choices(List.of())));
      return Reporting.wanted(job, brought).toList();
    } catch (UnknownChanges e) {
      throw wrong("--changed-since: " + e.getMessage());
    }
  }

  private List<Finding> unknown(List<Finding> findings, String name) {
    Path file = shell.folder().resolve(name).normalize();
    if (writeBaseline) {
      write(file, Baseline.text(findings, file, shell.folder()));
    }
    Baseline known = Baseline.read(file, shell.folder(), name, read(file));
    List<Finding> remaining = new ArrayList<>(known.mistakes());
    remaining.addAll(known.unknown(findings, isWhole()));
    return remaining;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the baseline " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the baseline " + file, e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private Choices choices(List<String> asked) {
    return new Choices(Optional.ofNullable(environment), false, asked, skipForeign);
  }
}

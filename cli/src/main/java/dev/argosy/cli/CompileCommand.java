package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.files.ManifestFolder;
import dev.argosy.cli.render.Finding;
import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compile",
    description = "Compile a project to Argo Workflows. With an error in it, nothing is written.",
    footer = {
      "",
      "Examples:",
      "  argosy compile",
      "  argosy compile -o manifests --environment prod",
      "  argosy compile --as workflow train.yaml | kubectl create -f -"
    })
final class CompileCommand implements Callable<Integer> {
  enum As {
    TEMPLATE,
    WORKFLOW;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Shell shell;
  private final Engine engine;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Reporting reporting = new Reporting();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Write <namespace>/<kind>-<name>.yaml below this folder, where the bytes differ. Default:"
              + " one stream on standard output.")
  private @Nullable String output;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Compile for this environment of the project.")
  private @Nullable String environment;

  @Option(
      names = "--as",
      paramLabel = "template|workflow",
      defaultValue = "template",
      description =
          "What a pipeline becomes: a WorkflowTemplate, or a Workflow that runs when it is"
              + " created.")
  private As as = As.TEMPLATE;

  @Parameters(
      paramLabel = "PATH",
      description = {
        "Files and folders; '-' is standard input. Default: the whole project, whose argosy.yaml is"
            + " in the current folder or above it.",
        "The whole project is read for what refers to what, but only the objects of these are"
            + " written."
      })
  private List<String> paths = List.of();

  CompileCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  /** The command of a line that was not read by picocli. */
  CompileCommand(Shell shell, Engine engine, List<String> paths) {
    this(shell, engine);
    this.paths = paths;
  }

  @Override
  public Integer call() {
    if (!reporting.isText() && output == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "only --format text goes without -o DIR: standard output is for the manifests");
    }
    List<Manifest> manifests = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Job job : Reporting.jobs(paths, shell)) {
      Outcome<List<Manifest>> outcome = engine.compile(job.tree(), choices(job));
      findings.addAll(findings(job, outcome));
      outcome.value().ifPresent(all -> manifests.addAll(ofPart(job, all)));
    }
    int code = reporting.report(findings, shell);
    if (code == ExitCode.CLEAN) {
      write(manifests);
    }
    return code;
  }

  private Choices choices(Job job) {
    return new Choices(Optional.ofNullable(environment), as == As.WORKFLOW, job.paths(), false);
  }

  /** An error elsewhere in the project stops its compilation too, so then all are shown. */
  private static List<Finding> findings(Job job, Outcome<List<Manifest>> outcome) {
    return outcome.hasErrors()
        ? outcome.findings().stream().map(d -> new Finding(d, job.naming())).toList()
        : Reporting.wanted(job, outcome.findings()).toList();
  }

  private static List<Manifest> ofPart(Job job, List<Manifest> all) {
    return all.stream().filter(manifest -> job.wants(manifest.source())).toList();
  }

  private void write(List<Manifest> manifests) {
    if (output != null) {
      new ManifestFolder(shell.folder().resolve(output), shell.err()::println).write(manifests);
    } else {
      shell
          .out()
          .print(manifests.stream().map(Manifest::yaml).collect(Collectors.joining("---\n")));
    }
  }
}

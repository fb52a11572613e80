package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.compile.RunRequest;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.run.RunView;
import dev.argosy.sync.run.RunsOnCluster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    name = "run",
    description =
        "Start a run of a pipeline, once its parameters are found right; nothing is started"
            + " otherwise.",
    footer = {
      "",
      "The pipeline is read from the project here, and run from its template in the cluster; the"
          + " two must be",
      "of one version. The name of the run is written on standard output, how it goes on standard"
          + " error.",
      "With --follow, the exit code is 0 when it succeeded, 1 when it failed or was deleted, 3 when"
          + " the server",
      "does not answer any more. To end the command (130 by Ctrl-C) does not end the run.",
      "",
      "Examples:",
      "  argosy run train -p epochs=5 --follow",
      "  argosy run training/train -p 'layers=[64, 32]' --environment prod"
    })
final class RunCommand implements Callable<Integer> {
  /** How the progress of a run is shown. */
  enum Progress {
    AUTO,
    TREE,
    LINES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Shell shell;
  private final Engine engine;

  @Parameters(paramLabel = "PIPELINE", description = "Its name, or namespace/name.")
  private String pipeline = "";

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description =
          "A parameter of the pipeline. Of a string this is the text; of anything else, JSON.")
  private List<String> params = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment of the project that the cluster was synced for.")
  private @Nullable String environment;

  @Option(
      names = {"-f", "--follow"},
      description = "Wait for its end and show how it goes.")
  private boolean follow;

  @Option(
      names = "--progress",
      paramLabel = "auto|tree|lines",
      defaultValue = "auto",
      description =
          "How it is shown: a live tree, or a line for each change. auto: by the terminal.")
  private Progress progress = Progress.AUTO;

  @Mixin private final RunsOf cluster = new RunsOf();

  RunCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    Job job = Reporting.jobs(List.of(), shell).getFirst();
    Choices choices = new Choices(Optional.ofNullable(environment), false, List.of(), false);
    Outcome<RunRequest> request = engine.run(job.tree(), choices, pipeline, given());
    List<Finding> findings =
        request.findings().stream().map(d -> new Finding(d, job.naming())).toList();
    int code = findings.isEmpty() ? ExitCode.CLEAN : new Reporting().report(findings, shell);
    return code == ExitCode.CLEAN ? start(request.value().orElseThrow()) : code;
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String param : params) {
      int mark = param.indexOf('=');
      if (mark <= 0) {
        throw wrong("-p is '" + param + "'; expected NAME=VALUE, such as -p epochs=5");
      }
      if (given.put(param.substring(0, mark), param.substring(mark + 1)) != null) {
        throw wrong("the parameter '" + param.substring(0, mark) + "' is given twice");
      }
    }
    return given;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private int start(RunRequest request) {
    try (RunsOnCluster runs = cluster.open(shell)) {
      RunView started = runs.start(request, "by hand" + by());
      shell.out().println(started.name());
      shell.out().flush();
      return follow ? new Following(runs, shell, isTree()).follow(started) : ExitCode.CLEAN;
    } catch (SyncException e) {
      SyncMessages.problems(shell, e.problems());
      return ExitCode.INTERNAL;
    }
  }

  private String by() {
    String user = shell.environment().getOrDefault("USER", "");
    return user.isEmpty() ? "" : " of " + user;
  }

  /** The launcher knows whether standard error is a terminal. */
  private boolean isTree() {
    return progress == Progress.TREE
        || progress == Progress.AUTO && Boolean.getBoolean("argosy.terminal");
  }
}

package dev.argosy.cli;

import dev.argosy.cli.render.RunText;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.run.RunSummary;
import dev.argosy.sync.run.RunsOnCluster;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "runs",
    description = "List the runs of a cluster, the latest first, and what caused them.",
    footer = {
      "",
      "A cause is a schedule, a change, upstream runs, a window, or a person. Runs that were"
          + " deleted are",
      "not shown.",
      "",
      "Examples:",
      "  argosy runs",
      "  argosy runs train --all-namespaces"
    })
final class RunsCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "PIPELINE",
      defaultValue = "",
      description = "Only runs of this one.")
  private String pipeline = "";

  @Mixin private final RunsOf cluster = new RunsOf();

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "Runs in all namespaces.")
  private boolean everywhere;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many to show. Default: ${DEFAULT-VALUE}.")
  private int limit = 50;

  RunsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (RunsOnCluster runs = cluster.open(shell)) {
      List<RunSummary> found = runs.list(pipeline, everywhere);
      if (found.isEmpty()) {
        shell.err().println("argosy: there are no runs" + which(runs));
      } else {
        table(found.stream().limit(Math.max(0, limit)).toList());
      }
      return ExitCode.CLEAN;
    } catch (SyncException e) {
      SyncMessages.problems(shell, e.problems());
      return ExitCode.INTERNAL;
    }
  }

  private String which(RunsOnCluster runs) {
    return (pipeline.isEmpty() ? "" : " of the pipeline '" + pipeline + "'")
        + (everywhere
            ? " in any namespace"
            : " in the namespace '" + runs.namespace() + "'; see --namespace and --all-namespaces");
  }

  private void table(List<RunSummary> runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAMESPACE", "RUN", "PIPELINE", "PHASE", "STARTED", "TOOK", "CAUSE"));
    Instant now = InstantSource.system().instant();
    runs.forEach(run -> rows.add(row(run, now)));
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    rows.forEach(row -> {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    });
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      shell.out().println(line.toString().stripTrailing());
    }
  }

  private static List<String> row(RunSummary run, Instant now) {
    return List.of(
        run.namespace(),
        run.name(),
        run.pipeline(),
        run.phase(),
        run.startedAt().map(Instant::toString).orElse("-"),
        run.startedAt()
            .map(from -> RunText.duration(from, run.finishedAt().orElse(now)))
            .orElse("-"),
        run.cause().replaceAll("\\p{Cntrl}+", " "));
  }
}

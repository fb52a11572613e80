package dev.argosy.cli;

import dev.argosy.cli.render.RunText;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.run.RunView;
import dev.argosy.sync.run.RunsOnCluster;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Looks at a run again and again until it has ended, and shows what is new. */
final class Following {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** A server that is being restarted is back by then. */
  private static final int MOST_FAILURES = 120;

  private final RunsOnCluster runs;
  private final PrintWriter err;
  private final RunText text;
  private final boolean tree;
  private final InstantSource clock = InstantSource.system();
  private int drawn;

  Following(RunsOnCluster runs, Shell shell, boolean tree) {
    this.runs = runs;
    this.err = shell.err();
    this.text = new RunText(shell.colour());
    this.tree = tree;
  }

  /**
   * @return 0 when the run succeeded, 1 when it did not or was deleted
   * @throws SyncException when the server has not answered for minutes, or forbids it
   */
  int follow(RunView started) throws SyncException {
    RunView run = started;
    show(run);
    int failures = 0;
    while (!run.ended()) {
      try {
        Thread.sleep(BETWEEN);
        Optional<RunView> now = runs.look(run.namespace(), run.name());
        if (now.isEmpty()) {
          err.println("argosy: the run " + run.name() + " was deleted before it ended");
          return ExitCode.FINDINGS;
        }
        failures = 0;
        run = now.get();
        show(run);
      } catch (SyncException e) {
        boolean away = e.problems().stream().allMatch(p -> p.code() == Code.TARGET_UNREACHABLE);
        if (!away || ++failures > MOST_FAILURES) {
          throw e;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ExitCode.INTERNAL;
      }
    }
    run.outputs().forEach((name, value) -> err.println("  " + name + " = " + shortened(value)));
    err.flush();
    return run.succeeded() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private void show(RunView run) {
    if (tree) {
      List<String> lines = text.tree(run, clock.instant());
      if (drawn > 0) {
        err.print("\u001b[" + drawn + "A\u001b[J");
      }
      lines.forEach(err::println);
      drawn = lines.size();
    } else {
      text.changes(run).forEach(err::println);
    }
    err.flush();
  }

  private static String shortened(String value) {
    String line = value.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= 200 ? line : line.substring(0, 199) + "…";
  }
}

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
  private static final Duration MOST_SILENCE = Duration.ofMinutes(2);

  /** A line that is broken by a terminal would be two, and drawing over it would miss one. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final RunsOnCluster runs;
  private final PrintWriter err;
  private final RunText text;
  private final boolean tree;
  private final InstantSource clock = InstantSource.system();
  private int drawn;
  private long answered = System.nanoTime();
  private boolean silent;

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
    Thread interrupted = new Thread(() -> leave(started), "argosy-leave");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      return toTheEnd(started);
    } catch (SyncException e) {
      leave(started);
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERNAL;
    } finally {
      stay(interrupted);
    }
  }

  /** Whoever ends the command ends no run. */
  private void leave(RunView run) {
    String name = run.namespace() + "/" + run.name();
    err.println(
        (tree ? WRAP : "") + "argosy: the run " + name + " goes on; 'argosy runs' lists it");
    err.flush();
  }

  private static void stay(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is being called now
    }
  }

  private int toTheEnd(RunView started) throws SyncException, InterruptedException {
    RunView run = started;
    while (!run.ended()) {
      show(run);
      Thread.sleep(BETWEEN);
      Optional<RunView> now = look(run);
      if (now.isEmpty()) {
        err.println("argosy: the run " + run.name() + " was deleted before it ended");
        return ExitCode.FINDINGS;
      }
      run = now.get();
    }
    show(run);
    run.outputs().forEach((name, value) -> err.println("  " + name + " = " + shortened(value)));
    err.flush();
    return run.succeeded() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  /** As it was, while the server does not answer. */
  private Optional<RunView> look(RunView before) throws SyncException {
    try {
      Optional<RunView> now = runs.look(before.namespace(), before.name());
      answered = System.nanoTime();
      silent = false;
      return now;
    } catch (SyncException e) {
      boolean away = e.problems().stream().allMatch(p -> p.code() == Code.TARGET_UNREACHABLE);
      if (!away || System.nanoTime() - answered > MOST_SILENCE.toNanos()) {
        throw e;
      }
      if (!silent) {
        err.println("argosy: " + e.problems().getFirst().message() + "; still looking");
        silent = true;
        drawn = 0;
      }
      return Optional.of(before);
    }
  }

  private void show(RunView run) {
    if (tree) {
      draw(run);
    } else {
      text.changes(run).forEach(err::println);
    }
    err.flush();
  }

  private void draw(RunView run) {
    List<String> lines = run.ended() ? text.whole(run) : text.tree(run, clock.instant());
    if (drawn > 0) {
      err.print("\u001b[" + drawn + "A\u001b[J");
    }
    err.print(run.ended() ? "" : NO_WRAP);
    lines.forEach(err::println);
    err.print(WRAP);
    drawn = lines.size();
  }

  private static String shortened(String value) {
    String line = value.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= 200 ? line : line.substring(0, 199) + "…";
  }
}

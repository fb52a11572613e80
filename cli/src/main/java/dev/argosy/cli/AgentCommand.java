package dev.argosy.cli;

import dev.argosy.sync.Agent;
import dev.argosy.sync.Pace;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "agent",
    description =
        "Sync for ever: look at the repository at intervals, and undo what others changed.",
    footer = {
      "",
      "Example:",
      "  argosy agent https://git.example.com/ml/pipelines --target cluster --interval 60"
    })
final class AgentCommand implements Callable<Integer> {
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(20);

  private final Shell shell;
  private final Engine engine;

  @Mixin private final SyncTarget target = new SyncTarget();

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Between two looks at the repository. Default: ${DEFAULT-VALUE}.")
  private int interval = 30;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where fetched commits are kept, by this agent alone. Default: a temporary folder.")
  private @Nullable Path work;

  AgentCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    CountDownLatch ended = new CountDownLatch(1);
    try {
      Choices choices = new Choices(target.environment(), false, List.of(), false);
      CurrentOptions options = new CurrentOptions(target, shell, workFolder());
      stopWhenAsked(ended);
      Agent.run(
          options::now, pace(), tree -> engine.compile(tree, choices), new SyncMessages(shell));
      return ExitCode.CLEAN;
    } catch (SyncException e) {
      SyncMessages.problems(shell, e.problems());
      return ExitCode.INTERNAL;
    } finally {
      ended.countDown();
    }
  }

  private Path workFolder() {
    try {
      return work == null
          ? Files.createTempDirectory("argosy-agent")
          : Files.createDirectories(shell.folder().resolve(work));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the work folder", e);
    }
  }

  private Pace pace() {
    Pace usual = Pace.DEFAULT;
    Duration poll = Duration.ofSeconds(Math.max(1, interval));
    return new Pace(poll, usual.resync(), usual.first(), usual.cap(), usual.jitter());
  }

  /** A pod that is to stop gets a signal; the sync that is going on is ended, not cut off. */
  private static void stopWhenAsked(CountDownLatch ended) {
    Thread agent = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, ended)));
  }

  /** The thread itself cannot be waited for: it would end the process, which waits for this. */
  private static void stop(Thread agent, CountDownLatch ended) {
    agent.interrupt();
    try {
      if (!ended.await(LAST_MOMENTS.toSeconds(), TimeUnit.SECONDS)) {
        agent.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

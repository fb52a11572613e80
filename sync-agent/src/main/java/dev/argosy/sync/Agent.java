package dev.argosy.sync;

import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.git.Redactor;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Syncs for ever: looks at the repository at intervals, syncs when there is a new commit, when the
 * last try failed, and now and then to undo drift. Never throws for what a repository or a target
 * does; the last good state stays meanwhile.
 */
public final class Agent {
  private final Supplier<SyncOptions> options;
  private final Pace pace;
  private final Compile compile;
  private final SyncListener listener;
  private final Clock clock;

  private final Locks locks = new Locks();

  private String tip = "";
  private long syncedAt;
  private int failures;

  /** Time, so that a test need not wait. */
  interface Clock extends InstantSource {
    void sleep(Duration pause) throws InterruptedException;
  }

  Agent(
      Supplier<SyncOptions> options,
      Pace pace,
      Compile compile,
      SyncListener listener,
      Clock clock) {
    this.options = options;
    this.pace = pace;
    this.compile = compile;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Runs until the thread is interrupted, and returns with its interrupt flag set.
   *
   * @param options asked before each round, so that rotated credentials are picked up; should name
   *     a work folder, or every round fetches anew
   */
  public static void run(
      Supplier<SyncOptions> options, Pace pace, Compile compile, SyncListener listener) {
    new Agent(options, pace, compile, listener, new RealClock()).loop();
  }

  void loop() {
    try (locks) {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Duration> asked = round();
        if (!Thread.currentThread().isInterrupted()) {
          rest(asked);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listener.on(new SyncEvent.Stopped());
  }

  private void rest(Optional<Duration> asked) throws InterruptedException {
    Duration pause = pace.pause(failures, asked, ThreadLocalRandom.current().nextDouble());
    listener.on(new SyncEvent.Waiting(pause, failures));
    clock.sleep(pause);
  }

  /** One look; returns how long the other side asked to be left alone. */
  private Optional<Duration> round() {
    SyncOptions now = options.get();
    try (Session session = Session.open(now, locks)) {
      return round(session);
    } catch (SyncException e) {
      return note(tip, failed(now, e));
    }
  }

  private Optional<Duration> round(Session session) {
    try {
      String current = session.poll();
      if (failures == 0 && current.equals(tip) && !resyncIsDue()) {
        listener.on(new SyncEvent.Unchanged(current));
        return Optional.empty();
      }
      return note(current, session.sync(compile, listener).run());
    } catch (SyncException e) {
      return note(tip, session.sync(compile, listener).unread(e));
    }
  }

  private boolean resyncIsDue() {
    return clock.millis() - syncedAt >= pace.resync().toMillis();
  }

  private SyncReport failed(SyncOptions now, SyncException e) {
    Redactor redactor = new Redactor(now.source().credentials());
    List<Problem> problems = e.problems().stream().map(redactor::problem).toList();
    SyncReport report = SyncReport.failed(problems);
    listener.on(new SyncEvent.Finished(report));
    return report;
  }

  private Optional<Duration> note(String current, SyncReport report) {
    if (report.result() == Result.FAILED) {
      failures++;
      return report.retryAfter();
    }
    failures = 0;
    tip = current;
    syncedAt = clock.millis();
    return Optional.empty();
  }

  private static final class RealClock implements Clock {
    private final InstantSource system = InstantSource.system();

    @Override
    public Instant instant() {
      return system.instant();
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
      Thread.sleep(pause);
    }
  }
}

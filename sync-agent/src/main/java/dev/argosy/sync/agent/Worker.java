package dev.argosy.sync.agent;

import dev.argosy.sync.Agent;
import dev.argosy.sync.DriftWatch.Watching;
import dev.argosy.sync.OptionsSource;
import dev.argosy.sync.RunningSync;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One sync on a thread of its own. A platform thread: libraries below block inside monitors, which
 * on some JDKs would take a carrier from all other syncs.
 */
final class Worker implements RunningSync {
  private final SyncId id;
  private final Agent agent;
  private final AgentParts parts;
  private final Thread thread;
  private final AtomicReference<Optional<SyncOptions>> options =
      new AtomicReference<>(Optional.empty());
  private @Nullable Watching watching;

  /**
   * @param source read before each look
   * @param loop what the loop works with
   */
  Worker(SyncId id, OptionsSource source, Agent.Parts loop, AgentParts parts) {
    this.id = id;
    this.parts = parts;
    this.agent = new Agent(() -> current(source), loop);
    this.thread = Thread.ofPlatform().daemon().name("argosy-sync " + id).unstarted(this::work);
  }

  /** Only ever called on the worker's thread. */
  private SyncOptions current(OptionsSource source) throws SyncException {
    SyncOptions now = source.now();
    options.set(Optional.of(now));
    if (watching == null) {
      watching = parts.drift().watch(id, now, this);
    }
    return now;
  }

  private void work() {
    try {
      agent.run();
    } finally {
      if (watching != null) {
        watching.close();
      }
    }
  }

  void start() {
    thread.start();
  }

  /** Asks it to end; returns at once. A write in hand is ended, everything else is cut off. */
  void stop() {
    agent.stop();
    if (!agent.isWriting()) {
      thread.interrupt();
    }
  }

  /** Waits for its end, and says whether it has come. */
  boolean ended(Duration patience) throws InterruptedException {
    return thread.getState() == Thread.State.NEW || thread.join(patience);
  }

  /** Cuts off what it is doing. */
  void interrupt() {
    thread.interrupt();
  }

  @Override
  public SyncId id() {
    return id;
  }

  @Override
  public Optional<SyncOptions> options() {
    return options.get();
  }

  @Override
  public Optional<String> webhookSecret() {
    return Optional.empty();
  }

  @Override
  public Instant dueBy() {
    return agent.dueBy();
  }

  @Override
  public void wake(Trigger trigger, List<SyncEvent> news) {
    agent.wake(trigger, news);
  }
}

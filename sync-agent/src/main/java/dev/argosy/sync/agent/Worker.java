package dev.argosy.sync.agent;

import dev.argosy.sync.Agent;
import dev.argosy.sync.Causes;
import dev.argosy.sync.Compile;
import dev.argosy.sync.DriftWatch.Watching;
import dev.argosy.sync.OptionsSource;
import dev.argosy.sync.Pace;
import dev.argosy.sync.RunningSync;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One sync on a thread of its own. A platform thread: libraries below block inside monitors, which
 * on some JDKs would take a carrier from all other syncs.
 */
final class Worker implements RunningSync {
  private final SyncId id;
  private final AgentParts parts;
  private final AtomicReference<Optional<SyncOptions>> options =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> secret = new AtomicReference<>(Optional.empty());
  private final Agent agent;
  private final Causes causes;
  private final Thread thread;
  private @Nullable Watching watching;

  /**
   * What a worker does.
   *
   * @param options read before each look
   * @param webhook what a webhook must be signed with; read after the options
   * @param listener made with the fence that its own writes must pass
   */
  record Job(
      OptionsSource options,
      WebhookSecret webhook,
      Pace pace,
      Compile compile,
      Function<Fence, SyncListener> listener) {}

  /** Reads it as it is now. */
  @FunctionalInterface
  interface WebhookSecret {
    Optional<String> now() throws SyncException;
  }

  /**
   * @param predecessor whose end is waited for, because it has the same work folder
   */
  Worker(SyncId id, Job job, AgentParts parts, Optional<Worker> predecessor) {
    this.id = id;
    this.parts = parts;
    AtomicReference<@Nullable Thread> before =
        new AtomicReference<>(predecessor.map(worker -> worker.thread).orElse(null));
    SyncListener listener = job.listener().apply(this::pass);
    this.causes = parts.causes().of(this::stir);
    Agent.Parts loop =
        new Agent.Parts(
            job.pace(),
            job.compile(),
            event -> hear(listener, event),
            parts.leading(),
            causes,
            this::isWatched);
    this.agent = new Agent(() -> current(job), loop);
    this.thread =
        Thread.ofPlatform().daemon().name("argosy-sync " + id).unstarted(() -> work(before));
  }

  /** What a sync that is cut off says of itself is not news to anybody. */
  private void pass() throws SyncException {
    agent.pass();
  }

  /** Asked on the worker's thread only. */
  private boolean isWatched(ObjectKey key) {
    return watching != null && watching.sees(key);
  }

  private void stir() {
    agent.stir();
  }

  private void hear(SyncListener listener, SyncEvent event) {
    if (watching != null) {
      watching.on(event);
    }
    listener.on(event);
  }

  /** Only ever called on the worker's thread. */
  private SyncOptions current(Job job) throws SyncException {
    SyncOptions now = job.options().now();
    options.set(Optional.of(now));
    secret.set(job.webhook().now());
    if (watching == null) {
      watching = parts.drift().watch(id, now, this);
    }
    return now;
  }

  private void work(AtomicReference<@Nullable Thread> before) {
    try {
      Thread old = before.getAndSet(null); // or each would hold all that ever were
      if (old != null) {
        old.join();
      }
      agent.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      causes.close();
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
    return secret.get();
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

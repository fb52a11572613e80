package dev.argosy.sync.agent;

import dev.argosy.sync.Pace;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.StatusFold;
import dev.argosy.sync.resource.SyncObject;
import dev.argosy.sync.resource.SyncSpec;
import dev.argosy.sync.resource.SyncSpec.DeletionPolicy;
import dev.argosy.sync.resource.SyncStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What one Sync asks for, and the worker that does it. Used by one thread at a time. */
final class Post {
  private static final Duration LONGEST_END = Duration.ofMinutes(1);
  private static final InstantSource CLOCK = InstantSource.system();

  private final AtomicReference<SyncObject> current;
  private final ClusterSyncs cluster;
  private final FleetOptions fleet;
  private final Turns turns;
  private final AgentParts parts;
  private final Events events;

  private volatile @Nullable Worker worker;
  private volatile @Nullable Worker last;
  private final AtomicBoolean leaving = new AtomicBoolean();
  private SyncObject served;

  Post(
      SyncObject first,
      ClusterSyncs cluster,
      FleetOptions fleet,
      Turns turns,
      AgentParts parts,
      Events events) {
    this.current = new AtomicReference<>(first);
    this.served = first;
    this.cluster = cluster;
    this.fleet = fleet;
    this.turns = turns;
    this.parts = parts;
    this.events = events;
  }

  /** The worker, when one is at work. */
  Optional<Worker> worker() {
    return Optional.ofNullable(worker);
  }

  /**
   * Does what the Sync asks for now; that may be nothing new.
   *
   * @param fence asked before each write
   */
  void see(SyncObject now, Fence fence) {
    current.set(now);
    if (now.deleted()) {
      leave(now, fence);
    } else if (suspended(now)) {
      rest(now, fence);
    } else {
      guard(now, fence);
      work(now);
    }
    served = now;
  }

  private static boolean suspended(SyncObject now) {
    try {
      return now.spec().suspend();
    } catch (SyncException e) {
      return false; // the worker says what is wrong
    }
  }

  private void work(SyncObject now) {
    if (worker == null || changed(now)) {
      replace(now);
    } else if (!now.request().equals(served.request())
        || !now.acknowledged().equals(served.acknowledged())) {
      worker.wake(Trigger.REQUEST, List.of());
    }
  }

  private boolean changed(SyncObject now) {
    return now.generation() != served.generation() || !now.uid().equals(served.uid());
  }

  private void replace(SyncObject now) {
    stop();
    Worker next = new Worker(now.id(), job(now), parts, Optional.ofNullable(last));
    worker = next;
    last = next;
    next.start();
  }

  private Worker.Job job(SyncObject now) {
    DeclaredOptions options = new DeclaredOptions(current::get, cluster, fleet);
    Optional<SyncSpec> spec = spec(now);
    return new Worker.Job(
        options,
        options::webhook,
        spec.map(s -> pace(fleet.pace(), s)).orElse(fleet.pace()),
        turns.inTurn(fleet.compile().apply(spec.flatMap(SyncSpec::environment))),
        fence -> listener(now, fence));
  }

  private static Optional<SyncSpec> spec(SyncObject now) {
    try {
      return Optional.of(now.spec());
    } catch (SyncException e) {
      return Optional.empty(); // said by the options, at the first look
    }
  }

  private static Pace pace(Pace usual, SyncSpec spec) {
    return new Pace(spec.interval(), usual.resync(), usual.first(), usual.cap(), usual.jitter());
  }

  private SyncListener listener(SyncObject now, Fence fence) {
    SyncListener others = parts.listeners().of(now.id());
    SyncListener status = new StatusWriter(current::get, cluster, fence, CLOCK);
    SyncListener told = events.of(now, fence);
    return event -> {
      others.on(event);
      status.on(event);
      told.on(event);
    };
  }

  private void rest(SyncObject now, Fence fence) {
    stop();
    tell(now, StatusFold.suspended(now, now.status(), CLOCK.instant()), fence);
  }

  private void tell(SyncObject now, SyncStatus status, Fence fence) {
    try {
      if (!status.equals(now.status())) {
        fence.pass();
        cluster.tell(now, StatusFold.fields(status));
      }
    } catch (SyncException | KubernetesClientException e) {
      // it is seen again in a while
    }
  }

  /** A Sync whose objects go with it must not be gone before they are. */
  private void guard(SyncObject now, Fence fence) {
    boolean wanted =
        spec(now).map(s -> s.deletionPolicy() == DeletionPolicy.DELETE).orElse(now.guarded());
    try {
      if (wanted != now.guarded()) {
        fence.pass();
        cluster.guard(now, wanted);
      }
    } catch (SyncException | KubernetesClientException e) {
      // it is seen again in a while
    }
  }

  /** It is to be gone, but waits for us, or for others. */
  private void leave(SyncObject now, Fence fence) {
    stop();
    if (now.guarded() && leaving.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .daemon()
          .name("argosy-leave " + now.id())
          .start(() -> dismantle(now, fence));
    }
  }

  /** On a thread of its own: it takes as long as all its objects take. */
  private void dismantle(SyncObject now, Fence fence) {
    try {
      Worker old = last;
      if (old == null || old.ended(LONGEST_END)) {
        fence.pass();
        new Dismantling(now, fleet.kubeconfig(), fence).run();
        cluster.guard(now, false);
      }
    } catch (SyncException e) {
      tell(now, StatusFold.leaving(now, now.status(), e.problems(), CLOCK.instant()), fence);
    } catch (KubernetesClientException e) {
      // it is seen again in a while
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leaving.set(false);
    }
  }

  /** Stops the worker, if there is one; returns at once. */
  void stop() {
    Worker old = worker;
    if (old != null) {
      old.stop();
      worker = null;
    }
  }

  /** The last worker there was; it may still be ending. */
  Optional<Worker> last() {
    return Optional.ofNullable(last);
  }
}

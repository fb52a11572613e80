package dev.argosy.sync.agent;

import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.StatusFold;
import dev.argosy.sync.resource.SyncObject;
import dev.argosy.sync.resource.SyncStatus;
import dev.argosy.sync.trigger.TriggerReport;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the status of a Sync. It is written when there is news and at no other time; a write that
 * fails is tried again with the next event.
 */
final class StatusWriter implements SyncListener {
  private final Supplier<SyncObject> current;
  private final ClusterSyncs cluster;
  private final Fence fence;
  private final InstantSource clock;

  private SyncObject asked;
  private Optional<Plan> plan = Optional.empty();
  private @Nullable SyncStatus told;
  private @Nullable UnaryOperator<SyncStatus> pending;

  /**
   * @param current the Sync as it is known now
   * @param fence asked before each write
   */
  StatusWriter(
      Supplier<SyncObject> current, ClusterSyncs cluster, Fence fence, InstantSource clock) {
    this.current = current;
    this.cluster = cluster;
    this.fence = fence;
    this.clock = clock;
    this.asked = current.get();
  }

  @Override
  public void on(SyncEvent event) {
    switch (event) {
      case SyncEvent.Started started -> begin();
      case SyncEvent.Planned planned -> plan = Optional.of(planned.plan());
      case SyncEvent.Finished finished -> finished(finished.report());
      case SyncEvent.Unchanged unchanged -> {
        if (pending == null) {
          put(before -> StatusFold.unchanged(asked, before, clock.instant()));
        }
      }
      case SyncEvent.Waiting waiting -> settle();
      case SyncEvent.CommitRead read -> {}
      case SyncEvent.Compiled compiled -> {}
      case SyncEvent.Applied applied -> {}
      case SyncEvent.PhaseEnded ended -> {}
      case SyncEvent.Drifted drifted -> {}
      case SyncEvent.Fought fought -> {}
      case SyncEvent.Unwatched unwatched -> {}
      case SyncEvent.Looked looked -> looked(looked.report());
      case SyncEvent.Stopped stopped -> {}
    }
  }

  private void begin() {
    asked = current.get();
    plan = Optional.empty();
  }

  private void finished(SyncReport report) {
    SyncObject what = asked;
    Optional<Inventory> owned = owned(report);
    put(before -> StatusFold.finished(what, before, report, owned, clock.instant()));
  }

  /** Of a sync that stopped on the way, all that it may have written. */
  private Optional<Inventory> owned(SyncReport report) {
    return plan.map(
        p -> report.result() == Result.FAILED ? p.before().plus(p.after().objects()) : p.after());
  }

  /** What waits to be said of an attempt is said first. */
  private void looked(TriggerReport report) {
    UnaryOperator<SyncStatus> first = pending;
    put(before -> StatusFold.looked(first == null ? before : first.apply(before), report));
  }

  private void put(UnaryOperator<SyncStatus> change) {
    pending = change;
    settle();
  }

  private void settle() {
    if (pending == null) {
      return;
    }
    try {
      fence.pass();
      SyncStatus before = told == null ? read() : told;
      SyncStatus next = pending.apply(before);
      if (!next.equals(before)) {
        cluster.tell(asked, StatusFold.fields(next));
      }
      told = next;
      pending = null;
    } catch (KubernetesClientException | SyncException e) {
      told = null; // somebody else may have written meanwhile: read it again
    }
  }

  private SyncStatus read() {
    return cluster.get(asked.id()).map(SyncObject::status).orElse(SyncStatus.NONE);
  }
}

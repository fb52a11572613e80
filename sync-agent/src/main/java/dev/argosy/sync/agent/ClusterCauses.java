package dev.argosy.sync.agent;

import dev.argosy.sync.Causes;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.trigger.ClusterLedgers;
import dev.argosy.sync.trigger.ClusterRuns;
import dev.argosy.sync.trigger.TriggerReport;
import dev.argosy.sync.trigger.Triggers;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What starts runs in the cluster that a sync writes to. One of them serves all syncs of it. */
public final class ClusterCauses implements Causes, AutoCloseable {
  private @Nullable KubernetesClient client;

  /** Syncs by which nothing starts runs, until a commit says otherwise. */
  private final Set<String> idle = ConcurrentHashMap.newKeySet();

  @Override
  public TriggerReport look(SyncOptions options, Fence fence, Optional<Triggers.Applied> applied)
      throws SyncException {
    if (!(options.target() instanceof TargetOptions.Cluster cluster)) {
      return TriggerReport.NOTHING;
    }
    if (applied.isEmpty() && idle.contains(options.name())) {
      return TriggerReport.NOTHING;
    }
    KubernetesClient now = client(cluster);
    String home =
        cluster.namespace().isEmpty()
            ? Clusters.namespace(cluster.kubeconfig())
            : cluster.namespace();
    Triggers triggers =
        new Triggers(
            new ClusterLedgers(now, options.name(), home, fence),
            new ClusterRuns(now, options.name(), fence));
    Optional<TriggerReport> report = triggers.look(applied.map(a -> a.in(home)));
    if (report.isEmpty()) {
      idle.add(options.name());
    } else {
      idle.remove(options.name());
    }
    return report.orElse(TriggerReport.NOTHING);
  }

  private synchronized KubernetesClient client(TargetOptions.Cluster cluster) throws SyncException {
    KubernetesClient known = client;
    if (known == null) {
      known = Clusters.connect(cluster.kubeconfig());
      client = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}

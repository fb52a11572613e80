package dev.argosy.sync.agent;

import dev.argosy.sync.Causes;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.apply.ClusterCalls;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.trigger.ClusterLedgers;
import dev.argosy.sync.trigger.ClusterRuns;
import dev.argosy.sync.trigger.TriggerReport;
import dev.argosy.sync.trigger.Triggers;
import dev.argosy.sync.watch.RunEnds;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What starts a sync's runs in the cluster that it writes to. The ends of runs are watched; looks
 * at intervals are the net below, wider while the watch holds.
 */
public final class ClusterCauses implements Causes {
  private static final Duration WATCHED = Duration.ofSeconds(30);

  private final Runnable wake;
  private @Nullable KubernetesClient client;
  private @Nullable RunEnds ends;

  /** Whether nothing starts runs, until a commit says otherwise. */
  private boolean idle;

  private boolean pending;

  /**
   * @param wake asks for a look soon
   */
  public ClusterCauses(Runnable wake) {
    this.wake = wake;
  }

  @Override
  public TriggerReport look(SyncOptions options, Fence fence, Optional<Triggers.Applied> applied)
      throws SyncException {
    if (!(options.target() instanceof TargetOptions.Cluster cluster)
        || (applied.isEmpty() && idle)) {
      return TriggerReport.NOTHING;
    }
    String home =
        cluster.namespace().isEmpty()
            ? Clusters.namespace(cluster.kubeconfig())
            : cluster.namespace();
    KubernetesClient connection = client(cluster);
    ClusterCalls calls = new ClusterCalls(connection, fence);
    Triggers triggers =
        new Triggers(
            new ClusterLedgers(calls, options.name(), home),
            new ClusterRuns(calls, options.name()));
    pending = true; // if it fails
    Optional<Triggers.Looked> looked = triggers.look(applied.map(a -> a.in(home)));
    idle = looked.isEmpty();
    pending = looked.filter(Triggers.Looked::pending).isPresent();
    watch(connection, looked.map(Triggers.Looked::runs).orElse(Map.of()));
    return looked.map(Triggers.Looked::report).orElse(TriggerReport.NOTHING);
  }

  private synchronized KubernetesClient client(TargetOptions.Cluster cluster) throws SyncException {
    KubernetesClient known = client;
    if (known == null) {
      known = Clusters.connect(cluster.kubeconfig());
      client = known;
    }
    return known;
  }

  private synchronized void watch(KubernetesClient connection, Map<String, Set<String>> runs) {
    RunEnds known = ends;
    if (known == null) {
      known = new RunEnds(connection, wake);
      ends = known;
    }
    Map<String, String> selectors = new TreeMap<>();
    runs.forEach((namespace, names) -> selectors.put(namespace, ClusterRuns.selector(names)));
    known.cover(selectors);
  }

  /** A run that waits for something else than the end of a run is looked after more often. */
  @Override
  public synchronized Duration pause() {
    boolean calm = idle || ends != null && ends.isWatching() && !pending;
    return calm ? WATCHED : USUAL;
  }

  @Override
  public synchronized void close() {
    if (ends != null) {
      ends.close();
    }
    if (client != null) {
      client.close();
    }
  }
}

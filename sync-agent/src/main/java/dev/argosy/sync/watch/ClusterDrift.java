package dev.argosy.sync.watch;

import dev.argosy.sync.DriftWatch;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.Wakeable;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.plan.ObjectKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sees drift in clusters. Folders are compared when the next full sync is due. */
public final class ClusterDrift implements DriftWatch {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final FightRules rules;
  private final Map<SyncDrift, SyncId> watching = new ConcurrentHashMap<>();

  public ClusterDrift() {
    this(FightRules.DEFAULT);
  }

  ClusterDrift(FightRules rules) {
    this.rules = rules;
  }

  @Override
  public Watching watch(SyncId sync, SyncOptions options, Wakeable wake) {
    return switch (options.target()) {
      case TargetOptions.Directory d -> Watching.BLIND;
      case TargetOptions.Cluster c -> watch(sync, options.name(), c, wake);
    };
  }

  private Watching watch(SyncId sync, String source, TargetOptions.Cluster c, Wakeable wake) {
    SyncDrift drift =
        new SyncDrift(
            () -> new ClusterFeed(Clusters.connect(c.kubeconfig(), TIMEOUT), source),
            wake,
            rules,
            InstantSource.system());
    watching.put(drift, sync);
    drift.start();
    return new Watching() {
      @Override
      public void on(SyncEvent event) {
        drift.on(event);
      }

      @Override
      public boolean sees(ObjectKey key) {
        return drift.sees(key);
      }

      @Override
      public void close() {
        watching.remove(drift);
        drift.close();
      }
    };
  }

  /** What is not watched now, in words for a person; empty when everything is. */
  public List<String> missing() {
    return watching.entrySet().stream()
        .filter(e -> !e.getKey().isWatching())
        .map(e -> e.getValue() + ": " + why(e.getKey()))
        .sorted()
        .toList();
  }

  private static String why(SyncDrift drift) {
    return drift.troubles().stream()
        .findFirst()
        .map(problem -> "drift is not watched: " + problem.line())
        .orElse("objects are not listed yet");
  }
}

package dev.argosy.sync.watch;

import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hears when runs end. Only that is watched, by the label that Argo's controller sets then: however
 * many runs there are and whatever they hold, nothing of them is kept here.
 */
public final class RunEnds implements AutoCloseable {
  private final KubernetesClient client;
  private final Runnable news;
  private final ScopeWatch.Pauses pauses;
  private final Map<Watched, ScopeWatch> watches = new HashMap<>();
  private final Set<Watched> seeing = new HashSet<>();

  /**
   * Runs of one namespace.
   *
   * @param selector of those that are of interest
   */
  private record Watched(String namespace, String selector) {}

  /**
   * @param client not closed here
   * @param news told on a thread of the watch's, when a run ended or that may have been missed
   */
  public RunEnds(KubernetesClient client, Runnable news) {
    this(client, news, ScopeWatch.Pauses.USUAL);
  }

  RunEnds(KubernetesClient client, Runnable news, ScopeWatch.Pauses pauses) {
    this.client = client;
    this.news = news;
    this.pauses = pauses;
  }

  /**
   * Watches these and nothing else.
   *
   * @param selectors of runs, by namespace
   */
  public synchronized void cover(Map<String, String> selectors) {
    Set<Watched> wanted = new HashSet<>();
    selectors.forEach((namespace, selector) -> wanted.add(new Watched(namespace, selector)));
    watches.entrySet().stream()
        .filter(e -> !wanted.contains(e.getKey()))
        .forEach(e -> e.getValue().close());
    watches.keySet().retainAll(wanted);
    seeing.retainAll(wanted);
    wanted.forEach(w -> watches.computeIfAbsent(w, this::start));
  }

  private ScopeWatch start(Watched what) {
    Scope scope = Scope.of(new ObjectKey(ObjectKey.ARGO, "Workflow", what.namespace(), ""));
    String ended = what.selector() + "," + ClusterObjects.COMPLETED_LABEL + "=true";
    ClusterFeed feed =
        new ClusterFeed(client, ended, metadata -> Footprint.UNREAD, ClusterFeed.SILENCE);
    ScopeWatch watch = new ScopeWatch(new Ends(feed), scope, new Ear(what), pauses);
    watch.start();
    return watch;
  }

  /** Whether all that is covered is watched now. */
  public synchronized boolean isWatching() {
    return seeing.containsAll(watches.keySet());
  }

  private synchronized void note(Watched what, boolean sees) {
    if (sees && watches.containsKey(what)) {
      seeing.add(what);
    } else {
      seeing.remove(what);
    }
  }

  /** What ended before a watch begins is found by the look that the beginning asks for. */
  private record Ends(ClusterFeed feed) implements ObjectFeed {
    @Override
    public Listing list(Scope scope) throws SyncException, InterruptedException {
      return new Listing(feed.version(scope), List.of());
    }

    @Override
    public Optional<String> watch(Scope scope, String version, Consumer<Change> changes)
        throws SyncException, InterruptedException {
      return feed.watch(scope, version, changes);
    }

    @Override
    public void close() {}
  }

  private final class Ear implements ScopeWatch.Listener {
    private final Watched what;

    Ear(Watched what) {
      this.what = what;
    }

    @Override
    public void listed(Scope scope, ObjectFeed.Listing all) {
      note(what, true);
      news.run();
    }

    @Override
    public void changed(Change change) {
      if (change instanceof Change.Seen) {
        news.run();
      }
    }

    @Override
    public void blind(Scope scope, Problem problem) {
      note(what, false);
    }
  }

  @Override
  public synchronized void close() {
    cover(Map.of());
  }
}

package dev.argosy.sync.agent;

import dev.argosy.sync.RunningSync;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.SyncObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;

/**
 * The Syncs of a cluster, each with a worker of its own, so that a broken or slow one holds nobody
 * else. Which there are is watched for ever, also while there is no server or no definition of
 * Syncs yet.
 */
public final class Fleet implements Crew {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FleetOptions options;
  private final AgentParts parts;
  private final ClusterSyncs cluster;
  private final Turns turns;
  private final Events events;
  private final List<Sighting> sightings;
  private final Map<SyncId, Post> posts = new ConcurrentHashMap<>();
  private final Map<SyncId, Consumer<Fence>> pending = new ConcurrentHashMap<>();

  /** The one thread that begins and ends work, in the order in which Syncs were seen. */
  private final ExecutorService foreman =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("argosy-syncs").factory());

  private Fleet(FleetOptions options, AgentParts parts, ClusterSyncs cluster) {
    this.options = options;
    this.parts = parts;
    this.cluster = cluster;
    this.turns = new Turns(options.compilesAtOnce());
    this.events = new Events(cluster);
    this.sightings =
        options.namespaces().stream()
            .map(namespace -> new Sighting(cluster, namespace, this::seen, this::gone))
            .toList();
  }

  /**
   * @throws SyncException when the kubeconfig cannot be used; the server is not called yet
   */
  public static Fleet of(FleetOptions options, AgentParts parts) throws SyncException {
    return new Fleet(
        options, parts, new ClusterSyncs(Clusters.connect(options.kubeconfig(), PATIENCE)));
  }

  @Override
  public void start() {
    sightings.forEach(Sighting::start);
  }

  private void seen(SyncObject sync) {
    inOrder(sync.id(), fence -> post(sync).see(sync, fence));
  }

  private Post post(SyncObject sync) {
    return posts.computeIfAbsent(
        sync.id(), id -> new Post(sync, cluster, options, turns, parts, events));
  }

  private void gone(SyncObject sync) {
    inOrder(sync.id(), fence -> Optional.ofNullable(posts.remove(sync.id())).ifPresent(this::end));
  }

  /** What it fetched is of no use to anybody now; what it applied stays. */
  private void end(Post post) {
    post.stop();
    post.last().ifPresent(worker -> Thread.ofVirtual().start(() -> sweep(worker)));
  }

  private void sweep(Worker worker) {
    try {
      if (worker.ended(Duration.ofMinutes(10)) && !posts.containsKey(worker.id())) {
        FileUtils.delete(
            options.work(worker.id()).toFile(),
            FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.IGNORE_ERRORS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // it stays until the volume goes
    }
  }

  /** Only the latest of each Sync is done: while another process leads, many may come. */
  private void inOrder(SyncId id, Consumer<Fence> work) {
    try {
      if (pending.put(id, work) == null) {
        foreman.execute(() -> next(id));
      }
    } catch (RejectedExecutionException e) {
      // stopped meanwhile
    }
  }

  private void next(SyncId id) {
    try {
      Fence fence = parts.leading().await();
      Optional.ofNullable(pending.remove(id)).ifPresent(work -> work.accept(fence));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop(Duration patience) {
    sightings.forEach(Sighting::close);
    foreman.shutdownNow();
    List<Worker> workers = new ArrayList<>();
    posts.values().forEach(post -> post.last().ifPresent(workers::add));
    Ending.of(workers, patience);
    events.close();
    cluster.close();
  }

  @Override
  public List<RunningSync> syncs() {
    List<RunningSync> running = new ArrayList<>();
    posts.values().forEach(post -> post.worker().ifPresent(running::add));
    return running;
  }

  @Override
  public List<String> missing() {
    return Stream.concat(
            sightings.stream().flatMap(s -> s.missing().stream()),
            parts.leading().missing().stream())
        .toList();
  }
}

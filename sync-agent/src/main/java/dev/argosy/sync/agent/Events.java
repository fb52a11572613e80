package dev.argosy.sync.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.sync.SyncListener;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.SyncObject;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Kubernetes Events on Syncs. They are written behind the syncs' backs, so that nobody waits for
 * one: what cannot be written, or is too much, is dropped. The status has it all.
 */
final class Events implements AutoCloseable {
  private static final int QUEUE = 1000;

  private final ClusterSyncs cluster;
  private final ThreadPoolExecutor writer;

  Events(ClusterSyncs cluster) {
    this.cluster = cluster;
    this.writer =
        new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("argosy-events").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * @param fence asked before each write
   */
  SyncListener of(SyncObject sync, Fence fence) {
    Told told = new Told(sync);
    return event ->
        Happening.of(event)
            .flatMap(happening -> told.next(happening, Instant.now()))
            .ifPresent(next -> writer.execute(() -> write(next, fence)));
  }

  private void write(Event event, Fence fence) {
    try {
      fence.pass();
      cluster.event(event);
    } catch (SyncException | KubernetesClientException e) {
      // dropped; see above
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }

  /**
   * What was told of one Sync. The same again counts up in the same Event, and is written at the
   * 1st, 2nd, 4th, 8th... time; of different ones there are at most so many an hour.
   */
  static final class Told {
    private static final int MOST_AN_HOUR = 30;
    private static final int REMEMBERED = 50;

    private final SyncObject sync;
    private final Map<Happening, Times> told =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Happening, Times> eldest) {
            return size() > REMEMBERED;
          }
        };
    private Instant hour = Instant.EPOCH;
    private int inHour;

    private record Times(Instant first, int count) {}

    Told(SyncObject sync) {
      this.sync = sync;
    }

    java.util.Optional<Event> next(Happening happening, Instant now) {
      Times before = told.getOrDefault(happening, new Times(now, 0));
      Times times = new Times(before.first(), before.count() + 1);
      told.put(happening, times);
      boolean due = Integer.bitCount(times.count()) == 1;
      return due && mayTell(now)
          ? java.util.Optional.of(event(happening, times, now))
          : java.util.Optional.empty();
    }

    private boolean mayTell(Instant now) {
      Instant current = now.truncatedTo(ChronoUnit.HOURS);
      if (!current.equals(hour)) {
        hour = current;
        inHour = 0;
      }
      return ++inHour <= MOST_AN_HOUR;
    }

    private Event event(Happening happening, Times times, Instant now) {
      return new EventBuilder()
          .withNewMetadata()
          .withNamespace(sync.id().namespace())
          .withName(name(happening, times))
          .endMetadata()
          .withNewInvolvedObject()
          .withApiVersion(SyncObject.API_VERSION)
          .withKind(SyncObject.KIND)
          .withNamespace(sync.id().namespace())
          .withName(sync.id().name())
          .withUid(sync.uid())
          .endInvolvedObject()
          .withType(happening.warning() ? "Warning" : "Normal")
          .withReason(happening.reason())
          .withMessage(happening.note())
          .withNewSource()
          .withComponent("argosy-agent")
          .endSource()
          .withFirstTimestamp(text(times.first()))
          .withLastTimestamp(text(now))
          .withCount(times.count())
          .build();
    }

    /** The same for the same happening since the same time, so that counting up is one Event. */
    private String name(Happening happening, Times times) {
      String key = sync.uid() + times.first() + happening;
      String name = sync.id().name();
      return name.substring(0, Math.min(200, name.length()))
          + "."
          + UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString().replace("-", "");
    }

    private static String text(Instant time) {
      return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }
}

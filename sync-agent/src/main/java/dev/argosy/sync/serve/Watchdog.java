package dev.argosy.sync.serve;

import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Knows which workers are late. A process can be there and do nothing; only a worker that has said
 * something lately, or said how long it would be silent, is alive.
 */
public final class Watchdog {
  /** Longer than a fetch may take, and than a large repository takes to compile. */
  public static final Duration PATIENCE = Duration.ofMinutes(15);

  private final LongSupplier nanoTime;
  private final Duration patience;
  private final Map<String, Long> expected = new ConcurrentHashMap<>();

  /**
   * @param nanoTime a clock that nobody sets, such as {@link System#nanoTime}
   * @param patience with a worker that has not said how long it will be silent
   */
  public Watchdog(LongSupplier nanoTime, Duration patience) {
    this.nanoTime = nanoTime;
    this.patience = patience;
  }

  /** Whoever is heard of here must be heard of again; every event is a sign of life. */
  public SyncListener listener(String worker) {
    alive(worker, Duration.ZERO);
    return event -> {
      switch (event) {
        case SyncEvent.Stopped stopped -> left(worker);
        case SyncEvent.Waiting waiting -> alive(worker, waiting.pause());
        default -> alive(worker, Duration.ZERO);
      }
    };
  }

  /** A worker lives, and will rest for so long. */
  public void alive(String worker, Duration rest) {
    expected.put(worker, nanoTime.getAsLong() + rest.plus(patience).toNanos());
  }

  /** A worker has ended as it should. */
  public void left(String worker) {
    expected.remove(worker);
  }

  /** Who should have been heard of by now, sorted. */
  public List<String> late() {
    long now = nanoTime.getAsLong();
    return expected.entrySet().stream()
        .filter(e -> now - e.getValue() > 0)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}

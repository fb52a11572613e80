package dev.argosy.sync.agent;

import java.time.Duration;
import java.util.Collection;

/** Ends workers together, in the time that one may take. */
final class Ending {
  /** What a cut needs to be noticed. */
  private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

  private Ending() {}

  static void of(Collection<Worker> workers, Duration patience) {
    workers.forEach(Worker::stop);
    try {
      if (!allEnded(workers, patience)) {
        workers.forEach(Worker::interrupt);
        allEnded(workers, LAST_MOMENT);
      }
    } catch (InterruptedException e) {
      workers.forEach(Worker::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private static boolean allEnded(Collection<Worker> workers, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (Worker worker : workers) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      if (!worker.ended(left)) {
        return false;
      }
    }
    return true;
  }
}

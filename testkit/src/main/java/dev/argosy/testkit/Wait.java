package dev.argosy.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks again and again, for a time.
 *
 * @param otherwise what is said when the time is over
 */
record Wait(Duration timeout, Supplier<String> otherwise) {
  private static final Duration PAUSE = Duration.ofMillis(300);

  void until(BooleanSupplier done) {
    long end = System.nanoTime() + timeout.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end)
        throw new ClusterFailure("not within " + timeout.toSeconds() + " s: " + otherwise.get());
      pause(PAUSE);
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterFailure("interrupted", e);
    }
  }
}

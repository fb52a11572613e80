package dev.argosy.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks again and again, for a time.
 *
 * @param pause between two looks
 * @param otherwise what is said when the time is over
 */
record Wait(Duration timeout, Duration pause, Supplier<String> otherwise) {
  Wait(Duration timeout, Supplier<String> otherwise) {
    this(timeout, Duration.ofMillis(300), otherwise);
  }

  void until(BooleanSupplier done) {
    long end = System.nanoTime() + timeout.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end)
        throw new ClusterFailure("not within " + timeout.toSeconds() + " s: " + otherwise.get());
      pause(pause);
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

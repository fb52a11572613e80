package dev.argosy.sync.agent;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again, for a time. */
final class Await {
  private Await() {}

  static void until(Duration most, String what, BooleanSupplier is) {
    until(most, () -> what, is);
  }

  static void until(Duration most, Supplier<String> what, BooleanSupplier is) {
    long end = System.nanoTime() + most.toNanos();
    while (!is.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + most.toSeconds() + " s: " + what.get());
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}

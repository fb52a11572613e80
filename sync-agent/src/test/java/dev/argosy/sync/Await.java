package dev.argosy.sync;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again, for a time. */
public final class Await {
  private Await() {}

  public static void until(Duration most, String what, BooleanSupplier is) {
    until(most, () -> what, is);
  }

  public static void until(Duration most, Supplier<String> what, BooleanSupplier is) {
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

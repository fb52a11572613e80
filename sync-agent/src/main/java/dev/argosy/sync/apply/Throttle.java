package dev.argosy.sync.apply;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** One server's wish to be left alone holds for all calls, not only for the one that was told. */
final class Throttle {
  private final long start = System.nanoTime();
  private final AtomicLong until = new AtomicLong();

  /** No call is made for this long. */
  void pause(Duration wish) {
    long end = System.nanoTime() - start + wish.toNanos();
    until.accumulateAndGet(end, Math::max);
  }

  /** Returns when a call may be made. */
  void await() throws InterruptedException {
    for (long left = left(); left > 0; left = left()) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  private long left() {
    return until.get() - (System.nanoTime() - start);
  }
}

package dev.argosy.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What others asked of a loop while it was busy or resting; many are one. */
final class Wakes implements Wakeable {
  /** More news than this says nothing more about what happened. */
  private static final int MOST_NEWS = 100;

  /** How long it rests although it was stirred: many ends of runs are one look. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<SyncEvent> news = new ArrayList<>();
  private Optional<Trigger> strongest = Optional.empty();
  private boolean stirred;
  private boolean over;

  /** One or more wakes. */
  record Call(Optional<Trigger> trigger, List<SyncEvent> news) {}

  @Override
  public void wake(Trigger trigger, List<SyncEvent> more) {
    locked(() -> {
      if (strongest.isEmpty() || trigger.compareTo(strongest.get()) > 0) {
        strongest = Optional.of(trigger);
      }
      news.addAll(more.subList(0, Math.min(more.size(), MOST_NEWS - news.size())));
    });
  }

  /** Ends a rest soon, for a look that is none at the repository. */
  void stir() {
    locked(() -> stirred = true);
  }

  /** Ends every rest, from now on. */
  void end() {
    locked(() -> over = true);
  }

  /** Whether anything was asked since the last time. */
  boolean isCalled() {
    lock.lock();
    try {
      return strongest.isPresent();
    } finally {
      lock.unlock();
    }
  }

  /** What was asked since the last time. */
  Call take() {
    lock.lock();
    try {
      Call call = new Call(strongest, List.copyOf(news));
      strongest = Optional.empty();
      news.clear();
      return call;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Rests until somebody wakes it.
   *
   * @param least how long nobody does, so that many wakes cannot make a busy loop
   * @return how long it was
   */
  Duration rest(Duration least, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long start = System.nanoTime();
      long rested = 0;
      for (long left = left(least, most, 0); left > 0 && !over; left = left(least, most, rested)) {
        changed.awaitNanos(left);
        rested = System.nanoTime() - start;
      }
      stirred = false;
      return Duration.ofNanos(rested);
    } finally {
      lock.unlock();
    }
  }

  private long left(Duration least, Duration most, long rested) {
    Duration rest = strongest.isPresent() ? least : most;
    Duration soon = stirred && rest.compareTo(BREATH) > 0 ? BREATH : rest;
    return soon.toNanos() - rested;
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

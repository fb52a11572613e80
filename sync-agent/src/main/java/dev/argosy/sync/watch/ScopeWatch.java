package dev.argosy.sync.watch;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Lists a scope and watches it, again and again, on a thread of its own: no failure ends it, only
 * {@link #close}. What was missed while nobody watched is found by the next list.
 */
final class ScopeWatch implements AutoCloseable {
  /**
   * How long it waits before it tries again.
   *
   * @param first doubled with each failure in a row
   * @param cap the longest
   * @param seldom for what need not be allowed, and is not
   */
  record Pauses(Duration first, Duration cap, Duration seldom) {
    static final Pauses USUAL =
        new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(10));
  }

  private final ObjectFeed feed;
  private final Scope scope;
  private final Listener listener;
  private final Pauses pause;
  private final Thread thread;
  private int failures;

  /** Hears what is seen; called on the watch's thread. */
  interface Listener {
    void listed(Scope scope, ObjectFeed.Listing all);

    void changed(Change change);

    /** It does not see, and why. */
    void blind(Scope scope, Problem problem);
  }

  ScopeWatch(ObjectFeed feed, Scope scope, Listener listener, Pauses pause) {
    this.feed = feed;
    this.scope = scope;
    this.listener = listener;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("argosy-watch " + scope).unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  private void loop() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(round());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /** Lists, and watches until a new list is needed; returns how long to wait before that. */
  private Duration round() throws InterruptedException {
    try {
      ObjectFeed.Listing listing = feed.list(scope);
      listener.listed(scope, listing);
      Optional<String> version = Optional.of(listing.version());
      while (version.isPresent()) {
        long began = System.nanoTime();
        version = feed.watch(scope, version.get(), listener::changed);
        failures = 0;
        breathe(began);
      }
      return pause.first();
    } catch (SyncException e) {
      return failed(e.problems().get(0));
    } catch (RuntimeException e) {
      return failed(
          Problem.of(
              Code.SYNC_FAILED,
              scope.toString(),
              "stopped by " + e.getClass().getSimpleName(),
              "please report it"));
    }
  }

  /** A server that ends each watch at once must not be asked without a pause. */
  private void breathe(long began) throws InterruptedException {
    if (System.nanoTime() - began < pause.first().toNanos()) {
      Thread.sleep(pause.first());
    }
  }

  private Duration failed(Problem problem) {
    failures++;
    boolean refused = problem.code() == Code.TARGET_FORBIDDEN;
    if (refused && scope.isOptional()) {
      return pause.seldom();
    }
    listener.blind(scope, problem);
    Duration doubled = pause.first().multipliedBy(1L << Math.min(10, failures - 1));
    Duration capped = doubled.compareTo(pause.cap()) > 0 ? pause.cap() : doubled;
    Duration asked = problem.retryAfter().orElse(Duration.ZERO);
    double jitter = 1 + ThreadLocalRandom.current().nextDouble() / 10;
    Duration spread = Duration.ofMillis((long) (capped.toMillis() * jitter));
    return asked.compareTo(spread) > 0 ? asked : spread;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

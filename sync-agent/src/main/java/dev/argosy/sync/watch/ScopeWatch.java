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
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration CAP = Duration.ofSeconds(30);

  /** For what is allowed by nobody's mistake. */
  private static final Duration SELDOM = Duration.ofMinutes(10);

  private final ObjectFeed feed;
  private final Scope scope;
  private final Listener listener;
  private final Thread thread;
  private int failures;

  /** Hears what is seen; called on the watch's thread. */
  interface Listener {
    void listed(Scope scope, ObjectFeed.Listing all);

    void changed(Change change);

    /** It does not see, and why. */
    void blind(Scope scope, Problem problem);
  }

  ScopeWatch(ObjectFeed feed, Scope scope, Listener listener) {
    this.feed = feed;
    this.scope = scope;
    this.listener = listener;
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
        version = feed.watch(scope, version.get(), listener::changed);
        failures = 0;
      }
      return FIRST;
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

  private Duration failed(Problem problem) {
    failures++;
    boolean refused = problem.code() == Code.TARGET_FORBIDDEN;
    if (refused && scope.isOptional()) {
      return SELDOM;
    }
    listener.blind(scope, problem);
    Duration pause = FIRST.multipliedBy(1L << Math.min(10, failures - 1));
    Duration capped = pause.compareTo(CAP) > 0 ? CAP : pause;
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

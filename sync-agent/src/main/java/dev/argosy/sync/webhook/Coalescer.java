package dev.argosy.sync.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lets at most one call through in a span of time for each name. The first at once; of those that
 * follow within the span one, at its end: whoever calls is answered by a look that began later.
 */
public final class Coalescer implements AutoCloseable {
  private final Duration span;

  /** What is to be called at the end of the span that runs; empty when nobody called again. */
  private final Map<String, Optional<Runnable>> spans = new ConcurrentHashMap<>();

  /** What is asked for after the end is nobody's business any more. */
  private final ScheduledExecutorService later =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("webhook").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  public Coalescer(Duration span) {
    this.span = span;
  }

  /**
   * @param action should be quick
   */
  public void call(String name, Runnable action) {
    if (spans.merge(name, Optional.empty(), (old, first) -> Optional.of(action)).isEmpty()) {
      run(name, action);
    }
  }

  private void run(String name, Runnable action) {
    var unused = later.schedule(() -> ended(name), span.toMillis(), TimeUnit.MILLISECONDS);
    action.run();
  }

  private void ended(String name) {
    Optional<Runnable> called = spans.remove(name);
    if (called != null) {
      called.ifPresent(action -> call(name, action));
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}

package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes calls side by side, but never more than a few at once. */
final class Lanes {
  /** What an API server with a few cores takes without queueing, and a small one survives. */
  static final int WIDTH = 12;

  private Lanes() {}

  /** What is done with each. */
  interface Work<T> {
    void on(T item) throws SyncException;
  }

  /**
   * Returns when all is done.
   *
   * @throws SyncException the first one; what had not begun by then is not begun any more
   */
  static <T> void each(Collection<T> items, Work<T> work) throws SyncException {
    AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
    Semaphore free = new Semaphore(WIDTH);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T item : items) {
        free.acquire();
        if (first.get() != null) {
          break;
        }
        threads.execute(() -> {
          try {
            work.on(item);
          } catch (SyncException | RuntimeException | Error e) {
            first.compareAndSet(null, e);
          } finally {
            free.release();
          }
        });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      first.compareAndSet(null, stopped());
    }
    rethrow(first.get());
  }

  /** Of a thread that was told to stop. */
  static SyncException stopped() {
    return new SyncException(
        Problem.of(
            Code.TARGET_UNREACHABLE,
            "API server",
            "the sync was told to stop before it was done",
            "the next one goes on from there"));
  }

  private static void rethrow(@Nullable Throwable failure) throws SyncException {
    switch (failure) {
      case null -> {}
      case SyncException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }
}

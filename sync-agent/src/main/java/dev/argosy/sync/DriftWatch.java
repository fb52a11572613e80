package dev.argosy.sync;

import dev.argosy.sync.plan.ObjectKey;

/** Notices when others change what a sync owns. */
@FunctionalInterface
public interface DriftWatch {
  /** Notices nothing: drift is undone when the next full sync is due. */
  DriftWatch NONE = (sync, options, wake) -> Watching.BLIND;

  /**
   * Starts to watch; returns at once and never fails: what cannot be watched is tried again.
   *
   * @param options of the sync as they are now
   * @param wake told of drift, with {@link SyncEvent.Drifted} as the news
   */
  Watching watch(SyncId sync, SyncOptions options, Wakeable wake);

  /** A watch that goes on. It hears what the sync does, to know what was not its own doing. */
  interface Watching extends SyncListener, AutoCloseable {
    /** Sees nothing. */
    Watching BLIND =
        new Watching() {
          @Override
          public void on(SyncEvent event) {}

          @Override
          public boolean sees(ObjectKey key) {
            return false;
          }

          @Override
          public void close() {}
        };

    /**
     * Whether each change that others make to an object is told, and there is none that is not put
     * right yet. Safe for any thread.
     */
    boolean sees(ObjectKey key);

    @Override
    void close();
  }
}

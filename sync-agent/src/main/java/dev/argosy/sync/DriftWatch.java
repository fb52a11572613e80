package dev.argosy.sync;

/** Notices when others change what a sync owns. */
@FunctionalInterface
public interface DriftWatch {
  /** Notices nothing: drift is undone when the next full sync is due. */
  DriftWatch NONE = (sync, options, wake) -> () -> {};

  /**
   * Starts to watch; returns at once and never fails: what cannot be watched is tried again.
   *
   * @param options of the sync as they are now
   * @param wake told of drift, with {@link SyncEvent.Drifted} as the news
   */
  Watching watch(SyncId sync, SyncOptions options, Wakeable wake);

  /** A watch that goes on. */
  @FunctionalInterface
  interface Watching extends AutoCloseable {
    @Override
    void close();
  }
}

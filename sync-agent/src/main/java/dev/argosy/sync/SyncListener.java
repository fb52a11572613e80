package dev.argosy.sync;

/** Hears what happens; called on the thread that syncs, so it should be quick. */
@FunctionalInterface
public interface SyncListener {
  void on(SyncEvent event);
}

package dev.argosy.sync;

import java.util.List;

/** Something that can be asked to look now. */
@FunctionalInterface
public interface Wakeable {
  /**
   * Ends the pause between two looks. May be called by any thread at any time and returns at once;
   * many calls during one pause or one sync are one look more.
   *
   * @param news what the sync's listener hears before that look, on the sync's own thread
   */
  void wake(Trigger trigger, List<SyncEvent> news);
}

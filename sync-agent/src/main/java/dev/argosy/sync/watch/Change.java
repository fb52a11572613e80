package dev.argosy.sync.watch;

import dev.argosy.sync.plan.ObjectKey;

/** What a watch tells. */
sealed interface Change {
  /** It is there, new or changed. */
  record Seen(Sighting sighting) implements Change {}

  /**
   * It is gone, or no longer carries the label: the server tells both alike, with the object as it
   * was before.
   */
  record Gone(ObjectKey key) implements Change {}
}

package dev.argosy.sync.watch;

/** What a watch tells. */
sealed interface Change {
  /** It is there, new or changed. */
  record Seen(Sighting sighting) implements Change {}

  /** It is gone, or no longer carries the label; the sighting is the last. */
  record Gone(Sighting sighting) implements Change {}
}

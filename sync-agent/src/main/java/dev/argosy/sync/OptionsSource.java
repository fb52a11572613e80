package dev.argosy.sync;

import dev.argosy.sync.plan.SyncException;

/** The options of a sync as they are now; asked before each look, so rotated secrets are used. */
@FunctionalInterface
public interface OptionsSource {
  /**
   * Should name a work folder, or every look fetches anew.
   *
   * @throws SyncException when they cannot be read or are not valid; tried again like any failure
   */
  SyncOptions now() throws SyncException;
}

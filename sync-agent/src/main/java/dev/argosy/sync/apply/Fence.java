package dev.argosy.sync.apply;

import dev.argosy.sync.plan.SyncException;

/** Asked right before each write: an agent that is no longer the leader must not write any more. */
@FunctionalInterface
public interface Fence {
  /** Always open: for a sync that has no rivals. */
  Fence OPEN = () -> {};

  /**
   * Returns when a write is allowed now.
   *
   * @throws SyncException when it is not; nothing was written
   */
  void pass() throws SyncException;
}

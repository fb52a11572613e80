package dev.argosy.sync.agent;

import dev.argosy.sync.Roster;
import dev.argosy.sync.plan.SyncException;

/** What stands beside the syncs: probes, a webhook's receiver, the election of a leader. */
@FunctionalInterface
public interface Service {
  /**
   * Begins; returns at once.
   *
   * @param roster safe to be asked at any time
   * @throws SyncException when it cannot begin at all, such as for a port that is taken
   */
  Running start(Roster roster) throws SyncException;

  /** A service that goes on. */
  @FunctionalInterface
  interface Running extends AutoCloseable {
    @Override
    void close();
  }
}

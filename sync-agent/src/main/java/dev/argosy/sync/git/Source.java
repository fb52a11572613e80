package dev.argosy.sync.git;

import dev.argosy.sync.plan.SyncException;

/** Where commits come from. Belongs to one sync, used by one thread at a time. */
public interface Source extends AutoCloseable {
  /**
   * The id of what would be read now; cheap, so that it can be asked often.
   *
   * @throws SyncException when the repository does not answer or the ref does not exist
   */
  String poll() throws SyncException;

  /**
   * Reads the commit.
   *
   * @throws SyncException when it cannot be read as a whole; single entries that are refused stand
   *     in the snapshot
   */
  Snapshot read() throws SyncException;

  /**
   * How the commit that was read last stands to one that was applied before; asks the server for as
   * much history as that needs.
   *
   * @param applied full id of a commit
   * @throws SyncException when the repository does not answer
   */
  Descent descent(String applied) throws SyncException;

  @Override
  void close();
}

package dev.argosy.sync.trigger;

import dev.argosy.sync.plan.SyncException;
import java.util.Optional;

/** Where the memory of triggers is kept. */
public interface Ledgers {
  /**
   * @param ledger empty when there is none yet
   * @param token of what was read; a write with it fails when somebody else wrote meanwhile
   */
  record Stored(Optional<Ledger> ledger, String token) {}

  /**
   * @throws SyncException when it cannot be read or understood; never taken for "nothing has fired"
   */
  Stored read() throws SyncException;

  /**
   * @return the token for the next write
   * @throws SyncException when it was not written, also because another has written since
   */
  String write(Ledger ledger, String token) throws SyncException;
}

package dev.argosy.sync.lead;

import dev.argosy.sync.plan.SyncException;
import java.util.Optional;

/** Where a lease is kept: every change is a compare-and-set. */
public interface LeaseStore extends AutoCloseable {
  /**
   * A lease as it was read.
   *
   * @param version empty when there is none yet
   */
  record Versioned(Claim claim, String version) {
    static final Versioned ABSENT = new Versioned(Claim.NONE, "");
  }

  /** What the lease says now, {@link Versioned#ABSENT} when there is none. */
  Versioned read() throws SyncException;

  /**
   * Writes the claim if the lease still has that version.
   *
   * @return the lease as it is then, empty when it has another version and nothing was written
   * @throws SyncException when it is not known whether it was written
   */
  Optional<Versioned> write(Claim claim, String version) throws SyncException;

  @Override
  void close();
}

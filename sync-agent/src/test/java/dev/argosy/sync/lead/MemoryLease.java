package dev.argosy.sync.lead;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.util.Optional;

/** A lease in memory, that may be out of reach. Safe for any thread. */
final class MemoryLease implements LeaseStore {
  private Versioned now = Versioned.ABSENT;
  private int version;
  private boolean away;
  private int calls;

  synchronized void away(boolean is) {
    away = is;
  }

  synchronized int calls() {
    return calls;
  }

  synchronized String holder() {
    return now.claim().holder();
  }

  @Override
  public synchronized Versioned read() throws SyncException {
    reach();
    return now;
  }

  @Override
  public synchronized Optional<Versioned> write(Claim claim, String expected) throws SyncException {
    reach();
    if (!expected.equals(now.version())) {
      return Optional.empty();
    }
    now = new Versioned(claim, "v" + ++version);
    return Optional.of(now);
  }

  private void reach() throws SyncException {
    calls++;
    if (away) {
      throw new SyncException(Problem.of(Code.TARGET_UNREACHABLE, "lease", "is away", ""));
    }
  }

  @Override
  public void close() {}
}

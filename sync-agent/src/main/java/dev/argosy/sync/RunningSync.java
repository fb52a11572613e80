package dev.argosy.sync;

import java.time.Instant;
import java.util.Optional;

/** A sync of this process, as its webhook and probes know it. Safe for any thread. */
public interface RunningSync extends Wakeable {
  SyncId id();

  /** As of its last look; empty before the first, or when they cannot be read. */
  Optional<SyncOptions> options();

  /** What a webhook for this sync alone must be signed with; empty for none of its own. */
  Optional<String> webhookSecret();

  /** When it must have shown another sign of life; later means that it hangs. */
  Instant dueBy();
}

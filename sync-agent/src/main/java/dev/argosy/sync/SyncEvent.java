package dev.argosy.sync;

import dev.argosy.sync.plan.Action;
import java.time.Duration;

/** What happens during a sync, as it happens. Holds no secrets. */
public sealed interface SyncEvent {
  /** A commit was read. */
  record CommitRead(String commit, int files) implements SyncEvent {}

  /** A commit was compiled. */
  record Compiled(String commit, int objects) implements SyncEvent {}

  /** An action took effect. */
  record Applied(Action action) implements SyncEvent {}

  /** A sync ended, well or not. */
  record Finished(SyncReport report) implements SyncEvent {}

  /** The agent looked and there is no new commit. */
  record Unchanged(String tip) implements SyncEvent {}

  /** The agent pauses; {@code failures} in a row so far. */
  record Waiting(Duration pause, int failures) implements SyncEvent {}

  /** The agent was asked to stop and has stopped. */
  record Stopped() implements SyncEvent {}
}

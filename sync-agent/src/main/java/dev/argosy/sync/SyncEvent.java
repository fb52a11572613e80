package dev.argosy.sync;

import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.trigger.TriggerReport;
import java.time.Duration;

/**
 * What happens during a sync, as it happens. Holds no secrets.
 *
 * <p>An attempt is {@link Started}, then what it does, then {@link Finished} or, when there is
 * nothing to do, {@link Unchanged}; everything between the two belongs to it.
 */
public sealed interface SyncEvent {
  /**
   * A look begins.
   *
   * @param attempt an id that no other attempt has
   */
  record Started(String attempt, Trigger trigger) implements SyncEvent {}

  /** A commit was read. */
  record CommitRead(String commit, int files) implements SyncEvent {}

  /** A commit was compiled. */
  record Compiled(String commit, int objects) implements SyncEvent {}

  /** It is known what would be done; nothing is when the plan is held. */
  record Planned(Plan plan) implements SyncEvent {}

  /** An action took effect. */
  record Applied(Action action) implements SyncEvent {}

  /** A part of an attempt is over, well or not. */
  record PhaseEnded(Phase phase, Duration took) implements SyncEvent {}

  /** A sync ended, well or not. */
  record Finished(SyncReport report) implements SyncEvent {}

  /** The agent looked and there is no new commit. */
  record Unchanged(String tip) implements SyncEvent {}

  /**
   * Somebody changed an object of the sync; it is put back next.
   *
   * @param how what was done to it, such as {@code deleted} or {@code .spec.suspend changed}
   * @param by who wrote it last, empty when that is not known
   */
  record Drifted(ObjectKey key, String how, String by) implements SyncEvent {}

  /** Somebody changes an object back again and again, so the sync leaves it alone for a while. */
  record Fought(ObjectKey key, Problem problem) implements SyncEvent {}

  /** Some of the sync's objects cannot be watched; the others are. Said once. */
  record Unwatched(Problem problem) implements SyncEvent {}

  /** What starts runs was looked at, and something of it is new. */
  record Looked(TriggerReport report) implements SyncEvent {}

  /** The agent pauses; {@code failures} in a row so far. */
  record Waiting(Duration pause, int failures) implements SyncEvent {}

  /** The agent was asked to stop and has stopped. */
  record Stopped() implements SyncEvent {}

  /** The parts of an attempt, in their order. */
  enum Phase {
    FETCH,
    COMPILE,
    PLAN,
    APPLY
  }
}

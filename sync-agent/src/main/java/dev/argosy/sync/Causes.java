package dev.argosy.sync;

import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.trigger.TriggerReport;
import dev.argosy.sync.trigger.Triggers;
import java.time.Duration;
import java.util.Optional;

/** Starts runs of one sync on cause: a commit that changed something, the end of other runs. */
@FunctionalInterface
public interface Causes extends AutoCloseable {
  /** Between two looks when nothing tells what happens. */
  Duration USUAL = Duration.ofSeconds(5);

  /** Nothing starts runs. */
  Causes NONE = (options, fence, applied) -> TriggerReport.NOTHING;

  /**
   * One look.
   *
   * @param fence asked before each write
   * @param applied by a commit since the last look
   * @throws SyncException when nothing could be seen; nothing was started then
   */
  TriggerReport look(SyncOptions options, Fence fence, Optional<Triggers.Applied> applied)
      throws SyncException;

  /** When the next look is due, though nothing is known to have happened. */
  default Duration pause() {
    return USUAL;
  }

  @Override
  default void close() {}
}

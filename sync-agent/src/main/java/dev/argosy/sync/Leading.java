package dev.argosy.sync;

import dev.argosy.sync.apply.Fence;
import java.util.List;

/** Whether this process is the one that syncs. */
@FunctionalInterface
public interface Leading {
  /** For an agent without rivals. */
  Leading ALONE = () -> Fence.OPEN;

  /**
   * Returns as soon as this process leads.
   *
   * @return lets writes through for as long as the process leads without a break; equal to the one
   *     before exactly when there was none, so that nobody else can have written in between
   */
  Fence await() throws InterruptedException;

  /** Why nobody can write, in words for a person; empty while this or another process leads. */
  default List<String> missing() {
    return List.of();
  }
}

package dev.argosy.sync;

/** Gives each sync what starts its runs. */
@FunctionalInterface
public interface CausesSource {
  /** Nothing starts runs. */
  CausesSource NONE = wake -> Causes.NONE;

  /**
   * @param wake asks for a look soon; may be called by any thread at any time
   */
  Causes of(Runnable wake);
}

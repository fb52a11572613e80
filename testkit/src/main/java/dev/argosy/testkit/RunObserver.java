package dev.argosy.testkit;

/** Looks at a run while it goes on, about three times a second and once at its end. */
@FunctionalInterface
public interface RunObserver {
  /**
   * @param run what is known of the run now
   */
  void look(RunResult run);

  /** This one, then another. */
  default RunObserver and(RunObserver next) {
    return run -> {
      look(run);
      next.look(run);
    };
  }
}

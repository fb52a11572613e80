package dev.argosy.sync.plan;

/**
 * How much one sync may remove before somebody has to say that it is meant.
 *
 * @param objects the most objects, 0 for none
 * @param percent the most of all that is owned, 0 to 100; what is more than either is held. Of less
 *     than {@link #FEW} objects no percentage is taken: one of two is half
 */
public record Brake(int objects, int percent) {
  /** Enough for a pipeline or two; a folder that was renamed is held. */
  public static final Brake DEFAULT = new Brake(20, 50);

  /** From how many owned objects on the percentage counts. */
  public static final int FEW = 5;

  public Brake {
    if (objects < 0 || percent < 0 || percent > 100) {
      throw new IllegalArgumentException("not limits: " + objects + " objects, " + percent + " %");
    }
  }

  /** Whether removing {@code prunes} of {@code owned} objects is too much. */
  boolean holds(int prunes, int owned) {
    boolean counts = owned >= FEW || percent == 0;
    return prunes > objects || (counts && prunes * 100L > (long) percent * owned);
  }

  /** {@code 20 objects or 50 % of what it owns}. */
  String text() {
    return objects + " objects or " + percent + " % of what it owns";
  }
}

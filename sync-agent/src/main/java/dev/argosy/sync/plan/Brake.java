package dev.argosy.sync.plan;

/**
 * How much one sync may remove before somebody has to say that it is meant.
 *
 * @param objects the most objects, 0 for none
 * @param percent the most of all that is owned, 0 to 100; what is more than either is held
 */
public record Brake(int objects, int percent) {
  /** Enough for a pipeline or two; a folder that was renamed is held. */
  public static final Brake DEFAULT = new Brake(20, 50);

  public Brake {
    if (objects < 0 || percent < 0 || percent > 100) {
      throw new IllegalArgumentException("not limits: " + objects + " objects, " + percent + " %");
    }
  }
}

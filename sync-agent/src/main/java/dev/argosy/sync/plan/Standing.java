package dev.argosy.sync.plan;

import java.util.List;

/** How an object stands in the target at the moment of planning. */
public sealed interface Standing {
  /** There is none. */
  record Absent() implements Standing {}

  /**
   * It is ours.
   *
   * @param same applying what Git wants would change nothing
   * @param token identifies this very object, so that a successor of the same name is not touched
   * @param conflicts who else wrote fields that Git decides, or added some
   */
  record Owned(boolean same, String token, List<String> conflicts) implements Standing {}

  /** It is somebody else's; {@code owner} says whose, as far as it can be known. */
  record Foreign(String owner) implements Standing {}

  /**
   * It carries no sync's label.
   *
   * @param owner who wrote it
   * @param offered whether it says itself that this sync may have it
   * @param taken how it stands once it is ours
   */
  record Unclaimed(String owner, boolean offered, Owned taken) implements Standing {}

  /** Nothing may be done with it any more, and {@code reason} says why; a run that was started. */
  record Settled(String reason) implements Standing {}

  /** The target would not take it, or does not let it be looked at. */
  record Refused(Problem why) implements Standing {}
}

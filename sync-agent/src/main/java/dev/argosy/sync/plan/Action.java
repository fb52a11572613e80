package dev.argosy.sync.plan;

import java.util.List;

/** What a sync does with one object. */
public sealed interface Action {
  ObjectKey key();

  /** Write an object that is not there. */
  record Create(Desired desired) implements Action {
    @Override
    public ObjectKey key() {
      return desired.key();
    }
  }

  /**
   * Write an object that is ours and differs.
   *
   * @param token of the object that was looked at
   * @param takesBackFrom other writers whose changes are undone
   */
  record Update(Desired desired, String token, List<String> takesBackFrom) implements Action {
    @Override
    public ObjectKey key() {
      return desired.key();
    }
  }

  /** Remove an object that is ours and no longer in Git. */
  record Prune(ObjectKey key, String token) implements Action {}

  /** Write nothing; {@code reason} says why. */
  record Keep(ObjectKey key, String reason) implements Action {}

  /**
   * Write nothing, and go on owning it: because the sync as a whole must not write, or because what
   * left Git is still needed by somebody else.
   */
  record Hold(ObjectKey key, String reason) implements Action {}

  /** Whether carrying it out changes the target. */
  default boolean writes() {
    return switch (this) {
      case Create c -> true;
      case Update u -> true;
      case Prune p -> true;
      case Keep k -> false;
      case Hold h -> false;
    };
  }

  /** The word that users read. */
  default String verb() {
    return switch (this) {
      case Create c -> "create";
      case Update u -> "update";
      case Prune p -> "prune";
      case Keep k -> "keep";
      case Hold h -> "hold";
    };
  }
}

package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.util.Optional;

/**
 * Keeps what is applied from going back unseen: a commit follows only if it builds on the one that
 * was applied last, or if somebody named it.
 */
public final class History {
  private History() {}

  /**
   * @param snapshot what the source read last
   * @param applied full id of the commit applied last, empty before the first
   * @param acknowledged full id of the commit that may come next whatever came before, or empty
   * @return why the snapshot must not be applied
   * @throws SyncException when the repository does not answer
   */
  public static Optional<Problem> hold(
      Source source, Snapshot snapshot, String applied, String acknowledged) throws SyncException {
    String commit = snapshot.commit();
    if (applied.isEmpty() || commit.equals(applied) || commit.equals(acknowledged)) {
      return Optional.empty();
    }
    return switch (source.descent(applied)) {
      case AFTER, PINNED -> Optional.empty();
      case NOT_AFTER ->
          held(
              Code.HISTORY_REWOUND,
              commit,
              "does not build on " + applied + ", which was applied last");
      case UNKNOWN ->
          held(
              Code.HISTORY_UNCLEAR,
              commit,
              "builds on more commits than are looked through for "
                  + applied
                  + ", which was applied last");
    };
  }

  private static Optional<Problem> held(Code code, String commit, String message) {
    return Optional.of(
        Problem.of(code, commit, message, "if it is meant to come next, acknowledge " + commit));
  }
}

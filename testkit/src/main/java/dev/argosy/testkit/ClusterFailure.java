package dev.argosy.testkit;

/**
 * The cluster did not come up, or a run did not end in time; the message holds all that is known of
 * it.
 */
public final class ClusterFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ClusterFailure(String message) {
    super(message);
  }

  ClusterFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

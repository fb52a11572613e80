package dev.argosy.sync.lead;

import java.time.Duration;

/**
 * How long a lease is good for.
 *
 * @param lease how long others wait after they saw it renewed
 * @param safe how long the holder writes after it sent the last renewal that succeeded
 * @param retry between two renewals or two looks
 */
public record LeaseTimes(Duration lease, Duration safe, Duration retry) {
  /** What must lie between a write that was let through and its end at the server. */
  private static final Duration LEAST_MARGIN = Duration.ofSeconds(1);

  public static final LeaseTimes DEFAULT =
      new LeaseTimes(Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(3));

  /**
   * @throws IllegalArgumentException when writes of the old and the new holder could meet
   */
  public LeaseTimes {
    boolean ordered =
        retry.isPositive()
            && retry.multipliedBy(2).compareTo(safe) <= 0
            && safe.plus(LEAST_MARGIN).compareTo(lease) <= 0;
    if (!ordered) {
      throw new IllegalArgumentException(
          "retry (%s) must be at most half of safe (%s), and safe at least 1 s less than lease (%s)"
              .formatted(retry, safe, lease));
    }
  }

  /** How long a call about the lease may take: two of them fit into the safe time. */
  public Duration patience() {
    return safe.dividedBy(3);
  }

  /** How long a write may take that was let through at the last moment. */
  public Duration margin() {
    return lease.minus(safe);
  }
}

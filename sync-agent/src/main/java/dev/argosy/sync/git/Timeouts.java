package dev.argosy.sync.git;

import java.time.Duration;

/**
 * How long a Git server may take.
 *
 * @param idle without a single byte
 * @param total for one fetch or poll, however many bytes trickle in
 */
public record Timeouts(Duration idle, Duration total) {
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(5));
}

package dev.argosy.sync;

import java.time.Duration;
import java.util.Optional;

/**
 * How often an agent looks and how it slows down when things fail.
 *
 * @param poll between two looks at the repository when all is well
 * @param resync how long the target is left alone when there is no new commit; then drift is undone
 * @param first pause after the first failure, doubled with each further one
 * @param cap the longest pause
 * @param jitter share of each pause that is random, so that many agents do not march in step
 */
public record Pace(Duration poll, Duration resync, Duration first, Duration cap, double jitter) {
  public static final Pace DEFAULT =
      new Pace(
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          0.1);

  /**
   * @param failures in a row, 0 when all is well
   * @param asked how long the other side asked to be left alone; never undercut
   * @param random from 0 to 1
   */
  public Duration pause(int failures, Optional<Duration> asked, double random) {
    Duration base = failures == 0 ? poll : backoff(failures);
    Duration spread = Duration.ofMillis((long) (base.toMillis() * (1 + jitter * random)));
    return asked.filter(floor -> floor.compareTo(spread) > 0).orElse(spread);
  }

  private Duration backoff(int failures) {
    Duration pause = first;
    for (int i = 1; i < failures && pause.compareTo(cap) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(cap) > 0 ? cap : pause;
  }
}

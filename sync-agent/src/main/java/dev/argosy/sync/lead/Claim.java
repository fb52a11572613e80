package dev.argosy.sync.lead;

import java.time.Duration;
import java.time.Instant;

/**
 * What a lease says. The times are for people: nobody's wall clock is believed.
 *
 * @param holder empty when nobody holds it
 * @param promised how long after a renewal the holder may still act
 * @param transitions how often it changed hands
 */
record Claim(String holder, Duration promised, Instant acquired, Instant renewed, int transitions) {
  /** Of a lease that was never taken. */
  static final Claim NONE = new Claim("", Duration.ZERO, Instant.EPOCH, Instant.EPOCH, 0);

  boolean isFree() {
    return holder.isEmpty();
  }

  Claim renewedAt(Instant now, Duration lease) {
    return new Claim(holder, lease, acquired, now, transitions);
  }

  Claim takenBy(String identity, Instant now, Duration lease) {
    return new Claim(identity, lease, now, now, equals(NONE) ? 0 : transitions + 1);
  }

  /** Free at once, as client-go releases: the transitions stay counted. */
  Claim released(Instant now) {
    return new Claim("", Duration.ofSeconds(1), acquired, now, transitions);
  }
}

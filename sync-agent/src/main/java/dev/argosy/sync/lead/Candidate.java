package dev.argosy.sync.lead;

import dev.argosy.sync.lead.LeaseStore.Versioned;
import java.time.Instant;
import java.util.Optional;

/**
 * One process's part in the election of a leader: what to ask of the lease next, and what an answer
 * means. The rules are those of client-go: another's claim has run out when the lease was seen
 * unchanged for as long as its holder promised, by this machine's own clock. Stricter is what a
 * leader may rely on: the time counts from when it <em>sent</em> its renewal, which no rival can
 * have seen earlier.
 *
 * @param seen the lease as last known
 * @param seenAt when it was first seen to say that
 * @param fresh whether its version may still be the present one
 * @param renewed when the last renewal that succeeded was sent; empty when not leading
 * @param term how often this process has begun to lead
 */
record Candidate(
    String identity,
    LeaseTimes times,
    Versioned seen,
    Moment seenAt,
    boolean fresh,
    Optional<Moment> renewed,
    long term) {

  /** What is asked of the lease. */
  sealed interface Request {
    record Read() implements Request {}

    record Write(Claim claim, String version) implements Request {}
  }

  static Candidate of(String identity, LeaseTimes times, Moment now) {
    return new Candidate(
        identity, times, Versioned.ABSENT, now, false, Optional.<Moment>empty(), 0L);
  }

  /**
   * @param wall what is written for people to read
   */
  Request next(Moment now, Instant wall) {
    if (!fresh) {
      return new Request.Read();
    }
    Claim claim = seen.claim();
    if (claim.holder().equals(identity)) {
      return new Request.Write(claim.renewedAt(wall, times.lease()), seen.version());
    }
    return claim.isFree() || hasRunOut(now)
        ? new Request.Write(claim.takenBy(identity, wall, times.lease()), seen.version())
        : new Request.Read();
  }

  /** A claim without a usable promise is given the time that this process would promise. */
  private boolean hasRunOut(Moment now) {
    var promised = seen.claim().promised().isPositive() ? seen.claim().promised() : times.lease();
    return now.surelySince(seenAt).compareTo(promised) >= 0;
  }

  /** The lease was read. Who sees another in its place does not lead, whatever the time. */
  Candidate read(Versioned now, Moment at) {
    Moment since = now.equals(seen) ? seenAt : at;
    boolean mine = now.claim().holder().equals(identity);
    return new Candidate(
        identity, times, now, since, true, mine ? renewed : Optional.empty(), term);
  }

  /** The lease was written; a leader that was late with its renewal begins a new term. */
  Candidate wrote(Versioned now, Moment sent) {
    return new Candidate(
        identity, times, now, sent, true, Optional.of(sent), leads(sent) ? term : term + 1);
  }

  /** What is known of the lease may be out of date: read it before anything else. */
  Candidate unsure() {
    return new Candidate(identity, times, seen, seenAt, false, renewed, term);
  }

  /** Whether a write that starts now ends before anybody else may start one. */
  boolean leads(Moment now) {
    return renewed.filter(sent -> now.perhapsSince(sent).compareTo(times.safe()) < 0).isPresent();
  }

  boolean leads(Moment now, long inTerm) {
    return term == inTerm && leads(now);
  }
}

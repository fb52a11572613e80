package dev.argosy.sync.lead;

import java.time.Duration;

/**
 * A moment by both clocks of this machine. The monotonic one counts while a process is stopped, but
 * not while the machine is suspended; the wall clock counts both, but can be set.
 */
record Moment(long nanos, long wallMillis) {

  static Moment now() {
    return new Moment(System.nanoTime(), System.currentTimeMillis());
  }

  /** The least time that has surely passed: for waiting until another's claim has run out. */
  Duration surelySince(Moment earlier) {
    return Duration.ofNanos(nanos - earlier.nanos);
  }

  /** The most time that may have passed: for not relying on a claim of one's own too long. */
  Duration perhapsSince(Moment earlier) {
    Duration wall = Duration.ofMillis(wallMillis - earlier.wallMillis);
    Duration sure = surelySince(earlier);
    return wall.compareTo(sure) > 0 ? wall : sure;
  }
}

package dev.argosy.sync.log;

import dev.argosy.sync.plan.Problem;
import java.util.List;

/**
 * Decides what of a failure that comes again each round is said: all of it at first, then that it
 * goes on, ever more rarely.
 */
final class Failures {
  private String last = "";
  private long times;

  /** How a failure is to be said. */
  enum Say {
    ALL,
    STILL,
    NOTHING
  }

  /**
   * @param what everything that was found, in the order in which it is shown
   */
  Say heard(List<?> what) {
    String now = what.stream().map(Failures::text).toList().toString();
    times = now.equals(last) ? times + 1 : 1;
    last = now;
    if (times == 1) {
      return Say.ALL;
    }
    return Long.bitCount(times) == 1 ? Say.STILL : Say.NOTHING;
  }

  /** How often the last one came in a row. */
  long times() {
    return times;
  }

  /** All is well again. */
  void over() {
    last = "";
    times = 0;
  }

  private static String text(Object what) {
    return what instanceof Problem p ? p.code() + p.where() + p.message() : what.toString();
  }
}

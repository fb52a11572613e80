package dev.argosy.compile.trigger;

import dev.argosy.compile.lower.Hash;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why a run is made. The run is named after it, so that one cause makes one run, however often it
 * is seen.
 */
public sealed interface Cause {
  /** Hexadecimal digits of a run's name. */
  int DIGITS = 10;

  /**
   * A commit changed what {@code onChange} names.
   *
   * @param meaning of that; see {@link PlannedRun#change}
   * @param again how often it has meant the same before: a commit that goes back is a change too
   */
  record Change(String meaning, int again) implements Cause {}

  /**
   * Runs of upstreams ended.
   *
   * @param uids by upstream: of the run that fired alone, or of all that were joined
   */
  record Upstreams(Map<String, String> uids) implements Cause {
    public Upstreams {
      uids = Map.copyOf(uids);
    }
  }

  /** A window got its first complete set of runs. */
  record WindowFilled(Instant start) implements Cause {}

  /** A text that is the same for the same cause only. */
  private String text() {
    return switch (this) {
      case Change c -> "change " + c.meaning + (c.again == 0 ? "" : " again " + c.again);
      case Upstreams u -> "upstream " + new TreeMap<>(u.uids);
      case WindowFilled w -> "window " + w.start;
    };
  }

  /** The name of the run of {@code runConfiguration} that this causes. */
  default String runName(String runConfiguration) {
    return runName(runConfiguration, Hash.of(text()).substring(0, DIGITS));
  }

  static String runName(String runConfiguration, String digits) {
    return runConfiguration + "-" + digits;
  }
}

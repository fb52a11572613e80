package dev.argosy.yaml;

import java.util.Arrays;

/**
 * Where each UTF-16 unit of a scalar's text starts and ends in the file, in code points. Kept as
 * runs, since nearly all text stands there as it reads: a line of it is one run.
 */
final class Offsets {
  static final Offsets NONE = new Offsets(new int[0], 0);

  /** The parts of a run: its first unit, where that starts, and where the run's one part ends. */
  private static final int WIDTH = 3;

  /** In place of the end: each unit of the run is the next code point of the file. */
  private static final int STRAIGHT = -1;

  private final int[] runs;
  private final int length;

  private Offsets(int[] runs, int length) {
    this.runs = runs;
    this.length = length;
  }

  boolean isEmpty() {
    return length == 0;
  }

  int start(int unit) {
    if (unit >= length) {
      return end(length - 1);
    }
    int run = run(unit);
    return runs[run + 1] + (runs[run + 2] == STRAIGHT ? unit - runs[run] : 0);
  }

  int end(int unit) {
    int last = Math.min(unit, length - 1);
    int run = run(last);
    return runs[run + 2] == STRAIGHT ? runs[run + 1] + last - runs[run] + 1 : runs[run + 2];
  }

  /** Index of the run that a unit is in. */
  private int run(int unit) {
    int low = 0;
    int high = runs.length / WIDTH - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs[middle * WIDTH] <= unit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low * WIDTH;
  }

  /** Rebuilds a scalar's text from its source, and remembers where each part came from. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private int[] runs = new int[WIDTH];
    private int used;

    /** Where the next code point of the last run would start; none is there otherwise. */
    private int next = -1;

    void add(int point, int start, int end) {
      int unit = text.length();
      text.appendCodePoint(point);
      boolean straight = end == start + 1 && text.length() == unit + 1;
      if (!straight || start != next) {
        begin(unit, start, straight ? STRAIGHT : end);
      }
      next = straight ? end : -1;
    }

    private void begin(int unit, int start, int end) {
      if (used == runs.length) {
        runs = Arrays.copyOf(runs, used * 2);
      }
      runs[used] = unit;
      runs[used + 1] = start;
      runs[used + 2] = end;
      used += WIDTH;
    }

    /**
     * The offsets if what was built begins with {@code expected}, else {@link #NONE}: a wrong place
     * would be worse than a coarse one.
     */
    Offsets ifBuilt(String expected) {
      return text.indexOf(expected) == 0
          ? new Offsets(used == runs.length ? runs : Arrays.copyOf(runs, used), expected.length())
          : NONE;
    }
  }
}

package dev.argosy.yaml;

import java.util.Arrays;

/** Where each UTF-16 unit of a scalar's text starts and ends in the file, in code points. */
final class Offsets {
  static final Offsets NONE = new Offsets(new int[0], new int[0], 0);

  private final int[] starts;
  private final int[] ends;
  private final int length;

  private Offsets(int[] starts, int[] ends, int length) {
    this.starts = starts;
    this.ends = ends;
    this.length = length;
  }

  boolean isEmpty() {
    return length == 0;
  }

  int start(int unit) {
    return unit < length ? starts[unit] : ends[length - 1];
  }

  int end(int unit) {
    return ends[Math.min(unit, length - 1)];
  }

  /** Rebuilds a scalar's text from its source, and remembers where each part came from. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[32];
    private int[] ends = new int[32];

    void add(int point, int start, int end) {
      int before = text.length();
      text.appendCodePoint(point);
      grow();
      Arrays.fill(starts, before, text.length(), start);
      Arrays.fill(ends, before, text.length(), end);
    }

    /**
     * The offsets if what was built begins with {@code expected}, else {@link #NONE}: a wrong place
     * would be worse than a coarse one.
     */
    Offsets ifBuilt(String expected) {
      boolean same = text.length() >= expected.length() && text.indexOf(expected) == 0;
      return same ? new Offsets(starts, ends, expected.length()) : NONE;
    }

    private void grow() {
      if (text.length() > starts.length) {
        starts = Arrays.copyOf(starts, text.length() * 2);
        ends = Arrays.copyOf(ends, text.length() * 2);
      }
    }
  }
}

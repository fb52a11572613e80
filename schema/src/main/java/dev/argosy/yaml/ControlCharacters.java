package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;

/** Characters that YAML does not allow anywhere, not even in quotes. */
final class ControlCharacters {
  /** A binary file is full of them; a few are enough to know it by. */
  private static final int MAX_REPORTED = 5;

  private ControlCharacters() {}

  /** Reports each and puts a {@code ?} in its place, so that the rest can be read. */
  static void replace(TextMap map, Segment segment, int[] points, Findings findings) {
    int reported = 0;
    for (int i = 0; i < points.length; i++) {
      if (!isAllowed(points[i])) {
        int at = segment.from() + i;
        if (reported++ < MAX_REPORTED) {
          findings.add(
              Code.YAML_SYNTAX,
              map.place(at, at + 1),
              String.format(
                  "the control character U+%04X; YAML allows none but tab and line end", points[i]),
              "remove it, or write it as an escape in double quotes");
        }
        points[i] = '?';
      }
    }
  }

  private static boolean isAllowed(int p) {
    return p == '\t'
        || p == '\n'
        || p == '\r'
        || (p >= 0x20 && p <= 0x7E)
        || p == 0x85
        || (p >= 0xA0 && p <= 0xD7FF)
        || (p >= 0xE000 && p <= 0xFFFD)
        || p >= 0x10000;
  }
}

package dev.argosy.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * The stretch of a file that holds one document, with its {@code ---}. Each is parsed for itself,
 * so that a mistake in one does not hide the others. A line that starts with {@code ---} separates
 * documents wherever it stands, even inside a text.
 *
 * @param from offset of its first code point
 * @param to offset behind its last one
 */
record Segment(int from, int to) {
  /** What a document begins with. */
  static final String FIRST_KEY = "apiVersion";

  static List<Segment> of(TextMap map) {
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    boolean content = false;
    boolean versioned = false;
    boolean specified = false;
    for (int line = 0; line < map.lines(); line++) {
      int start = map.start(line);
      boolean first = startsWith(map, start, FIRST_KEY + ":");
      if (content && marker(map, line, '-') || first && versioned && specified) {
        segments.add(new Segment(from, start));
        from = start;
        versioned = false;
        specified = false;
      }
      versioned |= first;
      specified |= startsWith(map, start, "spec:");
      content |= isContent(map, line);
      if (content && marker(map, line, '.')) {
        segments.add(new Segment(from, map.start(line + 1)));
        from = map.start(line + 1);
        content = false;
        versioned = false;
        specified = false;
      }
    }
    if (content || segments.isEmpty()) {
      segments.add(new Segment(from, map.length()));
    }
    return segments;
  }

  /** Whether it begins where no marker stands, behind a document that has both keys already. */
  boolean isJoined(TextMap map) {
    int above = map.line(from) - 1;
    while (above > 0 && map.indented(above) == map.end(above)) {
      above--;
    }
    return above > 0
        && startsWith(map, from, FIRST_KEY)
        && !map.content(above).matches("(?:-{2,}|={3,}|\\.{3}|#.*).*");
  }

  private static boolean startsWith(TextMap map, int start, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (map.at(start + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Comments, blank lines and directives belong to the document that follows. */
  private static boolean isContent(TextMap map, int line) {
    int first = map.at(map.indented(line));
    return map.indented(line) < map.end(line) && first != '#' && map.at(map.start(line)) != '%';
  }

  private static boolean marker(TextMap map, int line, int sign) {
    int start = map.start(line);
    int behind = start + 3;
    return behind <= map.end(line)
        && map.at(start) == sign
        && map.at(start + 1) == sign
        && map.at(start + 2) == sign
        && (behind == map.end(line) || map.at(behind) == ' ' || map.at(behind) == '\t');
  }
}

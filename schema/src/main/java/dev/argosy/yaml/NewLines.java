package dev.argosy.yaml;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The lines of a file as they will be: each with another indentation and with changes inside of it.
 * Lines are never joined or split; blank ones too many are left out. Lines count from 0.
 */
final class NewLines {
  private record Change(int to, String text) {}

  private final TextMap map;
  private final int[] indents;
  private final boolean[] verbatim;
  private final NavigableMap<Integer, Change> changes = new TreeMap<>();

  NewLines(TextMap map) {
    this.map = map;
    this.indents = new int[map.lines()];
    this.verbatim = new boolean[map.lines()];
    Arrays.fill(indents, -1);
  }

  /** The indentation a line gets, -1 while nobody has said. */
  int indent(int line) {
    return indents[line];
  }

  void indent(int line, int spaces) {
    indents[line] = Math.max(0, spaces);
  }

  /** Takes back what was said of the lines from {@code first} up to {@code behind}. */
  void forget(int first, int behind) {
    Arrays.fill(indents, first, behind, -1);
    changes.subMap(map.start(first), map.start(behind)).clear();
  }

  /** What is inside of a text: neither is its end trimmed, nor is it left out when blank. */
  void verbatim(int line) {
    verbatim[line] = true;
  }

  /** Replaces characters inside of one line. */
  void change(int from, int to, String text) {
    Map.Entry<Integer, Change> before = changes.lowerEntry(from);
    boolean free = before == null || before.getValue().to <= from;
    if (free && !map.text(from, to).equals(text)) {
      changes.putIfAbsent(from, new Change(to, text));
    }
  }

  /** The column a character of a line gets. */
  int column(int at) {
    int line = map.line(at);
    int moved = indents[line] < 0 ? 0 : indents[line] - map.indent(line);
    for (var entry : changes.subMap(map.start(line), at).entrySet()) {
      moved += entry.getValue().text.length() - (entry.getValue().to - entry.getKey());
    }
    return at - map.start(line) + moved;
  }

  /** The whole text. */
  String text() {
    StringBuilder text = new StringBuilder();
    int blanks = 1; // none at the start
    for (int line = 0; line < map.lines(); line++) {
      String content = content(line);
      boolean last = line == map.lines() - 1;
      if (last && content.isEmpty()) {
        break; // what stands behind the last line end
      }
      blanks = content.isEmpty() && !verbatim[line] ? blanks + 1 : 0;
      if (blanks < 2) {
        text.append(content).append(last ? lineEnd(0) : lineEnd(line));
      }
    }
    return blanks > 0 ? endedOnce(text.toString()) : text.toString();
  }

  private String content(int line) {
    StringBuilder content = new StringBuilder();
    int at = map.start(line);
    if (indents[line] >= 0) {
      content.append(" ".repeat(indents[line]));
      at = map.indented(line);
    }
    for (var entry : changes.subMap(at, map.start(line + 1)).entrySet()) {
      content.append(map.text(at, entry.getKey())).append(entry.getValue().text);
      at = entry.getValue().to;
    }
    content.append(map.text(at, Math.max(at, map.end(line))));
    return verbatim[line] ? content.toString() : content.toString().stripTrailing();
  }

  private String lineEnd(int line) {
    String end = map.text(map.end(line), map.start(line + 1));
    return end.isEmpty() ? "\n" : end;
  }

  /** Without the blank line that the last one may be. */
  private static String endedOnce(String text) {
    int end = text.length();
    while (end > 0 && TextMap.isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end == 0 ? "" : text.substring(0, end + (text.startsWith("\r\n", end) ? 2 : 1));
  }
}

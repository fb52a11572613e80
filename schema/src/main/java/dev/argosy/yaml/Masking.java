package dev.argosy.yaml;

/**
 * Hides a stretch of text from the YAML parser, character for character, so that what was meant as
 * one plain value is read as one, and every other character keeps its place.
 */
final class Masking {
  /** The last of the characters that Unicode leaves to private use in the basic plane. */
  private static final int BASE = 0xF800;

  private static final int ASCII = 0x80;

  private Masking() {}

  /** Whether a text is free of the characters that masking uses. */
  static boolean isPossible(TextMap map) {
    for (int i = 0; i < map.length(); i++) {
      if (isMasked(map.at(i))) {
        return false;
      }
    }
    return true;
  }

  static void mask(int[] points, int from, int to) {
    for (int i = from; i < to; i++) {
      int point = points[i];
      if (point > ' ' && point < ASCII && !Character.isLetterOrDigit(point)) {
        points[i] = BASE + point;
      }
    }
  }

  static String unmask(String text) {
    if (text.chars().noneMatch(Masking::isMasked)) {
      return text;
    }
    StringBuilder real = new StringBuilder(text.length());
    text.chars().forEach(c -> real.append((char) (isMasked(c) ? c - BASE : c)));
    return real.toString();
  }

  private static boolean isMasked(int point) {
    return point >= BASE && point < BASE + ASCII;
  }
}

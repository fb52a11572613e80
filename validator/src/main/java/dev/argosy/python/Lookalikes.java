package dev.argosy.python;

import java.util.Map;

/** Characters that word processors and chats write in place of those that Python knows. */
final class Lookalikes {
  private static final Map<Integer, String> MEANT =
      Map.ofEntries(
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2212, "-"),
          Map.entry(0xD7, "*"),
          Map.entry(0xFF08, "("),
          Map.entry(0xFF09, ")"),
          Map.entry(0xFF1A, ":"),
          Map.entry(0xFF0C, ","),
          Map.entry(0xA0, "a blank"),
          Map.entry(0x200B, "nothing"),
          Map.entry((int) '!', "not"),
          Map.entry((int) '$', ""),
          Map.entry((int) '?', ""));

  private Lookalikes() {}

  static String hint(int point) {
    String meant = MEANT.getOrDefault(point, "");
    return meant.isEmpty() ? "" : "write " + meant + " in its place";
  }
}

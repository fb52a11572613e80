package dev.argosy.cli.render;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How many columns of a terminal a character takes. */
final class Width {
  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private Width() {}

  static int of(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  private static boolean isWide(int point) {
    boolean halfwidth = point >= 0xFF61 && point <= 0xFFDC;
    boolean fullwidth =
        (point >= 0x3001 && point <= 0x303E) || (point >= 0xFF01 && point <= 0xFF60);
    return fullwidth
        || (point >= 0x1100 && !halfwidth && WIDE.contains(UnicodeScript.of(point)))
        || Character.isEmojiPresentation(point);
  }
}

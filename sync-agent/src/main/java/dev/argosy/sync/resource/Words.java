package dev.argosy.sync.resource;

import dev.argosy.diagnostic.Code;
import java.util.Locale;

/** How things are called in objects of a cluster. */
public final class Words {
  private Words() {}

  /** What went wrong, as conditions and Events name it: {@code PruneBrake}. */
  public static String reason(Code code) {
    return capitalized(code.id());
  }

  /** {@code prune-brake} or {@code PRUNE-BRAKE} as {@code PruneBrake}. */
  static String capitalized(String id) {
    StringBuilder word = new StringBuilder();
    for (String part : id.toLowerCase(Locale.ROOT).split("-")) {
      word.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return word.toString();
  }

  /** At most so many characters; what is left out is shown by dots. */
  public static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}

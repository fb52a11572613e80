package dev.argosy.manifest.text;

import dev.argosy.diagnostic.Nearest;
import java.util.Collection;

/** Words of the author's in messages, however long they are. */
final class Quoted {
  /** Longer words are no typing mistakes, and comparing them would take long. */
  private static final int LONGEST = 60;

  private Quoted() {}

  /** {@code 'word'}, its middle left out when it is long. */
  static String of(String word) {
    return "'"
        + (word.length() <= LONGEST ? word : word.substring(0, LONGEST).stripTrailing() + "…")
        + "'";
  }

  /** {@code did you mean 'x'?}, or {@code otherwise} when nothing is near. */
  static String near(String word, Collection<String> known, String otherwise) {
    return word.length() > LONGEST
        ? otherwise
        : Nearest.to(word, known).map(n -> "did you mean '" + n + "'?").orElse(otherwise);
  }
}

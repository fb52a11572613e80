package dev.argosy.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one was meant to be. */
public final class Nearest {
  /** Nobody mistypes a longer name, and comparing two takes the product of their lengths. */
  private static final int LONGEST = 128;

  private Nearest() {}

  /** The nearest of {@code known}, if it is near enough to be a likely typing mistake. */
  public static Optional<String> to(String word, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(fold(word), fold(candidate));
      boolean alike = distance < Math.max(word.length(), candidate.length());
      if (alike && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best).or(() -> longer(word, known));
  }

  /**
   * Whether {@code word} can only be the nearest of {@code known}: it differs in case or in one
   * letter, of a long word in two, and no other name is as near.
   */
  public static boolean isCertain(String word, Collection<String> known) {
    int most = word.length() < 4 ? 0 : word.length() < 8 ? 1 : 2;
    int[] distances =
        known.stream().mapToInt(k -> distance(fold(word), fold(k))).sorted().limit(2).toArray();
    return distances.length > 0
        && distances[0] <= most
        && (distances.length == 1 || distances[1] > distances[0]);
  }

  /** One name is the other with a few letters more: {@code retries} and {@code retry}. */
  private static Optional<String> longer(String word, Collection<String> known) {
    String stem = fold(word);
    return known.stream()
        .filter(k -> common(stem, fold(k)) >= Math.max(4, Math.min(stem.length(), k.length()) - 1))
        .findFirst();
  }

  private static int common(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  /**
   * {@code unknown step 'multipy', did you mean 'multiply'?}: what is wrong and the nearest fix in
   * one sentence.
   */
  public static String unknown(String what, String word, Collection<String> known) {
    return "unknown "
        + what
        + " '"
        + word
        + "'"
        + to(word, known).map(near -> ", did you mean '" + near + "'?").orElse("");
  }

  /** {@code known here: a, b}, or an empty text. */
  public static String known(Collection<String> known) {
    return known.isEmpty() ? "" : "known here: " + String.join(", ", known);
  }

  /** {@code did you mean 'x'?}, else the list of what is known, else an empty text. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map(near -> "did you mean '" + near + "'?")
        .orElseGet(() -> known.isEmpty() ? "" : "known here: " + String.join(", ", known));
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Edit distance where swapping two neighbours counts once. */
  private static int distance(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return a.equals(b) ? 0 : Math.max(a.length(), b.length());
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}

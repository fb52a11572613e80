package dev.argosy.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a finding is mended by changing texts. What an edit replaces is read from the file when the
 * fix is made: where it is not what was meant, such as behind an alias, there is no fix.
 *
 * @param title what it does, for example {@code write 'command'}
 * @param safe whether it keeps or restores what the author certainly meant; one that is not safe is
 *     a good guess
 * @param edits they do not overlap
 */
public record Fix(String title, boolean safe, List<Edit> edits) {
  /** A stretch of a file, which may be empty, and what is written in its place. */
  public record Edit(At at, String text) {}

  /** What means the same in a YAML value of any style, and needs no quotes. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.][\\w./+-]*");

  public Fix {
    edits = List.copyOf(edits);
  }

  /** What the author certainly meant, in the place of what is written. */
  public static Fix safe(String title, At at, String text) {
    return new Fix(title, true, List.of(new Edit(at, text)));
  }

  /** What the author probably meant, in the place of what is written. */
  public static Fix guess(String title, At at, String text) {
    return new Fix(title, false, List.of(new Edit(at, text)));
  }

  /** The same, as a guess. */
  public Fix asGuess() {
    return new Fix(title, false, edits);
  }

  /**
   * The known name that {@code word} is a typing mistake of: safe where no other could be meant.
   */
  public static Optional<Fix> spelling(At at, String word, Collection<String> known) {
    return Nearest.to(word, known)
        .flatMap(near -> word(at, word, near))
        .map(fix -> Nearest.isCertain(word, known) ? fix : fix.asGuess());
  }

  /** The known name that is nearest to {@code word}; as a name may be any other, it is a guess. */
  public static Optional<Fix> nearest(At at, String word, Collection<String> known) {
    return Nearest.to(word, known).flatMap(near -> word(at, word, near)).map(Fix::asGuess);
  }

  /** Another word where {@code word} stands, in quotes or without. */
  public static Optional<Fix> word(At at, String word, String other) {
    String written = at.text();
    int from = written.equals(word) ? 0 : isQuoted(written, word) ? 1 : -1;
    return from < 0 || !PLAIN.matcher(other).matches() || other.equals(word)
        ? Optional.empty()
        : Optional.of(
            safe(
                "write '" + other + "'",
                at,
                written.substring(0, from) + other + written.substring(from + word.length())));
  }

  /** The content of a quoted value without its quotes. */
  public static Optional<Fix> unquoted(At at, String content) {
    return isQuoted(at.text(), content) && PLAIN.matcher(content.replaceFirst("^-", "")).matches()
        ? Optional.of(safe("remove the quotes", at, content))
        : Optional.empty();
  }

  /** A plain value in double quotes. */
  public static Optional<Fix> quoted(At at, String content) {
    return at.text().equals(content) && !content.matches("(?s).*[\"\\\\\\n].*")
        ? Optional.of(safe("put it in quotes", at, '"' + content + '"'))
        : Optional.empty();
  }

  private static boolean isQuoted(String written, String content) {
    return written.equals('"' + content + '"') || written.equals("'" + content + "'");
  }
}

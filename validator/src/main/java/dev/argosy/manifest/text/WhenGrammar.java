package dev.argosy.manifest.text;

import dev.argosy.manifest.text.WhenToken.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which kind of word or sign govaluate lets follow which. */
final class WhenGrammar {
  private static final Set<Kind> VALUES =
      EnumSet.of(
          Kind.PREFIX,
          Kind.NUMBER,
          Kind.BOOLEAN,
          Kind.WORD,
          Kind.FIELD,
          Kind.STRING,
          Kind.TIME,
          Kind.PATTERN,
          Kind.OPEN);
  private static final Set<Kind> AFTER_VALUE =
      EnumSet.of(
          Kind.MODIFIER, Kind.COMPARATOR, Kind.LOGICAL, Kind.CLOSE, Kind.TERNARY, Kind.COMMA);
  private static final Map<Kind, Set<Kind>> NEXT =
      Map.ofEntries(
          Map.entry(Kind.START, VALUES),
          Map.entry(Kind.OPEN, plus(VALUES, Kind.CLOSE)),
          Map.entry(
              Kind.CLOSE,
              plus(
                  AFTER_VALUE,
                  Kind.NUMBER,
                  Kind.BOOLEAN,
                  Kind.WORD,
                  Kind.STRING,
                  Kind.PATTERN,
                  Kind.TIME,
                  Kind.OPEN)),
          Map.entry(Kind.NUMBER, AFTER_VALUE),
          Map.entry(Kind.BOOLEAN, AFTER_VALUE),
          Map.entry(Kind.STRING, AFTER_VALUE),
          Map.entry(Kind.WORD, AFTER_VALUE),
          Map.entry(Kind.FIELD, plus(AFTER_VALUE, Kind.OPEN)),
          Map.entry(Kind.TIME, minus(AFTER_VALUE, Kind.TERNARY)),
          Map.entry(Kind.PATTERN, minus(AFTER_VALUE, Kind.TERNARY)),
          Map.entry(Kind.MODIFIER, plus(minus(VALUES, Kind.TIME, Kind.PATTERN), Kind.CLOSE)),
          Map.entry(Kind.COMPARATOR, plus(VALUES, Kind.CLOSE)),
          Map.entry(Kind.LOGICAL, plus(minus(VALUES, Kind.PATTERN), Kind.CLOSE)),
          Map.entry(
              Kind.PREFIX,
              EnumSet.of(Kind.NUMBER, Kind.BOOLEAN, Kind.WORD, Kind.FIELD, Kind.OPEN, Kind.CLOSE)),
          Map.entry(Kind.TERNARY, plus(minus(VALUES, Kind.PATTERN), Kind.COMMA)),
          Map.entry(Kind.COMMA, minus(VALUES, Kind.PATTERN)));
  private static final Set<Kind> LAST =
      EnumSet.of(
          Kind.CLOSE,
          Kind.NUMBER,
          Kind.BOOLEAN,
          Kind.STRING,
          Kind.TIME,
          Kind.PATTERN,
          Kind.WORD,
          Kind.FIELD,
          Kind.VALUE);

  private WhenGrammar() {}

  private static Set<Kind> plus(Set<Kind> kinds, Kind... more) {
    Set<Kind> all = EnumSet.copyOf(kinds);
    all.addAll(List.of(more));
    return all;
  }

  private static Set<Kind> minus(Set<Kind> kinds, Kind... less) {
    Set<Kind> all = EnumSet.copyOf(kinds);
    List.of(less).forEach(all::remove);
    return all;
  }

  /** A tag may become anything, so anything may stand beside it. */
  static boolean mayFollow(Kind before, Kind after) {
    return before == Kind.VALUE
        ? after != Kind.PREFIX
        : after == Kind.VALUE || NEXT.getOrDefault(before, Set.of()).contains(after);
  }

  /** The first mistake in the order of the tokens. */
  static Optional<TextProblem> mistake(List<WhenToken> tokens, int length) {
    int open = 0;
    WhenToken before = new WhenToken(Kind.START, "", 0, 0);
    for (WhenToken token : tokens) {
      if (!mayFollow(before.kind(), token.kind())) {
        return Optional.of(WhenMistakes.order(before, token));
      }
      open += token.kind() == Kind.OPEN ? 1 : token.kind() == Kind.CLOSE ? -1 : 0;
      before = token;
    }
    if (open != 0) {
      return Optional.of(WhenMistakes.unbalanced(tokens, open > 0 ? Kind.OPEN : Kind.CLOSE));
    }
    return LAST.contains(before.kind())
        ? Optional.empty()
        : Optional.of(WhenMistakes.end(before, length));
  }
}

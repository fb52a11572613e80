package dev.argosy.manifest.text;

import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Tags outside quotes that are compared with a text: their values become part of the syntax. */
final class WhenTags {
  private static final int LONGEST = 60;
  private static final String STATUS =
      "['\"]?\\{\\{\\s*(((steps|tasks)\\.[^.{}]+|workflow|lastRetry)\\.)?status\\s*\\}\\}['\"]?";

  private final String text;
  private final List<WhenToken> tokens;
  private final NavigableMap<Integer, Tag> tags = new TreeMap<>();

  WhenTags(String text, Tags.Scan scan, List<WhenToken> tokens) {
    this.text = text;
    this.tokens = tokens;
    scan.tags().forEach(tag -> tags.put(tag.from(), tag));
  }

  List<TextProblem> problems() {
    return IntStream.range(0, tokens.size())
        .filter(i -> tokens.get(i).kind() == WhenToken.Kind.VALUE)
        .mapToObj(this::problem)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Words that no status is, beside the tag of one. */
  List<TextProblem> statuses() {
    return IntStream.range(1, Math.max(1, tokens.size() - 1))
        .filter(i -> tokens.get(i).kind() == WhenToken.Kind.COMPARATOR)
        .filter(i -> isStatus(tokens.get(i - 1)))
        .mapToObj(i -> tokens.get(i + 1))
        .flatMap(t -> status(t).stream())
        .toList();
  }

  private boolean isStatus(WhenToken token) {
    return text.substring(token.from(), token.to()).matches(STATUS);
  }

  private Optional<TextProblem> status(WhenToken token) {
    String word = text.substring(token.from(), token.to()).replaceAll("^['\"]|['\"]$", "");
    return word.contains("{{") || !word.matches("\\w*") || ExprConstants.isStatusWord(word)
        ? Optional.empty()
        : Optional.of(
            TextProblem.warning(
                Kind.WRONG_TYPE,
                token.from(),
                token.to(),
                "no status is ever " + Quoted.of(word),
                ExprConstants.statusHint(word)));
  }

  private Optional<TextProblem> problem(int index) {
    WhenToken token = tokens.get(index);
    return compared(index + 1, index + 2)
        .or(() -> compared(index - 1, index - 2))
        .flatMap(comparison ->
            tag(token).filter(t -> !isPlain(t)).map(t -> unquoted(token, t, comparison)));
  }

  /** The comparison with a text that stands there, as it should be written. */
  private Optional<String> compared(int operator, int other) {
    if (Math.min(operator, other) < 0 || Math.max(operator, other) >= tokens.size()) {
      return Optional.empty();
    }
    WhenToken sign = tokens.get(operator);
    WhenToken text = tokens.get(other);
    boolean equality = sign.text().equals("==") || sign.text().equals("!=");
    return sign.kind() == WhenToken.Kind.COMPARATOR && equality
        ? switch (text.kind()) {
          case WORD, FIELD -> Optional.of(sign.text() + " '" + shortened(text.text()) + "'");
          case STRING, VALUE -> Optional.of(sign.text() + " '…'");
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? "…" : text;
  }

  private Optional<Tag> tag(WhenToken token) {
    return Optional.ofNullable(tags.ceilingEntry(token.from())).map(Map.Entry::getValue);
  }

  /** Values that are one word or a number whatever happens. */
  private static boolean isPlain(Tag tag) {
    if (!tag.isExpression()) {
      return tag.name().matches("(.*\\.)?(status|exitCode|retries)");
    }
    ExprType type = ExprLang.check(tag.inner(), ExprScope.argo().opened()).result();
    return type == ExprType.Basic.BOOLEAN || type.isNumber();
  }

  private TextProblem unquoted(WhenToken token, Tag tag, String comparison) {
    String value = text.substring(token.from(), token.to());
    String name = tag.isExpression() ? "an expression" : Quoted.of(tag.name());
    return TextProblem.warning(
        Kind.UNQUOTED_VALUE,
        token.from(),
        token.to(),
        "the value of "
            + name
            + " becomes part of the condition: a blank, quote or minus in it breaks it,"
            + " and a number never equals a text",
        "write '" + (value.length() > LONGEST ? "{{…}}" : value) + "' " + comparison);
  }
}

package dev.argosy.manifest.text;

import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Tags outside quotes that are compared with a text: their values become part of the syntax. */
final class WhenTags {
  private final String text;
  private final List<WhenToken> tokens;
  private final NavigableMap<Integer, Tag> tags = new TreeMap<>();

  WhenTags(String text, Tags.Scan scan, List<WhenToken> tokens) {
    this.text = text;
    this.tokens = tokens;
    scan.tags().forEach(tag -> tags.put(tag.from(), tag));
  }

  List<TextProblem> problems() {
    List<TextProblem> problems = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      WhenToken token = tokens.get(i);
      if (token.kind() == WhenToken.Kind.VALUE
          && (isCompared(i - 1, i - 2) || isCompared(i + 1, i + 2))) {
        tag(token).filter(t -> !isPlain(t)).ifPresent(t -> problems.add(unquoted(token, t)));
      }
    }
    return problems;
  }

  private boolean isCompared(int operator, int other) {
    if (operator < 0 || other < 0 || operator >= tokens.size() || other >= tokens.size()) {
      return false;
    }
    WhenToken sign = tokens.get(operator);
    return sign.kind() == WhenToken.Kind.COMPARATOR
        && (sign.text().equals("==") || sign.text().equals("!="))
        && switch (tokens.get(other).kind()) {
          case WORD, STRING, FIELD, VALUE -> true;
          default -> false;
        };
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

  private TextProblem unquoted(WhenToken token, Tag tag) {
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
        "write both sides in quotes: '" + (value.length() > 60 ? "{{…}}" : value) + "' == '…'");
  }
}

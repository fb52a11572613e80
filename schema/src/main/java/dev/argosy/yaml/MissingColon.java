package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines without the colon behind a key that YAML wants. */
final class MissingColon {
  /** A key and a value with a blank or an equals sign between them. */
  private static final Pattern WORDS = Pattern.compile("([\\w-]+)(?: *= *| +)(\\S.*)");

  private final TextMap map;
  private final Columns columns;

  MissingColon(TextMap map, Columns columns) {
    this.map = map;
    this.columns = columns;
  }

  /** A line that says {@code key:value}, or a word alone. */
  SyntaxMistake of(int line, String text) {
    Optional<SyntaxMistake> foreign = foreign(line, text);
    if (foreign.isPresent()) {
      return foreign.get();
    }
    int colon = text.indexOf(':');
    Matcher words = WORDS.matcher(text);
    String hint =
        colon > 0
            ? "put a space behind the colon: '"
                + text.substring(0, colon)
                + ": "
                + text.substring(colon + 1).replaceFirst("^[\\h\\u200b]+", "")
                + "'"
            : words.matches()
                ? "write '" + words.group(1) + ": " + words.group(2) + "'"
                : "write '" + text + ":'";
    return new SyntaxMistake(
        Diagnostic.of(
                Code.YAML_SYNTAX,
                map.place(map.indented(line), map.end(line)),
                "expected a key and ': ' in this line",
                hint)
            .withFix(colon > 0 ? spaced(line, text, colon) : keyed(line, text)),
        List.of(line));
  }

  /** A line that another language would understand: a comment, a line between two documents. */
  Optional<SyntaxMistake> foreign(int line, String text) {
    int from = map.indented(line);
    if (text.startsWith("//")) {
      return Optional.of(
          replaced(line, from, 2, "#", "'//' starts no comment in YAML; expected '#'"));
    }
    return text.matches("--|-{4,}|={3,}")
        ? Optional.of(
            replaced(
                line,
                from,
                text.length(),
                "---",
                "'" + text + "' separates nothing; expected '---'"))
        : Optional.empty();
  }

  SyntaxMistake replaced(int line, int from, int length, String by, String message) {
    At at = map.place(from, from + length);
    String title = "write '" + by + "'";
    return new SyntaxMistake(
        Diagnostic.of(Code.YAML_SYNTAX, at, message, title).withFix(Fix.safe(title, at, by)),
        Optional.empty(),
        List.of(line));
  }

  /** {@code key = value}, {@code key value}, or a key alone with what belongs to it below. */
  Optional<Fix> keyed(int line, String text) {
    Matcher words = WORDS.matcher(text);
    int from = map.indented(line);
    if (words.matches()) {
      At between = map.place(from + words.end(1), from + words.start(2));
      return Optional.of(Fix.guess("write a colon", between, ": "));
    }
    int end = from + text.codePointCount(0, text.length());
    boolean holds = map.indent(columns.nextContent(line)) > map.indent(line);
    return text.matches("[\\w.-]+") && holds
        ? Optional.of(Fix.guess("write a colon", map.place(end, end), ":"))
        : Optional.empty();
  }

  /** A blank behind the colon of {@code key:value}; an address is no such key. */
  Optional<Fix> spaced(int line, String text, int colon) {
    int behind = map.indented(line) + text.codePointCount(0, colon + 1);
    if (EarlierCause.isForeignSpace(map.at(behind))) {
      return Optional.of(Fix.safe("write a plain space", map.place(behind, behind + 1), " "));
    }
    return text.substring(0, colon).matches("(- )?[\\w.-]+") && !text.startsWith("//", colon + 1)
        ? Optional.of(Fix.safe("put a space behind the colon", map.place(behind, behind), " "))
        : Optional.empty();
  }
}

package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * The parser's complaint in the words of somebody who wants to go on: what was expected, and what
 * to write instead. The parser's own texts are matched by their stable beginnings.
 */
final class SyntaxErrors {
  private final TextMap map;
  private final Segment segment;
  private final EventScan scan;
  private final Columns columns;
  private final Indentation indentation;
  private final MissingColon colon;

  private final EarlierCause earlier;

  /**
   * @param reported the lines, from 0, that were left out of the scan
   */
  SyntaxErrors(TextMap map, Segment segment, EventScan scan, IntPredicate reported) {
    this.map = map;
    this.segment = segment;
    this.scan = scan;
    this.columns = new Columns(map, segment);
    this.colon = new MissingColon(map, columns);
    this.indentation = new Indentation(map, segment, columns, colon);
    this.earlier = new EarlierCause(map, segment, scan, columns, colon, reported);
  }

  SyntaxMistake describe(RuntimeException failure) {
    return failure instanceof MarkedYamlEngineException marked ? marked(marked) : unmarked(failure);
  }

  /** The lines where the parser stopped, with what is indented under them. */
  List<Integer> stopped(RuntimeException failure) {
    Mark mark =
        failure instanceof MarkedYamlEngineException marked
            ? marked.getProblemMark().orElse(null)
            : null;
    return columns.block(map.line(Math.min(offset(mark, segment.from()), segment.to() - 1)));
  }

  private SyntaxMistake marked(MarkedYamlEngineException failure) {
    String problem = Objects.requireNonNullElse(failure.getProblem(), "");
    String context = Objects.requireNonNullElse(failure.getContext(), "");
    int at = offset(failure.getProblemMark().orElse(null), segment.from());
    int from = offset(failure.getContextMark().orElse(null), at);
    return earlier.of(at, from).orElseGet(() -> here(problem, context, at, from));
  }

  private SyntaxMistake here(String problem, String context, int at, int from) {
    if (map.at(at) == '\t') {
      return indentation.tab(at);
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return mappingValue(at);
    }
    if (problem.startsWith("expected <block end>")) {
      return earlier.noKey(map.line(at)).orElseGet(() -> blockEnd(problem, at, from));
    }
    if (problem.startsWith("expected '<document start>'")) {
      return documentStart(at);
    }
    if (problem.startsWith("expected ',' or ")) {
      return new FlowErrors(map, segment, scan).describe(problem, at, from);
    }
    if (problem.startsWith("could not find expected ':'")) {
      return noColon(from);
    }
    return SyntaxMistake.of(ofValue(problem, context, at, from));
  }

  private int offset(@Nullable Mark mark, int otherwise) {
    return mark == null ? otherwise : segment.from() + mark.getIndex();
  }

  /** A {@code :} that cannot be one: a second in its line, or its line is in the wrong column. */
  private SyntaxMistake mappingValue(int colon) {
    int line = map.line(colon);
    int started = scan.last() instanceof ScalarEvent last ? map.line(start(last)) : line;
    if (started < line) {
      return indentation.continued(started, line);
    }
    int from = scan.last() instanceof ScalarEvent last ? start(last) : map.indented(line);
    String value = valueFrom(from);
    Diagnostic finding =
        error(
                colon,
                colon + 1,
                "a second ':' in one line; expected one key and one value",
                "put the value in quotes: " + Expressions.quoted(value))
            .withFix(isPlain(from) ? quotes(from) : Optional.empty());
    return new SyntaxMistake(finding, columns.block(line));
  }

  /** What stands from an offset to the end of its value: of its line, or of its place in a list. */
  private String valueFrom(int from) {
    String rest = map.text(from, map.contentEnd(map.line(from)));
    return (isInFlow(from) ? rest.split("[,\\]}]", 2)[0] : rest).strip();
  }

  /** The parser may stop before it has told of the bracket that stands in the same line. */
  private boolean isInFlow(int at) {
    String before = map.text(map.start(map.line(at)), at).replaceAll("'[^']*'|\"[^\"]*\"", "");
    int open = before.replaceAll("[^\\[{]", "").length();
    return scan.isInFlow() || open > before.replaceAll("[^\\]}]", "").length();
  }

  /** Quotes around what stands from an offset to the end of its line. */
  private Optional<Fix> quotes(int from) {
    String value = valueFrom(from);
    int points = value.codePointCount(0, value.length());
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(Expressions.quotes(map.place(from, from + points), value));
  }

  private boolean isPlain(int from) {
    return map.at(from) != '"' && map.at(from) != '\'';
  }

  private SyntaxMistake blockEnd(String problem, int at, int from) {
    int line = map.line(at);
    if (map.indented(line) != at) {
      return new TextBehind(map, segment, scan).of(at, map.contentEnd(line));
    }
    boolean sameColumn = map.indent(line) == from - map.start(map.line(from));
    if (!sameColumn) {
      return indentation.wrong(line);
    }
    if (problem.contains("<block end>") && map.at(from) == '-' && map.at(at) != ':') {
      return keysAmongItems(line, from);
    }
    return new SyntaxMistake(
        wrongKind(problem, at)
            .withRelated(map.place(from, from + 1), "what it belongs to starts here"),
        columns.block(line));
  }

  /** Of keys and list items in one column, the fewer are wrong: they are told once. */
  private SyntaxMistake keysAmongItems(int line, int from) {
    List<Integer> items = columns.column(map.line(from), line);
    List<Integer> keys = columns.column(line, map.lines());
    boolean item = items.size() < keys.size();
    Diagnostic finding =
        item
            ? error(
                    from,
                    from + 1,
                    "a list item where keys stand in the same column",
                    "remove the '- '")
                .withRelated(map.place(map.indented(line), map.indented(line) + 1), "such as this")
            : wrongKind("", map.indented(line))
                .withRelated(map.place(from, from + 1), "what it belongs to starts here");
    return new SyntaxMistake(
        finding, (item ? items : keys).stream().flatMap(l -> columns.block(l).stream()).toList());
  }

  /** The line starts in the column of the collection above, but is none of its parts. */
  private Diagnostic wrongKind(String problem, int at) {
    if (map.at(at) == ':') {
      return error(
          at, at + 1, "no key before this ':'", "write the key, in quotes if it is empty: \"\":");
    }
    return problem.endsWith("'-'")
        ? error(at, at + 1, "a list item where a key was expected", "indent the list under its key")
        : error(
            at,
            at + 1,
            "a key where a list item was expected",
            "start the line with '- ', or indent it under the item above");
  }

  private SyntaxMistake documentStart(int at) {
    int line = map.line(at);
    int first = columns.firstContent();
    Optional<Integer> directive = columns.openDirective(first);
    if (directive.isPresent()) {
      int start = map.start(directive.get());
      return SyntaxMistake.of(
          error(
              start,
              map.contentEnd(directive.get()),
              "a line that starts with '%' speaks to the reader of the file; expected '---' below it",
              "remove it, or write '---' into the next line"));
    }
    if (line > first && map.indent(line) < map.indent(first)) {
      return indentation.rootIndented(first, line);
    }
    return new SyntaxMistake(
        error(
            at,
            at + 1,
            "the document has ended above; expected '---' or the end of the file",
            "remove the text, or start a new document with '---'"),
        columns.block(line));
  }

  private Diagnostic ofValue(String problem, String context, int at, int from) {
    if (context.contains("quoted scalar") && problem.contains("unexpected")) {
      String quote = map.text(from, from + 1);
      return error(
              from,
              from + 1,
              "this quote is never closed; expected another " + quote,
              "close it with " + quote)
          .withFix(closed(from, quote));
    }
    if (context.contains("double-quoted scalar")) {
      return error(
              at - 1,
              at + 1,
              "no escape of YAML starts like this; expected \\n, \\t, \\\\, \\\", \\x41, \\u0041"
                  + " ...",
              "write '\\\\' for a backslash, or use single quotes")
          .withFix(Fix.safe("double the backslash", map.place(at - 1, at), "\\\\"));
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return error(
          at,
          at + 1,
          "a list cannot start in the line of its key",
          "put '- ' into the next line, or write [a, b]");
    }
    if (context.contains("scanning a block scalar")) {
      return blockScalar(problem, at, from);
    }
    if (problem.startsWith("found undefined tag handle") || context.contains("scanning a tag")) {
      return Diagnostic.of(
              Code.UNKNOWN_TAG,
              map.place(from, from + 1),
              "'!' starts a tag here, and it is none of YAML's own",
              "put the value in quotes: " + quotedRest(from))
          .withFix(quotes(from));
    }
    if (context.contains("scanning an alias") || context.contains("scanning an anchor")) {
      return error(
              from,
              from + 1,
              "'"
                  + map.text(from, from + 1)
                  + "' starts a name here; expected letters and digits behind it",
              "put the value in quotes: " + quotedRest(from))
          .withFix(quotes(from));
    }
    return startOfValue(at);
  }

  /** A line with one word, or with {@code key:value}. */
  private SyntaxMistake noColon(int from) {
    String word = valueFrom(from);
    if (map.indented(map.line(from)) == from) {
      return colon.of(map.line(from), word);
    }
    return new SyntaxMistake(
        error(
            from,
            from + word.codePointCount(0, word.length()),
            "expected ':' behind the key '" + word + "'",
            "write '" + word + ": ...'"),
        List.of(map.line(from)));
  }

  private Diagnostic blockScalar(String problem, int at, int from) {
    return problem.contains("leading empty lines")
        ? Diagnostic.of(
            Code.BAD_INDENTATION,
            map.place(map.start(map.line(at)), at),
            "the blank lines above are indented more than the first line of the text",
            "remove the spaces of the blank lines")
        : error(
            at,
            map.contentEnd(map.line(at)),
            "text behind '" + map.text(from, from + 1) + "'; expected the end of the line",
            "start the text in the next line, indented");
  }

  private Diagnostic startOfValue(int at) {
    return at < map.length()
        ? error(
                at,
                at + 1,
                "a value cannot start with '" + map.text(at, at + 1) + "'",
                "put the value in quotes: " + quotedRest(at))
            .withFix("@`%".indexOf(map.at(at)) >= 0 ? quotes(at) : Optional.empty())
        : error(
            at,
            at + 1,
            "expected a value, found the end of the file",
            "write the value, and close every bracket");
  }

  private String quotedRest(int at) {
    return Expressions.quoted(valueFrom(at));
  }

  /** The quote at the end of the line it was opened in. */
  private Optional<Fix> closed(int from, String quote) {
    int end = from + valueFrom(from).codePointCount(0, valueFrom(from).length());
    return Optional.of(Fix.guess("close it with " + quote, map.place(end, end), quote));
  }

  private SyntaxMistake unmarked(RuntimeException failure) {
    Event last = scan.last();
    int at = last == null ? segment.from() : segment.from() + EventScan.end(last);
    String what =
        failure instanceof NumberFormatException || failure instanceof IllegalArgumentException
            ? "an escape behind this place names no character"
            : "the directive of this document is not for YAML 1.2";
    return SyntaxMistake.of(
        error(at, at + 1, what, "remove it; Argosy reads YAML 1.2 and its characters as they are"));
  }

  private int start(Event event) {
    return segment.from() + EventScan.start(event);
  }

  private Diagnostic error(int from, int to, String message, String hint) {
    return Diagnostic.of(Code.YAML_SYNTAX, map.place(from, Math.max(to, from)), message, hint);
  }
}

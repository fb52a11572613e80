package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Layouts that make sense once a line is put between: a header, or the key of an item. */
final class MissingLine {
  /** What a step says first. */
  private static final Pattern KIND =
      Pattern.compile(
          "(?:container|script|python|uses|resource|choose|http|approval|import|forEach|repeat):");

  /** A step in braces. */
  private static final Pattern STEP =
      Pattern.compile("[\\w-]+: *\\{ *(?:" + KIND.pattern().replaceAll(":$", "") + "):");

  private final TextMap map;
  private final Segment segment;
  private final Columns columns;

  MissingLine(TextMap map, Segment segment, Columns columns) {
    this.map = map;
    this.segment = segment;
    this.columns = columns;
  }

  /** An item that is a text, with keys below it that could only belong to one with a key. */
  Optional<SyntaxMistake> keylessItem(int line) {
    int above = line - 1;
    while (above > map.line(segment.from()) && columns.isNoContent(above)) {
      above--;
    }
    if (above < map.line(segment.from())
        || !columns.isItem(above)
        || columns.content(above) != map.indent(line)
        || Columns.LIKE_KEY.matcher(map.text(map.start(above), map.end(above))).find()
        || !Columns.LIKE_KEY.matcher(map.text(map.start(line), map.end(line))).find()) {
      return Optional.empty();
    }
    List<Integer> lines = new ArrayList<>(List.of(above));
    columns.column(line, map.lines()).forEach(l -> lines.addAll(columns.block(l)));
    return Optional.of(
        new SyntaxMistake(
            columns
                .error(
                    map.indented(above),
                    columns.wordEnd(above),
                    "this item is a text, and the keys below it cannot belong to it",
                    "write the key of the text too: - key: ...")
                .withRelated(columns.firstWord(line), "such as this"),
            lines));
  }

  /**
   * A line one level below the key above it, where what stands between is two levels deeper: either
   * the line is missing that holds it, or the key is one level too far left.
   */
  Optional<SyntaxMistake> lostLevel(int line) {
    int key = line - 1;
    int first = line;
    while (key >= map.line(segment.from())
        && (columns.isNoContent(key) || map.indent(key) > map.indent(line))) {
      first = columns.isNoContent(key) ? first : key;
      key--;
    }
    int level = map.indent(line) - map.indent(Math.max(key, 0));
    if (key < map.line(segment.from())
        || first == line
        || level != columns.level(line)
        || map.indent(first) != map.indent(line) + level
        || !columns.text(key).endsWith(":")) {
      return Optional.empty();
    }
    if (isStep(key)) {
      return Optional.of(
          new SyntaxMistake(
              columns
                  .error(
                      map.indented(key),
                      columns.wordEnd(key),
                      "bad indentation: "
                          + Columns.spaces(map.indent(key))
                          + " here; expected "
                          + Columns.spaces(map.indent(line))
                          + ", like the lines below that stand beside it",
                      "indent this line by " + Columns.spaces(map.indent(line)))
                  .withRelated(columns.firstWord(line), "such as this")
                  .withFix(Shift.by(level, List.of(key), map)),
              IntStream.range(key, line).boxed().toList()));
    }
    At start = map.place(map.start(first), map.start(first));
    String header = " ".repeat(map.indent(line)) + "steps:\n";
    return Optional.of(
        new SyntaxMistake(
            columns
                .error(
                    map.indented(first),
                    columns.wordEnd(first),
                    "bad indentation: two levels below '"
                        + columns.text(key)
                        + "', and nothing between",
                    "write the key that holds this into the line above, or indent it by "
                        + Columns.spaces(map.indent(line)))
                .withRelated(columns.firstWord(line), "this stands one level below it")
                .withFix(
                    isStep(first)
                        ? Optional.of(Fix.guess("write 'steps:' above it", start, header))
                        : Optional.empty()),
            IntStream.range(first, line).boxed().toList()));
  }

  /** Whether a line is the name of a step, by what follows. */
  boolean isStep(int line) {
    int first = columns.nextContent(line);
    return STEP.matcher(columns.text(line)).lookingAt()
        || columns.text(line).endsWith(":")
            && map.indent(first) > map.indent(line)
            && KIND.matcher(columns.text(first)).lookingAt();
  }

  /** Steps below a line that is no key for them: the line {@code steps:} is missing. */
  Optional<SyntaxMistake> stepsWithoutHeader(int above, int line) {
    Predicate<Integer> isHeader = l -> columns.text(l).equals("steps:");
    boolean other =
        columns.column(above, map.lines()).stream().anyMatch(isHeader) || isHeader.test(above);
    if (other || map.indent(line) - map.indent(above) != columns.level(line) || !isStep(line)) {
      return Optional.empty();
    }
    At start = map.place(map.start(line), map.start(line));
    return Optional.of(
        new SyntaxMistake(
            columns
                .error(
                    map.indented(line),
                    columns.wordEnd(line),
                    "a step begins here, and no line 'steps:' stands above it",
                    "write 'steps:' into a line of its own above")
                .withFix(
                    Fix.guess("write 'steps:'", start, " ".repeat(map.indent(above)) + "steps:\n")),
            columns.column(line, map.lines()).stream()
                .flatMap(l -> columns.block(l).stream())
                .toList()));
  }
}

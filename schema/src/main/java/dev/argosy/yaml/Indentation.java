package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lines in the wrong column: what columns there are to choose from. Lines count from 0. */
final class Indentation {
  /** What a step says first. */
  private static final Pattern KIND =
      Pattern.compile(
          "(?:container|script|python|uses|resource|choose|http|approval|import|forEach|repeat):");

  /** A step in braces. */
  private static final Pattern STEP =
      Pattern.compile("[\\w-]+: *\\{ *(?:" + KIND.pattern().replaceAll(":$", "") + "):");

  /** A key and a value with a blank or an equals sign between them. */
  private static final Pattern WORDS = Pattern.compile("([\\w-]+)(?: *= *| +)(\\S.*)");

  /** A line that begins like one with a key. */
  static final Pattern LIKE_KEY = Pattern.compile("^\\s*(- )?[\\w.-]+:( .*|$)");

  private final TextMap map;
  private final Segment segment;

  Indentation(TextMap map, Segment segment) {
    this.map = map;
    this.segment = segment;
  }

  /** A tab where YAML counts spaces. All such lines of the document are one mistake. */
  SyntaxMistake tab(int at) {
    int line = map.line(at);
    int behind = at;
    while (map.at(behind) == '\t') {
      behind++;
    }
    if (!map.text(map.start(line), at).isBlank()) {
      return SyntaxMistake.of(
          Diagnostic.of(
                  Code.YAML_SYNTAX,
                  map.place(at, behind),
                  "a tab where YAML needs a space",
                  "write a space")
              .withFix(Fix.safe("write a space", map.place(at, behind), " ")));
    }
    List<Integer> lines = tabbed();
    String also = lines.size() > 1 ? " (" + lines.size() + " lines of this document)" : "";
    return new SyntaxMistake(
        error(
                at,
                behind,
                "a tab is used for indentation; YAML counts spaces only",
                "replace the tab by spaces" + also)
            .withFix(Shift.untabbed(lines, map.line(segment.from()), map, this::betweenSpaces)),
        lines);
  }

  /** A line that is deeper than the one above, whose key has its value already. */
  SyntaxMistake continued(int started, int line) {
    String above = map.text(map.indented(started), map.end(started));
    if (!above.contains(": ")) {
      return missingColon(started, above.strip());
    }
    if (!LIKE_KEY.matcher(map.text(map.start(line), map.end(line))).find()) {
      return text(started, line);
    }
    if (isItem(started) && content(started) < map.indent(line)) {
      return item(started, line);
    }
    Optional<SyntaxMistake> header = stepsWithoutHeader(started, line);
    if (header.isPresent()) {
      return header.get();
    }
    if (isOdd(started, line)) {
      return odd(started, line);
    }
    int key = map.indent(started);
    return new SyntaxMistake(
        error(
                map.indented(line),
                wordEnd(line),
                "bad indentation: this key is deeper than the line above, which has its value"
                    + " already",
                "start it in column "
                    + (key + 1)
                    + " like the line above, or remove the value there")
            .withRelated(firstWord(started), "this key has a value")
            .withFix(Shift.by(key - map.indent(line), block(line), map)),
        block(line));
  }

  /** A text without quotes that goes on in a line with a colon. */
  private SyntaxMistake text(int started, int line) {
    return new SyntaxMistake(
        Diagnostic.of(
                Code.YAML_SYNTAX,
                map.place(map.indented(line), map.end(line)),
                "this line goes on with the text above, where ': ' can only stand in quotes",
                "put the whole text in quotes, or start it with '>-' and a new line")
            .withRelated(firstWord(started), "the text is the value of this key"),
        List.of(line));
  }

  /** An item of a list whose further keys are deeper than its first. */
  private SyntaxMistake item(int line, int next) {
    int by = map.indent(next) - content(line);
    return new SyntaxMistake(
        error(
                map.indented(line),
                map.indented(line) + 1,
                "bad indentation: the keys of this item are "
                    + spaces(by)
                    + " deeper than its first one",
                "indent this line by " + spaces(map.indent(line) + by))
            .withRelated(firstWord(next), "this key belongs to the item")
            .withFix(Shift.by(by, List.of(line), map)),
        block(next));
  }

  /** A line that says {@code key:value}, or a word alone. */
  SyntaxMistake missingColon(int line, String text) {
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
  private Optional<SyntaxMistake> foreign(int line, String text) {
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

  private SyntaxMistake replaced(int line, int from, int length, String by, String message) {
    At at = map.place(from, from + length);
    String title = "write '" + by + "'";
    return new SyntaxMistake(
        Diagnostic.of(Code.YAML_SYNTAX, at, message, title).withFix(Fix.safe(title, at, by)),
        Optional.empty(),
        List.of(line));
  }

  /** {@code key = value}, {@code key value}, or a key alone with what belongs to it below. */
  private Optional<Fix> keyed(int line, String text) {
    Matcher words = WORDS.matcher(text);
    int from = map.indented(line);
    if (words.matches()) {
      At between = map.place(from + words.end(1), from + words.start(2));
      return Optional.of(Fix.guess("write a colon", between, ": "));
    }
    int end = from + text.codePointCount(0, text.length());
    boolean holds = map.indent(nextContent(line)) > map.indent(line);
    return text.matches("[\\w.-]+") && holds
        ? Optional.of(Fix.guess("write a colon", map.place(end, end), ":"))
        : Optional.empty();
  }

  /** A blank behind the colon of {@code key:value}; an address is no such key. */
  private Optional<Fix> spaced(int line, String text, int colon) {
    int behind = map.indented(line) + text.codePointCount(0, colon + 1);
    if (EarlierCause.isForeignSpace(map.at(behind))) {
      return Optional.of(Fix.safe("write a plain space", map.place(behind, behind + 1), " "));
    }
    return text.substring(0, colon).matches("(- )?[\\w.-]+") && !text.startsWith("//", colon + 1)
        ? Optional.of(Fix.safe("put a space behind the colon", map.place(behind, behind), " "))
        : Optional.empty();
  }

  /** A line between two columns. */
  SyntaxMistake wrong(int line) {
    Optional<SyntaxMistake> keyless = keylessItem(line);
    if (keyless.isPresent()) {
      return keyless.get();
    }
    Optional<SyntaxMistake> lost = lostLevel(line);
    if (lost.isPresent()) {
      return lost.get();
    }
    int indent = map.indent(line);
    NavigableSet<Integer> columns = columnsAbove(line);
    int below = columnBelow(line);
    int near = below > 0 ? beside(columns, below, line) : nearest(columns, indent);
    int other = nearest(line, near);
    Optional<SyntaxMistake> header =
        other >= 0 ? stepsWithoutHeader(other, line) : Optional.empty();
    if (header.isPresent()) {
      return header.get();
    }
    if (other >= 0 && isOdd(other, line)) {
      return odd(other, line);
    }
    List<Integer> lines = below > 0 ? List.of(line) : block(line);
    return new SyntaxMistake(
        error(
                map.indented(line),
                wordEnd(line),
                "bad indentation: " + spaces(indent) + " here; expected " + either(columns, indent),
                "indent this line by " + spaces(near))
            .withFix(Shift.by(near - indent, lines, map)),
        lines);
  }

  /** An item that is a text, with keys below it that could only belong to one with a key. */
  private Optional<SyntaxMistake> keylessItem(int line) {
    int above = line - 1;
    while (above > map.line(segment.from()) && isNoContent(above)) {
      above--;
    }
    if (above < map.line(segment.from())
        || !isItem(above)
        || content(above) != map.indent(line)
        || LIKE_KEY.matcher(map.text(map.start(above), map.end(above))).find()
        || !LIKE_KEY.matcher(map.text(map.start(line), map.end(line))).find()) {
      return Optional.empty();
    }
    List<Integer> lines = new ArrayList<>(List.of(above));
    column(line, map.lines()).forEach(l -> lines.addAll(block(l)));
    return Optional.of(
        new SyntaxMistake(
            error(
                    map.indented(above),
                    wordEnd(above),
                    "this item is a text, and the keys below it cannot belong to it",
                    "write the key of the text too: - key: ...")
                .withRelated(firstWord(line), "such as this"),
            lines));
  }

  /**
   * A line one level below the key above it, where what stands between is two levels deeper: either
   * the line is missing that holds it, or the key is one level too far left.
   */
  private Optional<SyntaxMistake> lostLevel(int line) {
    int key = line - 1;
    int first = line;
    while (key >= map.line(segment.from())
        && (isNoContent(key) || map.indent(key) > map.indent(line))) {
      first = isNoContent(key) ? first : key;
      key--;
    }
    int level = map.indent(line) - map.indent(Math.max(key, 0));
    if (key < map.line(segment.from())
        || first == line
        || level != level(line)
        || map.indent(first) != map.indent(line) + level
        || !text(key).endsWith(":")) {
      return Optional.empty();
    }
    if (isStep(key)) {
      return Optional.of(
          new SyntaxMistake(
              error(
                      map.indented(key),
                      wordEnd(key),
                      "bad indentation: "
                          + spaces(map.indent(key))
                          + " here; expected "
                          + spaces(map.indent(line))
                          + ", like the lines below that stand beside it",
                      "indent this line by " + spaces(map.indent(line)))
                  .withRelated(firstWord(line), "such as this")
                  .withFix(Shift.by(level, List.of(key), map)),
              IntStream.range(key, line).boxed().toList()));
    }
    At start = map.place(map.start(first), map.start(first));
    String header = " ".repeat(map.indent(line)) + "steps:\n";
    return Optional.of(
        new SyntaxMistake(
            error(
                    map.indented(first),
                    wordEnd(first),
                    "bad indentation: two levels below '" + text(key) + "', and nothing between",
                    "write the key that holds this into the line above, or indent it by "
                        + spaces(map.indent(line)))
                .withRelated(firstWord(line), "this stands one level below it")
                .withFix(
                    isStep(first)
                        ? Optional.of(Fix.guess("write 'steps:' above it", start, header))
                        : Optional.empty()),
            IntStream.range(first, line).boxed().toList()));
  }

  /** Whether a line is the name of a step, by what follows. */
  private boolean isStep(int line) {
    int first = nextContent(line);
    return STEP.matcher(text(line)).lookingAt()
        || text(line).endsWith(":")
            && map.indent(first) > map.indent(line)
            && KIND.matcher(text(first)).lookingAt();
  }

  private String text(int line) {
    return map.content(line).strip();
  }

  /** By how much a level is indented in this document, but for one line. */
  private int level(int wrong) {
    int least = Integer.MAX_VALUE;
    for (int line = map.line(segment.from());
        line < map.lines() && map.start(line) < segment.to();
        line++) {
      if (line != wrong && !isNoContent(line) && map.indent(line) > 0) {
        least = Math.min(least, map.indent(line));
      }
    }
    return least;
  }

  /** Steps below a line that is no key for them: the line {@code steps:} is missing. */
  private Optional<SyntaxMistake> stepsWithoutHeader(int above, int line) {
    Predicate<Integer> isHeader = l -> text(l).equals("steps:");
    boolean other = column(above, map.lines()).stream().anyMatch(isHeader) || isHeader.test(above);
    if (other || map.indent(line) - map.indent(above) != level(line) || !isStep(line)) {
      return Optional.empty();
    }
    At start = map.place(map.start(line), map.start(line));
    return Optional.of(
        new SyntaxMistake(
            error(
                    map.indented(line),
                    wordEnd(line),
                    "a step begins here, and no line 'steps:' stands above it",
                    "write 'steps:' into a line of its own above")
                .withFix(
                    Fix.guess("write 'steps:'", start, " ".repeat(map.indent(above)) + "steps:\n")),
            column(line, map.lines()).stream().flatMap(l -> block(l).stream()).toList()));
  }

  /**
   * The column of the lines that follow, when they are deeper but stand where others do: then only
   * this one is out of place; -1 when they are not.
   */
  private int columnBelow(int line) {
    int below = nextContent(line);
    return below > line
            && map.indent(below) > map.indent(line)
            && open(line).contains(map.indent(below))
        ? map.indent(below)
        : -1;
  }

  /** A key without a value holds the lines that follow, one with a value stands beside them. */
  private int beside(NavigableSet<Integer> columns, int below, int line) {
    Integer above = columns.lower(below);
    return map.content(line).endsWith(":") && above != null ? above : below;
  }

  private int nextContent(int line) {
    int next = line + 1;
    while (next < map.lines() && map.start(next) < segment.to() && isNoContent(next)) {
      next++;
    }
    return next < map.lines() && map.start(next) < segment.to() ? next : line;
  }

  /** The nearest column; of two that are as near the deeper one. */
  private static int nearest(NavigableSet<Integer> columns, int indent) {
    Integer lower = columns.lower(indent);
    Integer higher = columns.higher(indent);
    if (lower == null || higher == null) {
      return lower != null ? lower : higher != null ? higher : 0;
    }
    return higher - indent <= indent - lower ? higher : lower;
  }

  /** The nearest line above in a column, -1 when there is none. */
  private int nearest(int line, int column) {
    int above = line - 1;
    while (above >= map.line(segment.from())
        && (isNoContent(above) || map.indent(above) != column)) {
      above--;
    }
    return above >= map.line(segment.from()) ? above : -1;
  }

  /**
   * Whether of two lines that do not fit it is the upper that stands where no other line does, and
   * the lower where others do.
   */
  private boolean isOdd(int upper, int lower) {
    int[] counts = new int[2];
    for (int line = map.line(segment.from());
        line < map.lines() && map.start(line) < segment.to();
        line++) {
      if (!isNoContent(line)) {
        counts[0] += map.indent(line) == map.indent(upper) ? 1 : 0;
        counts[1] += map.indent(line) == map.indent(lower) ? 1 : 0;
      }
    }
    return counts[0] == 1 && counts[1] > 1;
  }

  /** A first line that is indented like no other, up to the line where that shows. */
  private SyntaxMistake odd(int line, int next) {
    int indent = map.indent(line);
    int wanted = map.indent(next);
    List<Integer> lines = new ArrayList<>();
    for (int i = line; i < next; i++) {
      lines.add(i);
    }
    return new SyntaxMistake(
        error(
                map.indented(line),
                wordEnd(line),
                "bad indentation: "
                    + spaces(indent)
                    + " here, "
                    + spaces(wanted)
                    + " in the lines that follow",
                "indent this line by " + spaces(wanted))
            .withRelated(firstWord(next), "this line does not fit to it")
            .withFix(Shift.by(wanted - indent, List.of(line), map)),
        lines);
  }

  /** The first key is indented, a later one is not. */
  SyntaxMistake rootIndented(int first, int line) {
    return SyntaxMistake.of(
        error(
                map.indented(line),
                wordEnd(line),
                "bad indentation: "
                    + spaces(map.indent(line))
                    + " here; expected "
                    + spaces(map.indent(first))
                    + " as in the first line",
                "start every top-level key in column 1")
            .withRelated(firstWord(first), "the document starts here"));
  }

  /** A line and what is indented under it. */
  List<Integer> block(int line) {
    List<Integer> lines = new ArrayList<>(List.of(line));
    int next = line + 1;
    while (next < map.lines() && map.start(next) < segment.to() && isUnder(next, line)) {
      lines.add(next++);
    }
    return lines;
  }

  /** The first line of the document that says something. */
  int firstContent() {
    int line = map.line(segment.from());
    while (line < map.lines() - 1 && isNoContent(line)) {
      line++;
    }
    return line;
  }

  /** A directive above the first content with no marker between. */
  Optional<Integer> openDirective(int content) {
    int line = content - 1;
    while (line >= map.line(segment.from()) && isNoContent(line) && !isMarker(line)) {
      if (map.at(map.start(line)) == '%') {
        return Optional.of(line);
      }
      line--;
    }
    return Optional.empty();
  }

  /** The lines from one on that begin in its column as it does, before a shallower one. */
  List<Integer> column(int first, int end) {
    List<Integer> lines = new ArrayList<>();
    boolean item = map.at(map.indented(first)) == '-';
    for (int line = first; line < end && map.start(line) < segment.to(); line++) {
      if (!isNoContent(line)) {
        if (map.indent(line) < map.indent(first)) {
          return lines;
        }
        if (map.indent(line) == map.indent(first) && (map.at(map.indented(line)) == '-') == item) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private boolean isNoContent(int line) {
    int point = map.at(map.indented(line));
    return map.indented(line) == map.end(line) || point == '#' || point == '%' || isMarker(line);
  }

  private boolean isMarker(int line) {
    return map.text(map.start(line), map.end(line)).startsWith("---");
  }

  private boolean isUnder(int line, int parent) {
    return map.indented(line) == map.end(line) || map.indent(line) > map.indent(parent);
  }

  /** The column of a line with tabs among lines without; -1 where these do not say it. */
  private int betweenSpaces(int line) {
    int below = nextContent(line);
    boolean holds = map.content(line).endsWith(":");
    if (below == line || !holds || map.at(map.indented(below)) == '\t') {
      return -1;
    }
    int above = previousContent(line);
    boolean first = map.content(above).endsWith(":");
    Integer column = first ? firstColumn(above, below) : open(line).lower(map.indent(below));
    return column == null ? -1 : column;
  }

  /** The column of the first key below another, where a neighbour of it follows. */
  private @Nullable Integer firstColumn(int above, int below) {
    int next = below;
    while (next < map.lines()
        && map.start(next) < segment.to()
        && (isNoContent(next) || map.indent(next) >= map.indent(below))) {
      next++;
    }
    int column = next < map.lines() ? map.indent(next) : 0;
    return column > map.indent(above) ? Integer.valueOf(column) : null;
  }

  private int previousContent(int line) {
    int above = line - 1;
    while (above > map.line(segment.from()) && isNoContent(above)) {
      above--;
    }
    return above;
  }

  private List<Integer> tabbed() {
    List<Integer> lines = new ArrayList<>();
    for (int line = map.line(segment.from());
        line < map.lines() && map.start(line) < segment.to();
        line++) {
      if (map.at(map.indented(line)) == '\t') {
        lines.add(line);
      }
    }
    return lines;
  }

  /**
   * The columns that a line could continue: those of the lines above that are still open, and are
   * of its kind, a key or an item of a list.
   */
  private NavigableSet<Integer> columnsAbove(int line) {
    NavigableSet<Integer> fitting = new TreeSet<>();
    for (int above : openLines(line)) {
      if (isItem(above) == isItem(line)) {
        fitting.add(map.indent(above));
      } else if (isItem(above) && LIKE_KEY.matcher(map.content(above)).find()) {
        fitting.add(content(above));
      }
    }
    return fitting.isEmpty() ? open(line) : fitting;
  }

  private NavigableSet<Integer> open(int line) {
    NavigableSet<Integer> columns = new TreeSet<>();
    openLines(line).forEach(above -> columns.add(map.indent(above)));
    return columns;
  }

  /** The lines above, from below, that begin what a line may belong to. */
  List<Integer> openLines(int line) {
    List<Integer> lines = new ArrayList<>();
    int open = Integer.MAX_VALUE;
    for (int above = line - 1; above >= map.line(segment.from()) && open > 0; above--) {
      if (!isNoContent(above) && map.indent(above) < open) {
        open = map.indent(above);
        lines.add(above);
      }
    }
    return lines;
  }

  private boolean isItem(int line) {
    int at = map.indented(line);
    return map.at(at) == '-' && (at + 1 == map.end(line) || map.at(at + 1) == ' ');
  }

  /** The column of what stands behind the dash of an item. */
  private int content(int line) {
    int at = map.indented(line) + 1;
    while (at < map.end(line) && map.at(at) == ' ') {
      at++;
    }
    return at - map.start(line);
  }

  private static String either(NavigableSet<Integer> columns, int indent) {
    Integer lower = columns.lower(indent);
    Integer higher = columns.higher(indent);
    if (lower == null || higher == null) {
      Integer only = lower == null ? higher : lower;
      return spaces(only == null ? 0 : only) + " as above";
    }
    return lower + " or " + spaces(higher) + ", like the lines above";
  }

  private static String spaces(int count) {
    return count == 1 ? "1 space" : count + " spaces";
  }

  private At firstWord(int line) {
    return map.place(map.indented(line), wordEnd(line));
  }

  private int wordEnd(int line) {
    int at = map.indented(line);
    while (at < map.end(line) && map.at(at) != ':' && map.at(at) != ' ') {
      at++;
    }
    return Math.max(at, Math.min(map.indented(line) + 1, map.end(line)));
  }

  private Diagnostic error(int from, int to, String message, String hint) {
    return Diagnostic.of(Code.BAD_INDENTATION, map.place(from, to), message, hint);
  }
}

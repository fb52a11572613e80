package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Finds expressions that lack quotes: one inside of a flow mapping or list, one that starts with
 * two braces, a colon inside of one. It is the mistake people make most, and what was meant is
 * certain, so reading goes on as if the quotes were there.
 */
final class Expressions {
  /** The whole value that an expression is part of, in offsets of the file. */
  record Unquoted(int from, int to) {}

  /** Braces without a dollar around what only an expression of Argosy's can be. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?<!\\$)\\{\\{(?=\\s*(params\\.|steps\\.[\\w-]+\\.outputs\\.(?!parameters|artifacts|result)"
              + "|inputs\\.(?!parameters|artifacts)|outputs\\.(?!parameters|artifacts)|vars\\.|run\\.))");

  private final TextMap map;
  private final Segment segment;
  private final EventScan scan;

  Expressions(TextMap map, Segment segment, EventScan scan) {
    this.map = map;
    this.segment = segment;
    this.scan = scan;
  }

  /** Every unquoted expression that this scan came across, in the order of the file. */
  List<Unquoted> unquoted() {
    List<Unquoted> found = new ArrayList<>();
    int flow = 0;
    int behind = segment.from();
    for (int i = 1; i < scan.events().size(); i++) {
      Event event = scan.events().get(i);
      if (isDoubleBrace(scan.events().get(i - 1), event) && start(event) > behind) {
        Optional<Unquoted> value = value(start(event) - 1, start(event) - 1, flow > 1);
        value.ifPresent(found::add);
        behind = value.map(Unquoted::to).orElse(behind);
      }
      flow += flowStep(event);
    }
    failed(behind, flow > 0).ifPresent(found::add);
    return found;
  }

  Diagnostic finding(Unquoted value) {
    String text = map.text(value.from(), value.to());
    boolean own = text.contains("${{");
    boolean meant = OWN.matcher(text).find();
    String hint = "write " + quoted(meant ? OWN.matcher(text).replaceAll("\\${{") : text);
    At at = map.place(value.from(), value.to());
    return Diagnostic.of(
            Code.UNQUOTED_EXPRESSION,
            at,
            "this expression needs quotes: without them YAML reads its braces and colons itself",
            own ? hint : hint + "; Argosy's own expressions start with '${{'")
        .withFix(
            meant
                ? Fix.guess(
                    "write ${{ in quotes", at, quoted(OWN.matcher(text).replaceAll("\\${{")))
                : quotes(at, text));
  }

  /** Quotes around a value that needs them. */
  static Fix quotes(At at, String text) {
    return Fix.safe("put it in quotes", at, quoted(text));
  }

  /** The text as a YAML string on one line. */
  static String quoted(String text) {
    return text.indexOf('"') < 0 && text.indexOf('\\') < 0
        ? '"' + text + '"'
        : "'" + text.replace("'", "''") + "'";
  }

  private boolean isDoubleBrace(Event outer, Event inner) {
    return outer instanceof MappingStartEvent first
        && inner instanceof MappingStartEvent second
        && first.isFlow()
        && second.isFlow()
        && start(inner) == start(outer) + 1;
  }

  private int start(Event event) {
    return segment.from() + EventScan.start(event);
  }

  static int flowStep(Event event) {
    return switch (event) {
      case MappingStartEvent start -> start.isFlow() ? 1 : 0;
      case SequenceStartEvent start -> start.isFlow() ? 1 : 0;
      case MappingEndEvent end -> EventScan.end(end) > EventScan.start(end) ? -1 : 0;
      case SequenceEndEvent end -> EventScan.end(end) > EventScan.start(end) ? -1 : 0;
      default -> 0;
    };
  }

  /** The parser stopped at a brace or a colon of an expression whose start it took for a text. */
  private Optional<Unquoted> failed(int behind, boolean flow) {
    if (!(scan.failure() instanceof MarkedYamlEngineException failure)
        || !(scan.last() instanceof ScalarEvent last && last.isPlain())) {
      return Optional.empty();
    }
    int at = segment.from() + failure.getProblemMark().map(Mark::getIndex).orElse(0);
    int from = start(last);
    int brace = from <= at ? firstBraces(from, Math.min(at + 2, segment.to())) : -1;
    return from < behind || brace < 0
        ? Optional.empty()
        : value(from, brace, flow).filter(value -> at < value.to());
  }

  private int firstBraces(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (map.at(i) == '{' && map.at(i + 1) == '{') {
        return i;
      }
    }
    return -1;
  }

  /** From the value's start over every expression in it up to where it ends. */
  private Optional<Unquoted> value(int from, int braces, boolean flow) {
    int at = closing(braces);
    if (at < 0) {
      return Optional.empty();
    }
    while (at < segment.to() && !endsValue(at, flow)) {
      int inner = map.at(at) == '{' && map.at(at + 1) == '{' ? closing(at) : -1;
      at = inner > 0 ? inner : at + 1;
    }
    while (map.at(at - 1) == ' ') {
      at--;
    }
    return Optional.of(new Unquoted(from, at));
  }

  private boolean endsValue(int at, boolean flow) {
    int point = map.at(at);
    boolean comment = point == ' ' && map.at(at + 1) == '#';
    boolean inFlow = flow && (point == ',' || point == '}' || point == ']');
    return TextMap.isBreak(point) || comment || inFlow;
  }

  private int closing(int braces) {
    return closing(map, braces, segment.to());
  }

  /** The offset behind the braces that close an expression, -1 when nothing does. */
  static int closing(TextMap map, int braces, int end) {
    int quote = 0;
    for (int i = braces + 2; i < end; i++) {
      int point = map.at(i);
      if (quote != 0) {
        quote = point == quote ? 0 : quote;
      } else if (point == '\'' || point == '"') {
        quote = point;
      } else if (point == '}' && map.at(i + 1) == '}') {
        return i + 2;
      }
    }
    return -1;
  }
}

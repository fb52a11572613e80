package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What YAML can read, but as something that nobody means. What was meant is certain. */
final class Unmeant {
  private static final Pattern TIGHT = Pattern.compile("[A-Za-z_][\\w-]*:(?!//|\\$)\\S.*");

  private final TextMap map;
  private final Segment segment;
  private final List<Event> events;

  Unmeant(TextMap map, Segment segment, EventScan scan) {
    this.map = map;
    this.segment = segment;
    this.events = scan.events();
  }

  /** Each with the fix that makes it what was meant. */
  List<Diagnostic> find() {
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i) instanceof ScalarEvent value && isUnwritten(value)) {
        if (events.get(i - 1) instanceof ScalarEvent key && isTight(key)) {
          found.add(tightColon(key));
        } else if (value.getTag().filter(tag -> tag.matches("!\\w.*")).isPresent()) {
          found.add(negation(value));
        }
      }
    }
    return found;
  }

  private static boolean isUnwritten(ScalarEvent value) {
    return value.isPlain() && value.getValue().isEmpty();
  }

  /** A key of a flow mapping without a space behind its colon, so that YAML sees no colon. */
  private boolean isTight(ScalarEvent key) {
    return key.isPlain()
        && ",}".indexOf(map.at(end(key))) >= 0
        && TIGHT.matcher(key.getValue()).matches();
  }

  private Diagnostic tightColon(ScalarEvent key) {
    int colon = start(key) + key.getValue().indexOf(':') + 1;
    return Diagnostic.of(
            Code.YAML_SYNTAX,
            map.place(start(key), end(key)),
            "expected a key and ': ' here",
            "put a space behind the colon: '" + key.getValue().replaceFirst(":", ": ") + "'")
        .withFix(Fix.safe("put a space behind the colon", map.place(colon, colon), " "));
  }

  /** A condition that begins with an exclamation mark: a tag without a value. */
  private Diagnostic negation(ScalarEvent value) {
    int line = map.line(start(value));
    String text = map.text(start(value), map.contentEnd(line));
    String meant = value.getTag().filter(text::startsWith).orElse(text.split("[,}\\]]", 2)[0]);
    At at = map.place(start(value), start(value) + meant.codePointCount(0, meant.length()));
    return Diagnostic.of(
            Code.UNKNOWN_TAG,
            at,
            "'!' starts a tag here, and this is none of YAML's own",
            "put the value in quotes: " + Expressions.quoted(meant))
        .withFix(Expressions.quotes(at, meant));
  }

  private int start(ScalarEvent event) {
    return segment.from() + EventScan.start(event);
  }

  private int end(ScalarEvent event) {
    return segment.from() + EventScan.end(event);
  }
}

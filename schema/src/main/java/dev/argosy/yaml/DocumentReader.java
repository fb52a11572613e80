package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.yaml.Expressions.Unquoted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Reads one document, and after a mistake reads it again without that mistake, to find the next. A
 * document whose mistakes could be mended exactly is given back, any other is not.
 */
final class DocumentReader {
  /** A document with more mistakes than this gets the rest on the next run. */
  private static final int MAX_ROUNDS = 25;

  private final TextMap map;
  private final Segment segment;
  private final Findings findings;
  private final int[] points;
  private final boolean maskable;
  private boolean masked;
  private boolean broken;

  DocumentReader(TextMap map, Segment segment, boolean maskable, Findings findings) {
    this.map = map;
    this.segment = segment;
    this.maskable = maskable;
    this.findings = findings;
    this.points = map.copy(segment.from(), segment.to());
  }

  /** The document's root; empty when it has none, which {@link #broken} tells apart. */
  Optional<Node> read() {
    ControlCharacters.replace(map, segment, points, findings);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      EventScan scan = EventScan.of(new String(points, 0, points.length));
      if (scan.tooDeep() != null) {
        return tooDeep(scan.tooDeep());
      }
      if (!mend(scan)) {
        return compose(scan);
      }
    }
    broken = true;
    return Optional.empty();
  }

  /** Whether the document was left out because of a mistake. */
  boolean broken() {
    return broken;
  }

  private Optional<Node> compose(EventScan scan) {
    broken |= scan.failure() != null;
    if (broken) {
      return Optional.empty();
    }
    Composer composer = new Composer(map, segment.from(), scan.events(), masked, findings);
    Optional<Node> root = composer.compose();
    broken = root.isEmpty() && composer.refused();
    return root;
  }

  /** Reports what stopped the scan and takes it out of the way; false when the scan can stay. */
  private boolean mend(EventScan scan) {
    Expressions expressions = new Expressions(map, segment, scan);
    List<Unquoted> unquoted =
        expressions.unquoted().stream().filter(value -> !isMasked(value)).toList();
    unquoted.forEach(value -> findings.add(expressions.finding(value)));
    if (!unquoted.isEmpty() && maskable) {
      unquoted.forEach(this::mask);
      masked = true;
      return true;
    }
    return unquoted.isEmpty() && scan.failure() != null && skip(scan, scan.failure());
  }

  private boolean isMasked(Unquoted value) {
    for (int i = value.from(); i < value.to(); i++) {
      if (points[i - segment.from()] != map.at(i)) {
        return true;
      }
    }
    return false;
  }

  private void mask(Unquoted value) {
    Masking.mask(points, value.from() - segment.from(), value.to() - segment.from());
  }

  private boolean skip(EventScan scan, RuntimeException failure) {
    SyntaxMistake mistake = new SyntaxErrors(map, segment, scan, this::isBlanked).describe(failure);
    findings.add(mistake.finding());
    broken = true;
    mistake.skip().forEach(line -> blank(line));
    return !mistake.skip().isEmpty();
  }

  /** Whether what a line says was taken out. */
  private boolean isBlanked(int line) {
    int first = map.start(line);
    while (first < map.end(line) && map.at(first) == ' ') {
      first++;
    }
    return first < map.end(line) && points[first - segment.from()] == ' ';
  }

  private void blank(int line) {
    int from = Math.max(map.start(line), segment.from());
    int to = Math.min(map.end(line), segment.to());
    Arrays.fill(points, from - segment.from(), Math.max(from, to) - segment.from(), ' ');
  }

  private Optional<Node> tooDeep(@Nullable Event event) {
    int at = segment.from() + (event == null ? 0 : EventScan.start(event));
    findings.add(
        Code.TOO_LARGE,
        map.place(at, at + 1),
        "nested deeper than " + EventScan.MAX_DEPTH + " levels, more than Argosy reads",
        "close the brackets, or split the document");
    broken = true;
    return Optional.empty();
  }
}

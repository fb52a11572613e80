package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Fix.Edit;
import dev.argosy.diagnostic.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * One document as the parser gets it: what was reported is mended, hidden from it or taken out.
 *
 * @param map its text; the file's, until something is mended
 * @param points what the parser gets, character for character what {@code map} has
 * @param origin where its characters stood in the file; null until something is mended
 * @param altered the lines of the file, from 1, that are not read as they were written
 * @param doubtful those of them that were taken out, or moved to where they may belong
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Draft(
    TextMap map,
    Segment segment,
    int[] points,
    @Nullable Origin origin,
    Set<Integer> altered,
    Set<Integer> doubtful,
    EventScan scan) {

  /** Where the parser stopped, in the file. */
  private record Stop(int problem, int context) {}

  static Draft of(TextMap map, Segment segment, int[] points) {
    return new Draft(map, segment, points, null, Set.of(), Set.of(), scan(points));
  }

  private static EventScan scan(int[] points) {
    return EventScan.of(new String(points, 0, points.length));
  }

  /** Whether nothing was mended or taken out. */
  boolean isWhole() {
    return altered.isEmpty();
  }

  /** The same with some stretches hidden from the parser. */
  Draft masked(List<Expressions.Unquoted> values) {
    int[] hidden = points.clone();
    values.forEach(v -> Masking.mask(hidden, v.from() - segment.from(), v.to() - segment.from()));
    return new Draft(map, segment, hidden, origin, altered, doubtful, scan(hidden));
  }

  boolean isMasked(Expressions.Unquoted value) {
    for (int i = value.from(); i < value.to(); i++) {
      if (points[i - segment.from()] != map.at(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same as if a fix had been applied.
   *
   * @param moves whether it decides where lines belong
   */
  Draft mended(Fix fix, boolean moves) {
    int[] text = map.copy(segment.from(), segment.to());
    Origin from = origin == null ? Origin.of(map, segment) : origin;
    Origin.Edited edited = from.edited(text, points, fix.edits());
    Set<Integer> lines = new TreeSet<>();
    fix.edits().stream().map(Edit::at).forEach(at -> add(at.span(), lines));
    return new Draft(
        map.edited(edited.text(), edited.origin()),
        new Segment(0, edited.text().length),
        edited.shown(),
        edited.origin(),
        both(altered, lines),
        moves ? both(doubtful, lines) : doubtful,
        scan(edited.shown()));
  }

  /**
   * The same without some lines.
   *
   * @param lines of {@link #map}, from 0
   */
  Draft without(List<Integer> lines) {
    int[] rest = points.clone();
    Set<Integer> gone = new TreeSet<>();
    for (int line : lines) {
      int from = Math.max(map.start(line), segment.from());
      int to = Math.max(from, Math.min(map.end(line), segment.to()));
      Arrays.fill(rest, from - segment.from(), to - segment.from(), ' ');
      add(map.span(from, to), gone);
    }
    return new Draft(
        map, segment, rest, origin, both(altered, gone), both(doubtful, gone), scan(rest));
  }

  /** Whether what a line says was taken out. */
  boolean isBlanked(int line) {
    int first = map.indented(line);
    return first >= segment.from()
        && first < Math.min(map.end(line), segment.to())
        && points[first - segment.from()] == ' ';
  }

  /** Whether a mistake is only what an earlier one has left behind. */
  boolean isKnown(Diagnostic mistake) {
    int line = mistake.at().span().line();
    return altered.contains(line)
        || mistake.code() == Code.BAD_INDENTATION && doubtful.contains(line - 1);
  }

  /** Whether the parser comes to another mistake than in {@code other}, or to none. */
  boolean isBeyond(Draft other) {
    return scan.failure() == null || !stop().equals(other.stop());
  }

  private Stop stop() {
    if (!(scan.failure() instanceof MarkedYamlEngineException marked)) {
      int events = scan.events().size();
      return new Stop(-events, -events);
    }
    int problem = marked.getProblemMark().map(this::offset).orElse(-1);
    return new Stop(problem, marked.getContextMark().map(this::offset).orElse(-1));
  }

  private int offset(Mark mark) {
    int local = mark.getIndex();
    return origin == null ? segment.from() + local : origin.of(local);
  }

  private static Set<Integer> both(Set<Integer> one, Set<Integer> other) {
    Set<Integer> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static void add(Span span, Set<Integer> lines) {
    for (int line = span.line(); line <= span.endLine(); line++) {
      lines.add(line);
    }
  }
}

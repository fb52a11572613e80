package dev.argosy.yaml;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.yaml.Expressions.Unquoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Reads one document. After a mistake it reads on as if that were mended, or else without the lines
 * it is in, so that the mistakes behind it are found in the same run.
 */
final class DocumentReader {
  /** A document with more mistakes than this gets the rest on the next run. */
  private static final int MAX_ROUNDS = 25;

  /** A mend of more places is not tried: a file like that is hostile, or no YAML at all. */
  private static final int MOST_EDITS = 500;

  private final Findings findings;
  private final boolean maskable;
  private final List<Diagnostic> mistakes = new ArrayList<>();
  private Draft draft;
  private boolean masked;
  private boolean lost;

  DocumentReader(TextMap map, Segment segment, boolean maskable, Findings findings) {
    this.maskable = maskable;
    this.findings = findings;
    int[] points = map.copy(segment.from(), segment.to());
    ControlCharacters.replace(map, segment, points, findings);
    this.draft = Draft.of(map, segment, points);
  }

  /** The document's root; empty when it has none, or when nothing of it could be read. */
  Optional<Node> read() {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      if (draft.scan().tooDeep() != null) {
        return tooDeep(draft.scan().tooDeep());
      }
      Optional<Draft> next = next();
      if (next.isEmpty()) {
        return compose();
      }
      draft = next.get();
    }
    lost = true;
    return Optional.empty();
  }

  /** Whether nothing of the document is known, because of a mistake. */
  boolean lost() {
    return lost;
  }

  /** Whether the document was read as it is written. */
  boolean isWhole() {
    return mistakes.isEmpty() && !lost;
  }

  /** What is known of the document besides its root. */
  Documents.Part part(Node.MapNode root) {
    return new Documents.Part(root, mistakes, draft.altered(), draft.doubtful());
  }

  private Optional<Node> compose() {
    EventScan scan = draft.scan();
    lost = scan.failure() != null;
    if (lost) {
      return Optional.empty();
    }
    Findings own = new Findings();
    Composer composer =
        new Composer(draft.map(), draft.segment().from(), scan.events(), masked, own);
    Optional<Node> root = composer.compose();
    own.sorted().stream().filter(d -> !draft.isKnown(d)).forEach(findings::add);
    lost = root.isEmpty() && composer.refused();
    return root;
  }

  /** Reports what stopped the scan and gets it out of the way; empty when the scan can stay. */
  private Optional<Draft> next() {
    Expressions expressions = new Expressions(draft.map(), draft.segment(), draft.scan());
    List<Unquoted> unquoted =
        expressions.unquoted().stream().filter(value -> !draft.isMasked(value)).toList();
    unquoted.forEach(value -> findings.add(expressions.finding(value)));
    if (!unquoted.isEmpty() && maskable) {
      masked = true;
      return Optional.of(draft.masked(unquoted));
    }
    Optional<Draft> shown =
        meant(new HiddenKeys(draft.map(), draft.segment(), draft.scan()).find());
    if (shown.isPresent()) {
      return shown;
    }
    RuntimeException failure = draft.scan().failure();
    if (unquoted.isEmpty() && failure != null) {
      return past(failure);
    }
    return meant(
        new Unmeant(draft.map(), draft.segment(), draft.scan())
            .find().stream().limit(MOST_EDITS).toList());
  }

  /** The document with what was meant in the place of what YAML reads. */
  private Optional<Draft> meant(List<Diagnostic> unmeant) {
    findings.addAll(unmeant);
    mistakes.addAll(unmeant);
    List<Fix.Edit> edits =
        unmeant.stream().flatMap(m -> m.fix().orElseThrow().edits().stream()).toList();
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(draft.mended(new Fix("write what was meant", true, edits), false));
  }

  private Optional<Draft> past(RuntimeException failure) {
    SyntaxErrors errors =
        new SyntaxErrors(draft.map(), draft.segment(), draft.scan(), draft::isBlanked);
    SyntaxMistake mistake = errors.describe(failure);
    boolean known = draft.isKnown(mistake.finding());
    boolean moves = mistake.finding().code() == Code.BAD_INDENTATION;
    if (!known) {
      findings.add(mistake.finding());
      mistakes.add(mistake.finding());
    }
    return Stream.<Supplier<Optional<Draft>>>of(
            () ->
                mistake
                    .mend()
                    .filter(fix -> !known && fix.edits().size() <= MOST_EDITS)
                    .map(fix -> draft.mended(fix, moves)),
            () -> Optional.of(draft.without(mistake.skip())),
            () -> Optional.of(draft.without(errors.stopped(failure))))
        .flatMap(attempt -> attempt.get().stream())
        .filter(other -> other.isBeyond(draft))
        .findFirst();
  }

  private Optional<Node> tooDeep(@Nullable Event event) {
    int at = draft.segment().from() + (event == null ? 0 : EventScan.start(event));
    findings.add(
        Code.TOO_LARGE,
        draft.map().place(at, at + 1),
        "nested deeper than " + EventScan.MAX_DEPTH + " levels, more than Argosy reads",
        "close the brackets, or split the document");
    lost = true;
    return Optional.empty();
  }
}

package dev.argosy.validate;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Span;
import dev.argosy.load.Sources;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps back what is found only because of something that was found before: one mistake, one
 * finding. What it keeps back by accident is found once the other is mended.
 */
public final class Consequences {
  /** What is said of something that is not there: it may be in what could not be read. */
  static final Set<Code> OF_ABSENCE =
      Set.of(
          Code.IMAGE_MISSING,
          Code.MISSING_ARGUMENT,
          Code.MISSING_KEY,
          Code.VAR_NOT_SET,
          Code.OUTPUT_MAY_BE_ABSENT,
          Code.BRANCH_UNREACHABLE,
          Code.KEY_NOT_FOR_KIND);

  /** What is said of code: in what language it is written may stand where nothing could be read. */
  private static final Set<Code> OF_CODE =
      Set.of(Code.SHELL_SYNTAX, Code.SHELL_DIALECT, Code.PYTHON_SYNTAX, Code.FOLDED_CODE);

  private static final Set<Code> UNKNOWN_DOCUMENTS =
      Set.of(Code.UNKNOWN_COMPONENT, Code.UNKNOWN_PIPELINE, Code.UNKNOWN_RUN_CONFIGURATION);

  private static final Pattern UNEVEN = Pattern.compile("do not all declare the output '([^']++)'");

  private static final Pattern QUOTED = Pattern.compile("'([\\w.-]+)'");
  private static final Pattern WORD = Pattern.compile("[\\w-]+");

  private final List<Diagnostic> shape;
  private final List<At> doubtful;
  private final Set<String> altered = new HashSet<>();
  private final Set<String> renamed = new HashSet<>();
  private final Set<String> unread = new HashSet<>();
  private final Set<Place> taken = new HashSet<>();
  private final boolean isNameless;

  private record Place(String file, Span span) {
    static Place of(At at) {
      return new Place(at.file().path(), at.span());
    }
  }

  /**
   * @param sources all projects
   */
  public Consequences(List<Sources> sources) {
    this.shape = sources.stream().flatMap(s -> s.damage().found().stream()).toList();
    this.doubtful = sources.stream().flatMap(s -> s.damage().doubtful().stream()).toList();
    sources.stream().flatMap(s -> s.damage().altered().stream()).forEach(a -> altered.add(line(a)));
    doubtful.forEach(cut -> WORD.matcher(cut.text()).results().forEach(w -> unread.add(w.group())));
    this.isNameless = shape.stream().anyMatch(Consequences::missesName);
    shape.forEach(d -> taken.add(Place.of(d.at())));
    shape.stream()
        .filter(d -> d.code() == Code.INVALID_NAME)
        .flatMap(d -> d.fix().stream())
        .forEach(fix -> fix.edits().forEach(e -> renamed.add(e.text())));
    sources.stream()
        .flatMap(s -> s.damage().standIns().stream())
        .map(Place::of)
        .forEach(taken::add);
  }

  /**
   * What is said of one project.
   *
   * @param linked what names and types say
   * @param ruled what rules say
   */
  public Findings of(Sources project, List<Diagnostic> linked, List<Diagnostic> ruled) {
    Findings before = new Findings();
    before.addAll(project.damage().found());
    ofLinking(linked).forEach(before::add);
    Findings all = new Findings();
    all.addAll(Repeated.joined(before.sorted()));
    all.addAll(ofRules(ruled, before));
    return all;
  }

  /** What names and types say, without what is so only because of mistakes of shape. */
  private Stream<Diagnostic> ofLinking(List<Diagnostic> found) {
    if (shape.isEmpty()) {
      return found.stream().filter(d -> !taken.contains(Place.of(d.at())));
    }
    Areas broken = Areas.of(shape, doubtful);
    Areas loops = Areas.of(shape.stream().filter(Consequences::isLoop).toList(), List.of());
    Areas cut =
        Areas.of(shape.stream().filter(d -> d.code() == Code.YAML_SYNTAX).toList(), List.of());
    return found.stream()
        .filter(d -> !taken.contains(Place.of(d.at())) && !altered.contains(line(d.at())))
        .filter(d -> !broken.name(d) && !namesUnread(d) && !isOfRenamed(d))
        .filter(d -> !isOfItem(d) || !loops.touch(d))
        .filter(d -> !OF_CODE.contains(d.code()) || !cut.touch(d))
        .filter(d -> !OF_ABSENCE.contains(d.code()) || !broken.touch(d));
  }

  /** Whether a step has a loop by another name. */
  private static boolean isLoop(Diagnostic d) {
    return d.code() == Code.UNKNOWN_KEY && d.hint().startsWith("it is called 'forEach' here");
  }

  /** Whether a finding may be about the item of a loop that could not be read. */
  private static boolean isOfItem(Diagnostic d) {
    return d.code() == Code.UNKNOWN_NAME
        && (d.message().startsWith("unknown name '") || d.message().contains(" inside forEach "));
  }

  private static boolean missesName(Diagnostic d) {
    return d.code() == Code.MISSING_KEY
        && d.message().matches("'metadata' needs the key 'name'|.* needs the key 'metadata'");
  }

  /** The line that a place begins in, among those of all files. */
  static String line(At at) {
    return at.file().path() + ":" + at.span().line();
  }

  /** Whether a finding is about a name that stands in lines that could not be read. */
  private boolean namesUnread(Diagnostic finding) {
    return !unread.isEmpty()
        && QUOTED.matcher(finding.message()).results().anyMatch(m -> unread.contains(m.group(1)));
  }

  /**
   * Whether a finding misses a name that a document without one, or with none, was meant to have.
   */
  private boolean isOfRenamed(Diagnostic finding) {
    return UNKNOWN_DOCUMENTS.contains(finding.code())
        && (isNameless
            || QUOTED
                .matcher(finding.message())
                .results()
                .anyMatch(m -> renamed.contains(m.group(1))));
  }

  /** What rules say, without what is said of a part in which an error was found before. */
  private List<Diagnostic> ofRules(List<Diagnostic> found, Findings before) {
    if (!before.hasErrors()) {
      return found;
    }
    Areas broken = Areas.of(before.sorted(), doubtful);
    Set<String> uneven = new HashSet<>();
    before.sorted().stream()
        .flatMap(d -> UNEVEN.matcher(d.message()).results())
        .forEach(m -> uneven.add(m.group(1)));
    return found.stream()
        .filter(d ->
            d.code() != Code.OUTPUT_PATH
                || uneven.stream().noneMatch(name -> d.message().endsWith("/" + name)))
        .filter(d -> !broken.touch(d) && !altered.contains(line(d.at())))
        .toList();
  }
}

package dev.argosy.fix;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.Overlay;
import dev.argosy.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Applies fixes until none is left that helps. Each batch is kept only when the result has no error
 * that its fixes could have made; so a fix that turns out wrong changes nothing.
 */
public final class Fixing {
  /** More validations than this are not worth waiting for; the rest is left to the next run. */
  private static final int MOST_VALIDATIONS = 60;

  private final Function<Tree, List<Diagnostic>> validation;
  private final Predicate<Diagnostic> wanted;
  private final Tree base;
  private final Map<String, byte[]> changed = new TreeMap<>();
  private final List<Diagnostic> done = new ArrayList<>();
  private final Set<Same> refused = new HashSet<>();
  private List<Diagnostic> findings;
  private int validations = 1;

  /** What makes a finding the same before and after an edit that moves it. */
  private record Same(String file, String code, String message) {
    static Same of(Diagnostic d) {
      return new Same(d.at().file().path(), d.code().id(), d.message());
    }
  }

  /**
   * @param changed the new contents of the files that are not as they were, by path
   * @param done the findings that were mended, in the order of that; places as they were then
   * @param findings what is left
   */
  public record Result(
      Map<String, byte[]> changed, List<Diagnostic> done, List<Diagnostic> findings) {}

  private Fixing(
      Tree base, Function<Tree, List<Diagnostic>> validation, Predicate<Diagnostic> wanted) {
    this.base = base;
    this.validation = validation;
    this.wanted = wanted;
    this.findings = validation.apply(base);
  }

  /**
   * Mends what can be mended.
   *
   * @param validation what is wrong with a tree
   * @param wanted which findings may be mended, of those that have a fix
   */
  public static Result of(
      Tree tree, Function<Tree, List<Diagnostic>> validation, Predicate<Diagnostic> wanted) {
    Fixing fixing = new Fixing(tree, validation, wanted);
    while (fixing.validations < MOST_VALIDATIONS && fixing.round()) {}
    return new Result(
        Map.copyOf(fixing.changed), List.copyOf(fixing.done), List.copyOf(fixing.findings));
  }

  /** Applies what it can of the earliest stage; false when there is nothing left to try. */
  private boolean round() {
    List<Diagnostic> open =
        findings.stream()
            .filter(d -> d.fix().isPresent() && wanted.test(d) && !refused.contains(Same.of(d)))
            .toList();
    Optional<Stage> stage =
        open.stream().map(d -> Stage.of(d.code())).min(Comparator.naturalOrder());
    if (stage.isEmpty()) {
      return false;
    }
    List<Diagnostic> batch = open.stream().filter(d -> Stage.of(d.code()) == stage.get()).toList();
    int size = batch.size();
    while (size > 0 && !attempt(batch.subList(0, size), stage.get())) {
      if (size == 1) {
        refused.add(Same.of(batch.getFirst()));
      }
      size /= 2;
    }
    return true;
  }

  private Tree changed(Map<String, byte[]> contents) {
    Map<String, Optional<byte[]>> files = new TreeMap<>();
    contents.forEach((path, bytes) -> files.put(path, Optional.of(bytes)));
    return new Overlay(base, files);
  }

  private boolean attempt(List<Diagnostic> batch, Stage stage) {
    TextEdits edits = new TextEdits();
    List<Diagnostic> taken = batch.stream().filter(edits::add).toList();
    Map<String, byte[]> next = new TreeMap<>(changed);
    edits.applied().forEach((path, text) -> next.put(path, encoded(path, text)));
    validations++;
    List<Diagnostic> after = validation.apply(changed(next));
    if (isWorse(after, taken, stage)) {
      return false;
    }
    changed.putAll(next);
    changed
        .entrySet()
        .removeIf(e -> Arrays.equals(base.read(e.getKey()).orElseThrow(), e.getValue()));
    findings = after;
    done.addAll(taken);
    return true;
  }

  /** Text as UTF-8, with the byte order mark of what was there. */
  private byte[] encoded(String path, String text) {
    byte[] b = base.read(path).orElseThrow();
    boolean mark =
        b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
    return ((mark ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a fix did not help, or made an error rather than bring it to light. */
  private boolean isWorse(List<Diagnostic> after, List<Diagnostic> taken, Stage stage) {
    Touched touched = Touched.by(taken, stage);
    List<Diagnostic> own = after.stream().filter(d -> !touched.uncovers(d)).toList();
    Map<Same, Integer> before = counts(findings);
    Map<Same, Integer> now = counts(own);
    boolean helped =
        taken.stream()
            .map(Same::of)
            .allMatch(s -> now.getOrDefault(s, 0) < before.getOrDefault(s, 0));
    return !helped
        || own.stream()
            .filter(Diagnostic::isError)
            .anyMatch(d -> now.getOrDefault(Same.of(d), 0) > before.getOrDefault(Same.of(d), 0));
  }

  private static Map<Same, Integer> counts(List<Diagnostic> all) {
    Map<Same, Integer> counts = new HashMap<>();
    all.forEach(d -> counts.merge(Same.of(d), 1, Integer::sum));
    return counts;
  }
}

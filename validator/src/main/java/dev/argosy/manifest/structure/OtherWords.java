package dev.argosy.manifest.structure;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fields as other tools call them, or where other mappings of Argo have them: what was meant is a
 * field of another name here, or is said in another way.
 */
final class OtherWords {
  /**
   * @param here fields by which the mapping is known
   * @param words what people write there
   * @param field what they mean
   */
  private record Synonym(Set<String> here, Set<String> words, String field) {}

  /**
   * @param advice what to write instead
   */
  private record Elsewhere(Set<String> here, Set<String> words, String advice) {}

  private static final Set<String> STEP = Set.of("arguments", "withParam", "when");

  private static final List<Synonym> SYNONYMS =
      List.of(
          new Synonym(STEP, Set.of("if", "condition", "expression"), "when"),
          new Synonym(STEP, Set.of("needs", "after", "dependsOn", "runAfter"), "depends"),
          new Synonym(
              Set.of("expression", "template", "arguments"),
              Set.of("when", "if", "condition"),
              "expression"),
          new Synonym(
              Set.of("limit", "retryPolicy"),
              Set.of("retries", "maxRetries", "attempts", "maxAttempts", "count"),
              "limit"),
          new Synonym(Set.of("image", "workingDir"), Set.of("workDir", "cwd"), "workingDir"));

  private static final List<Elsewhere> ELSEWHERE =
      List.of(
          new Elsewhere(
              STEP, Set.of("outputs"), "outputs are of the template that it runs, not of its use"),
          new Elsewhere(STEP, Set.of("inputs"), "what a template gets is given by arguments"),
          new Elsewhere(
              Set.of("container", "steps", "dag", "suspend"),
              Set.of("templateRef", "template"),
              "a template runs another by steps: steps: [[{name: ..., templateRef: ...}]]"),
          new Elsewhere(
              Set.of("image", "workingDir", "volumeDevices"),
              Set.of("source"),
              "only a script has one: write script instead of container"),
          new Elsewhere(
              Set.of("ttlStrategy", "entrypoint"),
              Set.of("ttlSecondsAfterFinished"),
              "since Argo 3.0 it is ttlStrategy: {secondsAfterCompletion: ...}"),
          new Elsewhere(
              Set.of("container", "steps", "dag", "suspend"),
              Set.of("resubmitPendingPods"),
              "since Argo 3.0 pending pods are always made again: remove it"),
          new Elsewhere(
              Set.of("key", "name", "optional"),
              Set.of("secretKeyRef", "configMapKeyRef"),
              "its name and key stand here, without it"));

  private OtherWords() {}

  /**
   * The field that is meant by the word.
   *
   * @param free those of the known fields that are not written
   */
  static Optional<String> field(String word, Set<String> known, Set<String> free) {
    return SYNONYMS.stream()
        .filter(s -> known.containsAll(s.here) && free.contains(s.field))
        .filter(s -> s.words.contains(word))
        .map(Synonym::field)
        .findFirst();
  }

  /** What to write instead of the word. */
  static Optional<String> advice(String word, Set<String> known) {
    return ELSEWHERE.stream()
        .filter(e -> known.containsAll(e.here) && e.words.contains(word))
        .map(Elsewhere::advice)
        .findFirst();
  }
}

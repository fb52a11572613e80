package dev.argosy.compile.incremental;

import dev.argosy.compile.Manifest;
import dev.argosy.compile.Part;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a document became.
 *
 * @param run what starts runs, of a run configuration
 * @param semaphores whether a semaphore of the Project is used
 */
record Lowered(
    String namespace,
    boolean semaphores,
    List<Text> objects,
    List<Diagnostic> findings,
    Optional<PlannedRun> run) {

  /**
   * An object.
   *
   * @param span in its source: what it is named after
   */
  record Text(Manifest manifest, Span span) {}

  Lowered with(PlannedRun planned) {
    return new Lowered(namespace, semaphores, objects, findings, Optional.of(planned));
  }

  static Lowered of(String namespace, boolean semaphores, Part part) {
    List<Text> texts =
        part.objects().stream()
            .map(made -> new Text(made.manifest().orElseThrow().packed(), made.at().span()))
            .toList();
    return new Lowered(namespace, semaphores, texts, part.findings(), Optional.empty());
  }
}

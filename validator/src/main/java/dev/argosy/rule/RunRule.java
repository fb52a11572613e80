package dev.argosy.rule;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pure check of the run configurations of a project, which trigger each other. */
@FunctionalInterface
public interface RunRule {
  /**
   * @param now the time of the check; what is found by it is never an error, since what compiled
   *     yesterday must compile today
   */
  Stream<Diagnostic> check(List<LinkedRun> runs, Optional<Instant> now);
}

package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A step that may take longer than the whole run is ended by the run's timeout, never by its own.
 */
final class TimeoutsWithinRun implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return pipeline.settings().timeout().stream()
        .flatMap(
            run -> Walk.steps(pipeline).filter(s -> isLonger(s, run)).map(s -> finding(s, run)));
  }

  private static boolean isLonger(LinkedStep step, Duration run) {
    return step.options().timeout().filter(own -> own.compareTo(run) > 0).isPresent();
  }

  private static Diagnostic finding(LinkedStep step, Duration run) {
    return Diagnostic.of(
        Code.TIMEOUT_BEYOND_RUN,
        step.at(),
        "an attempt of '"
            + step.path().last()
            + "' may take longer than the whole run, which ends after "
            + run.toMinutes()
            + " minutes",
        "shorten the step's timeout, or lengthen the pipeline's");
  }
}

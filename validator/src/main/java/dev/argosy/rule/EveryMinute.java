package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A star for the minute beside a certain hour: most often once in that hour was meant. */
final class EveryMinute implements RunRule {
  @Override
  public Stream<Diagnostic> check(List<LinkedRun> runs, Optional<Instant> now) {
    return runs.stream()
        .flatMap(r -> r.triggers().schedules().stream())
        .filter(s -> s.times().isEachMinute() && !s.times().isHourly())
        .map(s ->
            Diagnostic.of(
                Code.CRON_EVERY_MINUTE,
                s.at(),
                "it fires each minute of the hours given: the first field is the minute",
                "write 0 for the minute to have one run in the hour"));
  }
}

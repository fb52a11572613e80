package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Cron reads a day of the month and a day of the week together as "or". */
final class EitherDay implements RunRule {
  @Override
  public Stream<Diagnostic> check(List<LinkedRun> runs, Optional<Instant> now) {
    return runs.stream()
        .flatMap(r -> r.triggers().schedules().stream())
        .filter(s -> s.times().isEitherDay())
        .map(s ->
            Diagnostic.of(
                Code.CRON_EITHER_DAY,
                s.at(),
                "both days are given, so it fires on each that fits either: cron means 'or'",
                "write * for one of them, or two schedules to say it plainly"));
  }
}

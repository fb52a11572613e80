package dev.argosy.sync.metrics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.trigger.TriggerReport;
import io.micrometer.core.instrument.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Counts what one sync does; what it counted goes when the sync ends. */
final class SyncMetrics implements SyncListener {
  private final Meters meters;
  private final InstantSource clock;
  private volatile boolean asGitWants;

  SyncMetrics(Meters meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void on(SyncEvent event) {
    switch (event) {
      case SyncEvent.PhaseEnded ended ->
          meters.time(Metric.DURATION, Tag.of("phase", word(ended.phase())), ended.took());
      case SyncEvent.Applied applied -> applied(applied.action());
      case SyncEvent.Finished finished -> finished(finished.report());
      case SyncEvent.Unchanged unchanged -> ended("unchanged");
      case SyncEvent.Drifted drifted -> meters.count(Metric.DRIFT, 1);
      case SyncEvent.Fought fought -> meters.count(Metric.FIGHTS, 1);
      case SyncEvent.Waiting waiting -> meters.set(Metric.FAILURES, waiting.failures());
      case SyncEvent.Stopped stopped -> meters.remove();
      case SyncEvent.Looked looked -> looked(looked.report());
      case SyncEvent.Unwatched unwatched -> {}
      case SyncEvent.Started started -> {}
      case SyncEvent.CommitRead read -> {}
      case SyncEvent.Compiled compiled -> {}
      case SyncEvent.Planned planned -> {}
    }
  }

  private void looked(TriggerReport report) {
    meters.count(Metric.RUNS, report.made().size());
    meters.set(Metric.WAITING, report.waits().size());
  }

  private void applied(Action action) {
    if (action.writes()) {
      meters.count(Metric.WRITES, Tag.of("verb", action.verb()), 1);
    }
  }

  private void finished(SyncReport report) {
    asGitWants = report.result() == Result.SYNCED;
    ended(word(report.result()));
    meters.setAll(
        Metric.FINDINGS, "level", count(report.findings(), finding -> word(finding.severity())));
    meters.setAll(
        Metric.PROBLEMS, "code", count(report.problems(), problem -> problem.code().id()));
    if (report.result() != Result.FAILED) {
      owned(report.actions());
    }
  }

  /** A look that finds nothing new leaves what was held as it was. */
  private void ended(String result) {
    long now = clock.instant().getEpochSecond();
    meters.count(Metric.SYNCS, Tag.of("result", result), 1);
    meters.set(Metric.LAST_ATTEMPT, now);
    if (asGitWants) {
      meters.set(Metric.LAST_APPLIED, now);
    }
  }

  private void owned(List<Action> actions) {
    List<Action> there = actions.stream().filter(a -> !(a instanceof Action.Prune)).toList();
    meters.setAll(Metric.OBJECTS, "kind", count(there, action -> action.key().kind()));
    meters.set(Metric.HELD, there.stream().filter(Action.Hold.class::isInstance).count());
  }

  private static <T> Map<String, Long> count(List<T> items, Function<? super T, String> by) {
    return items.stream().collect(groupingBy(by, counting()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

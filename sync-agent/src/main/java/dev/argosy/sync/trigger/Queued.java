package dev.argosy.sync.trigger;

import dev.argosy.compile.CausedRun;
import dev.argosy.compile.trigger.Cause;
import dev.argosy.compile.trigger.Evaluation;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.UpstreamRun;
import dev.argosy.schedule.Window;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run that is decided and not made yet. It holds the runs of upstreams it is of, outputs and all:
 * the params are made from these and from nothing that happens later.
 *
 * @param told the cause for people, names in place of ids
 * @param runs by the plan's names
 */
record Queued(
    Cause cause, String told, Map<String, UpstreamRun> runs, Optional<Window.Span> window) {
  Queued {
    runs = Collections.unmodifiableMap(new TreeMap<>(runs));
  }

  Evaluation.Params params(PlannedRun plan) {
    return Evaluation.params(plan, runs, window);
  }

  /** The run, with params that have no problems. */
  CausedRun run(Map<String, String> arguments) {
    Optional<Instant> slot =
        runs.values().stream().map(UpstreamRun::scheduledTime).max(Comparator.naturalOrder());
    return new CausedRun(cause, told, arguments, slot);
  }

  /** What is said of a cause that starts nothing. */
  String refusal(Map<String, String> problems) {
    Map.Entry<String, String> first = problems.entrySet().iterator().next();
    return "%s started nothing: param '%s': %s".formatted(told, first.getKey(), first.getValue());
  }
}

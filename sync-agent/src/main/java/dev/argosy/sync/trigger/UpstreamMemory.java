package dev.argosy.sync.trigger;

import dev.argosy.compile.trigger.UpstreamRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of one upstream. Runs that wait are held with their outputs: they may be gone
 * from the cluster when their partner ends.
 *
 * @param id of its run configuration; of another one, nothing here counts
 * @param judged by uid, the runs in the cluster that have ended and were looked at
 * @param waiting those that count and have not fired, in the order in which they ended
 * @param latest that succeeded and counts
 */
record UpstreamMemory(
    String id,
    Map<String, Judgement> judged,
    List<UpstreamRun> waiting,
    Optional<UpstreamRun> latest) {

  /**
   * @param version of the run when it was looked at
   * @param endedAt one that failed may be retried, and end anew
   * @param counted then it never counts again
   */
  record Judgement(String version, Instant endedAt, boolean counted) {}

  UpstreamMemory {
    judged = java.util.Collections.unmodifiableMap(new TreeMap<>(judged));
    waiting = List.copyOf(waiting);
  }

  static UpstreamMemory of(String id) {
    return new UpstreamMemory(id, Map.of(), List.of(), Optional.empty());
  }

  /** Whether what that run gave is to be looked at. */
  boolean wants(SeenRun run) {
    Judgement before = judged.get(run.uid());
    return run.configuration().equals(id)
        && run.ended()
        && (before == null || !before.counted() && !before.version().equals(run.version()));
  }

  UpstreamMemory waitingFor(List<UpstreamRun> others) {
    return new UpstreamMemory(id, judged, others, latest);
  }
}

package dev.argosy.sync.trigger;

import dev.argosy.compile.trigger.UpstreamRun;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A Workflow of a run configuration, as the cluster shows it; made by a schedule or by the agent.
 *
 * @param configuration id of the run configuration, {@code namespace/name}
 * @param scheduledTime the slot that it stands for, else the time at which it was made
 * @param finishedAt there when it has ended
 * @param outputs as Argo has them: texts, and of artifacts their keys
 */
public record SeenRun(
    String configuration,
    String name,
    String uid,
    Phase phase,
    Instant scheduledTime,
    Instant startedAt,
    Optional<Instant> finishedAt,
    Map<String, String> outputs) {

  /** How far it has come. Argo's phase {@code Error} is a failure like any other. */
  public enum Phase {
    ACTIVE,
    SUCCEEDED,
    FAILED
  }

  public SeenRun {
    outputs = Map.copyOf(outputs);
  }

  public boolean ended() {
    return phase != Phase.ACTIVE;
  }

  /** What a plan's expressions see of it. */
  UpstreamRun ending() {
    return new UpstreamRun(
        name, uid, scheduledTime, startedAt, finishedAt.orElse(startedAt), outputs);
  }
}

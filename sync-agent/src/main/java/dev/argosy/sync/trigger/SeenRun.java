package dev.argosy.sync.trigger;

import dev.argosy.compile.trigger.UpstreamRun;
import java.time.Instant;
import java.util.Optional;

/**
 * A Workflow of a run configuration, as the cluster shows it; made by a schedule or by the agent.
 *
 * @param configuration id of the run configuration, {@code namespace/name}
 * @param version of the object: another one may have ended anew
 * @param scheduledTime the slot that it stands for, else the time at which it was made
 * @param ending what it gave; read of those that are asked for and have ended
 */
public record SeenRun(
    String configuration,
    String name,
    String uid,
    String version,
    Phase phase,
    Instant scheduledTime,
    Optional<UpstreamRun> ending) {

  /** How far it has come. Argo's phase {@code Error} is a failure like any other. */
  public enum Phase {
    ACTIVE,
    SUCCEEDED,
    FAILED
  }

  public boolean ended() {
    return phase != Phase.ACTIVE;
  }

  SeenRun with(UpstreamRun gave) {
    return new SeenRun(configuration, name, uid, version, phase, scheduledTime, Optional.of(gave));
  }

  String namespace() {
    return configuration.substring(0, configuration.indexOf('/'));
  }
}

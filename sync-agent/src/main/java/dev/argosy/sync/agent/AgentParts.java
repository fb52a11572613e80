package dev.argosy.sync.agent;

import dev.argosy.sync.CausesSource;
import dev.argosy.sync.DriftWatch;
import dev.argosy.sync.Leading;
import dev.argosy.sync.SyncListeners;

/**
 * What is plugged into every sync of an agent.
 *
 * @param listeners each hears all syncs: messages, metrics, logs
 * @param leading whether this process may write
 * @param drift notices what others change
 * @param causes starts runs
 */
public record AgentParts(
    SyncListeners listeners, Leading leading, DriftWatch drift, CausesSource causes) {
  /** An agent without rivals that notices drift when the next full sync is due. */
  public static AgentParts of(SyncListeners listeners) {
    return new AgentParts(listeners, Leading.ALONE, DriftWatch.NONE, CausesSource.NONE);
  }

  public AgentParts withLeading(Leading other) {
    return new AgentParts(listeners, other, drift, causes);
  }

  public AgentParts withCauses(CausesSource other) {
    return new AgentParts(listeners, leading, drift, other);
  }

  public AgentParts withDrift(DriftWatch other) {
    return new AgentParts(listeners, leading, other, causes);
  }
}

package dev.argosy.sync.plan;

import java.util.List;
import java.util.Map;

/**
 * The target before a sync: how each desired and each inventoried object stands, and every refusal
 * of the rehearsal.
 *
 * @param needed objects that must not be pruned because somebody else uses them, and who
 */
public record Survey(
    Map<ObjectKey, Standing> standing, List<Problem> refusals, Map<ObjectKey, String> needed) {
  public Survey {
    standing = Map.copyOf(standing);
    refusals = List.copyOf(refusals);
    needed = Map.copyOf(needed);
  }

  /** Of a target where nobody else uses what is ours. */
  public Survey(Map<ObjectKey, Standing> standing, List<Problem> refusals) {
    this(standing, refusals, Map.of());
  }

  /** How the object stands; absent when the survey did not see it. */
  public Standing of(ObjectKey key) {
    return standing.getOrDefault(key, new Standing.Absent());
  }
}

package dev.argosy.sync.plan;

import java.util.List;
import java.util.Map;

/**
 * The target before a sync: how each desired and each inventoried object stands, and every refusal
 * of the rehearsal.
 */
public record Survey(Map<ObjectKey, Standing> standing, List<Problem> refusals) {
  public Survey {
    standing = Map.copyOf(standing);
    refusals = List.copyOf(refusals);
  }

  /** How the object stands; absent when the survey did not see it. */
  public Standing of(ObjectKey key) {
    return standing.getOrDefault(key, new Standing.Absent());
  }
}

package dev.argosy.model;

import dev.argosy.diagnostic.At;
import org.jspecify.annotations.Nullable;

/**
 * CPU, memory and devices: the short form (request = limit), or Kubernetes' requests and limits.
 */
public record Resources(
    At at,
    @Nullable Word cpu,
    @Nullable Word memory,
    @Nullable Word ephemeralStorage,
    @Nullable Gpu gpu,
    Named<Word> requests,
    Named<Word> limits) {
  /**
   * These where they say something, else {@code weaker}'s; the short and the long form do not mix.
   */
  public Resources over(Resources weaker) {
    if (isLong() != weaker.isLong()) {
      return this;
    }
    return new Resources(
        at,
        cpu == null ? weaker.cpu : cpu,
        memory == null ? weaker.memory : memory,
        ephemeralStorage == null ? weaker.ephemeralStorage : ephemeralStorage,
        gpu == null ? weaker.gpu : gpu,
        requests.over(weaker.requests),
        limits.over(weaker.limits));
  }

  /** Whether Kubernetes' form with requests and limits is used. */
  public boolean isLong() {
    return !requests.isEmpty() || !limits.isEmpty();
  }

  /** A number of devices. */
  public record Gpu(At at, int count, String resource) {}
}

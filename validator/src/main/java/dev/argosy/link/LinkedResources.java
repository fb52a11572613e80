package dev.argosy.link;

import dev.argosy.link.Options.Entries;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * CPU, memory and devices.
 *
 * @param both of the short form (request = limit), by their names in Kubernetes; without the GPU
 * @param gpu of the short form; one level replaces another's
 * @param cleared keys that were given nothing
 */
public record LinkedResources(
    Entries<LinkedText> both,
    Optional<Gpu> gpu,
    Entries<LinkedText> requests,
    Entries<LinkedText> limits,
    Set<String> cleared) {
  /** A number of devices of a resource. */
  public record Gpu(LinkedText count, String resource) {}

  /**
   * These where they say something, else {@code weaker}'s; the short and the long form do not mix.
   */
  LinkedResources over(LinkedResources weaker) {
    if (isLong() != weaker.isLong() && !isEmpty() && !weaker.isEmpty()) {
      return this;
    }
    return new LinkedResources(
        both.over(weaker.both),
        cleared.contains("gpu") ? gpu : gpu.or(weaker::gpu),
        cleared.contains("requests") ? requests : requests.over(weaker.requests),
        cleared.contains("limits") ? limits : limits.over(weaker.limits),
        Options.union(cleared, weaker.cleared));
  }

  LinkedResources settled() {
    return new LinkedResources(both.settled(), gpu, requests.settled(), limits.settled(), Set.of());
  }

  /** Whether Kubernetes' form with requests and limits is used. */
  public boolean isLong() {
    return !requests.map().isEmpty() || !limits.map().isEmpty();
  }

  /** Whether nothing is asked for. */
  public boolean isEmpty() {
    return !isLong() && both.map().isEmpty() && gpu.isEmpty();
  }

  void texts(Consumer<LinkedText> to) {
    both.map().values().forEach(to);
    gpu.map(Gpu::count).ifPresent(to);
    requests.map().values().forEach(to);
    limits.map().values().forEach(to);
  }
}

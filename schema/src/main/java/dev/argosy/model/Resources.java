package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CPU, memory and devices: the short form (request = limit), or Kubernetes' requests and limits.
 *
 * @param cleared keys that were given nothing
 */
public record Resources(
    At at,
    @Nullable Text cpu,
    @Nullable Text memory,
    @Nullable Text ephemeralStorage,
    @Nullable Gpu gpu,
    Named<Text> requests,
    Named<Text> limits,
    Set<String> cleared) {
  /** A number of devices. */
  public record Gpu(At at, Text count, String resource) {}
}

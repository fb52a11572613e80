package dev.argosy.link;

import dev.argosy.diagnostic.At;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A run configuration with every name resolved.
 *
 * @param params constants, and expressions over {@code upstream}, {@code window} and the pipeline's
 *     version
 * @param suspend by itself or by the environment
 * @param suspendedByItself whether the document says so
 */
public record LinkedRun(
    At at,
    String name,
    String namespace,
    String source,
    Optional<String> description,
    LinkedPipeline pipeline,
    Map<String, Argument> params,
    LinkedTriggers triggers,
    String concurrencyPolicy,
    Optional<Duration> startingDeadline,
    Optional<Integer> succeededHistory,
    Optional<Integer> failedHistory,
    boolean suspend,
    boolean suspendedByItself,
    Map<String, LinkedText> labels,
    Map<String, LinkedText> annotations) {

  /** {@code namespace/name}. */
  public String id() {
    return id(namespace, name);
  }

  static String id(String namespace, String name) {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}

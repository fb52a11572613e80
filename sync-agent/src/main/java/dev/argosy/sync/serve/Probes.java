package dev.argosy.sync.serve;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the kubelet and Prometheus ask. */
public final class Probes {
  private Probes() {}

  /**
   * @param metrics the text that Prometheus reads
   */
  public static Map<String, Endpoint> endpoints(
      Watchdog watchdog, Readiness readiness, Supplier<Answer> metrics) {
    return Map.of(
        "/healthz", Endpoint.reading(request -> health(watchdog.late())),
        "/readyz", Endpoint.reading(request -> ready(readiness.missing())),
        "/metrics", Endpoint.reading(request -> metrics.get()));
  }

  private static Answer health(List<String> late) {
    return late.isEmpty()
        ? Answer.text(200, "alive\n")
        : Answer.text(503, "nothing was heard for too long of " + String.join(", ", late) + "\n");
  }

  private static Answer ready(List<String> missing) {
    return missing.isEmpty()
        ? Answer.text(200, "ready\n")
        : Answer.text(503, String.join("\n", missing) + "\n");
  }
}

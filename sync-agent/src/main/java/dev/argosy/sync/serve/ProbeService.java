package dev.argosy.sync.serve;

import dev.argosy.sync.Roster;
import dev.argosy.sync.RunningSync;
import dev.argosy.sync.agent.Service;
import dev.argosy.sync.log.Log;
import dev.argosy.sync.log.LogLine;
import dev.argosy.sync.log.LogLine.Level;
import dev.argosy.sync.plan.SyncException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the kubelet and Prometheus ask. Alive is an agent of which every sync has shown a sign of
 * life in time, not one whose process is there; ready is one that can do its work.
 */
public final class ProbeService implements Service {
  private final InetSocketAddress address;
  private final InstantSource clock;
  private final Supplier<Answer> metrics;
  private final Log log;

  /**
   * @param metrics what Prometheus reads
   */
  public ProbeService(
      InetSocketAddress address, InstantSource clock, Supplier<Answer> metrics, Log log) {
    this.address = address;
    this.clock = clock;
    this.metrics = metrics;
    this.log = log;
  }

  @Override
  public Running start(Roster roster) throws SyncException {
    HttpPort port = HttpPort.open(address, endpoints(roster), log::bug);
    log.write(LogLine.of(Level.INFO, "listening", "probes and metrics at port " + port.number()));
    return port;
  }

  private Map<String, Endpoint> endpoints(Roster roster) {
    return Map.of(
        "/healthz", Endpoint.reading(request -> health(late(roster))),
        "/readyz", Endpoint.reading(request -> ready(roster.missing())),
        "/metrics", Endpoint.reading(request -> metrics.get()));
  }

  private List<String> late(Roster roster) {
    return roster.syncs().stream()
        .filter(sync -> sync.dueBy().isBefore(clock.instant()))
        .map(RunningSync::id)
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private static Answer health(List<String> late) {
    return late.isEmpty()
        ? Answer.text(200, "alive\n")
        : Answer.text(503, "no sign of life in time from " + String.join(", ", late) + "\n");
  }

  private static Answer ready(List<String> missing) {
    return missing.isEmpty()
        ? Answer.text(200, "ready\n")
        : Answer.text(503, String.join("\n", missing) + "\n");
  }
}

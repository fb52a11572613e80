package dev.argosy.cli.acceptance;

import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.RunObserver;
import dev.argosy.testkit.RunResult;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.Map;

/** The pods of a run as the cluster had them, kept since they do not stay. */
final class PodSpecs implements RunObserver {
  private final Cluster cluster;
  private final Map<String, Pod> byNode = new HashMap<>();

  PodSpecs(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void look(RunResult run) {
    for (Pod pod : cluster.pods(run)) {
      String node = pod.getMetadata().getAnnotations().get("workflows.argoproj.io/node-id");
      if (node != null) byNode.putIfAbsent(node, pod);
    }
  }

  Map<String, Pod> byNode() {
    return Map.copyOf(byNode);
  }
}

package dev.argosy.testkit;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** Stops a run as {@code argo stop} does, once a step is under way: what ends it may still run. */
public final class Stop implements RunObserver {
  private static final String PATCH = "{\"spec\":{\"shutdown\":\"Stop\"}}";

  private final Cluster cluster;
  private final String path;
  private boolean done;

  /**
   * @param path of the node that is waited for, as in {@link RunNode#path}
   */
  public Stop(Cluster cluster, String path) {
    this.cluster = cluster;
    this.path = path;
  }

  @Override
  public void look(RunResult run) {
    if (!done
        && run.nodes().stream()
            .anyMatch(n -> n.path().equals(path) && n.phase().equals("Running"))) {
      cluster.workflow(run).patch(PatchContext.of(PatchType.JSON_MERGE), PATCH);
      done = true;
    }
  }
}

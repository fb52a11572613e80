package dev.argosy.sync.agent;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.apply.Target;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Brake;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPlanner;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.resource.SyncObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Removes all that a Sync owns, because whoever wrote the Sync said so and deletes it. */
final class Dismantling {
  private final SyncObject sync;
  private final Optional<Path> kubeconfig;
  private final Fence fence;

  Dismantling(SyncObject sync, Optional<Path> kubeconfig, Fence fence) {
    this.sync = sync;
    this.kubeconfig = kubeconfig;
    this.fence = fence;
  }

  /**
   * @throws SyncException when something cannot be removed, or is still in use: then it is tried
   *     again
   */
  void run() throws SyncException {
    fence.pass();
    String namespace = sync.id().namespace();
    try (Target target = Clusters.open(kubeconfig, sync.id().source(), namespace)) {
      Inventory owned = target.inventory();
      Plan plan =
          SyncPlanner.plan(
              owned.commit(),
              List.of(),
              owned,
              target.survey(List.of(), owned, SyncPolicy.Rehearsal.SAMPLE),
              all());
      if (plan.held()) {
        throw new SyncException(plan.reasons());
      }
      List<Problem> refused = target.apply(plan, action -> {});
      if (!refused.isEmpty()) {
        throw new SyncException(refused);
      }
      refuseLeftovers(plan);
    }
  }

  private static SyncPolicy all() {
    return SyncPolicy.DEFAULT.allowingEmpty().withBrake(new Brake(Integer.MAX_VALUE, 100));
  }

  private static void refuseLeftovers(Plan plan) throws SyncException {
    List<Problem> left =
        plan.actions().stream()
            .filter(action -> action instanceof Action.Hold)
            .map(action -> (Action.Hold) action)
            .map(hold ->
                Problem.of(
                    Code.SYNC_LEFTOVER, hold.key().toString(), hold.reason(), "it is tried again"))
            .toList();
    if (!left.isEmpty()) {
      throw new SyncException(left);
    }
  }
}

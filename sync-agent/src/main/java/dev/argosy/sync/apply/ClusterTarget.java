package dev.argosy.sync.apply;

import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A Kubernetes cluster, written by server-side apply.
 *
 * <p>What changes is rehearsed by a server-side dry run before the first write; what is as it
 * should be costs a list and nothing else. An object without this sync's labels is never written or
 * deleted. The inventory is a ConfigMap that names everything about to be created before it is
 * created, so a crash leaves nothing unknown behind. Deleting a CronWorkflow would make the garbage
 * collector kill its running workflows; it is deleted with propagation {@code Orphan}, so that what
 * runs ends by itself. A template that somebody else's CronWorkflow or a run still refers to is not
 * deleted until they are gone.
 */
public final class ClusterTarget implements Target {
  private final ClusterCalls calls;
  private final String source;
  private final ClusterInventory ledger;
  private final Remembered remembered;

  /**
   * @param client closed with this target; its own retries should be off ({@link Clusters})
   * @param source name of the sync, at most 55 characters, a DNS label
   * @param namespace where the inventory lies
   * @param fence asked right before each write
   * @param remembered what need not be asked for again; outlives this target
   */
  ClusterTarget(
      LateClient client, String source, String namespace, Fence fence, Remembered remembered) {
    this.calls = new ClusterCalls(client, fence);
    this.source = source;
    this.ledger = new ClusterInventory(calls, source, namespace);
    this.remembered = remembered;
  }

  @Override
  public Inventory inventory() throws SyncException {
    return ledger.read();
  }

  @Override
  public Survey survey(List<Desired> desired, Inventory inventory, Rehearsal rehearsal)
      throws SyncException {
    Remembered.Round round = remembered.round(desired);
    Inventory open = inventory.without(round.settled());
    boolean few = !round.settled().isEmpty();
    return round.complete(new ClusterSurvey(calls, source, open, few).of(round.asked(), rehearsal));
  }

  /** Runs stay out of the union: they are never pruned, and a listed run counts as started. */
  @Override
  public List<Problem> apply(Plan plan, Consumer<Action> done) throws SyncException {
    if (plan.held() || !plan.writes()) {
      return List.of();
    }
    Inventory union =
        plan.before().plus(plan.after().objects().stream().filter(k -> !k.isRun()).toList());
    if (!union.equals(plan.before())) {
      ledger.write(union);
    }
    Map<ObjectKey, Problem> refused = new Carrying(calls, source, plan, done).out();
    Inventory after = refused.isEmpty() ? plan.after() : without(plan, refused);
    if (!after.equals(union)) {
      ledger.write(after);
    }
    return refused.values().stream().distinct().toList();
  }

  /** Nothing was removed and not all was created; the commit is not applied in full. */
  private static Inventory without(Plan plan, Map<ObjectKey, Problem> refused) {
    TreeSet<ObjectKey> owned = new TreeSet<>(plan.after().objects());
    owned.removeAll(refused.keySet());
    owned.addAll(plan.before().objects());
    return new Inventory(plan.before().source(), plan.before().commit(), owned);
  }

  @Override
  public void close() {
    calls.close();
  }
}

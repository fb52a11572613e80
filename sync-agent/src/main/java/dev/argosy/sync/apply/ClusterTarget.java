package dev.argosy.sync.apply;

import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Action.Create;
import dev.argosy.sync.plan.Action.Hold;
import dev.argosy.sync.plan.Action.Keep;
import dev.argosy.sync.plan.Action.Prune;
import dev.argosy.sync.plan.Action.Update;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Kubernetes cluster, written by server-side apply.
 *
 * <p>All objects are rehearsed by a server-side dry run before the first is written. An object
 * without this sync's labels is never written or deleted. The inventory is a ConfigMap that names
 * everything about to be created before it is created, so a crash leaves nothing unknown behind.
 * Deleting a CronWorkflow would make the garbage collector kill its running workflows; it is
 * deleted with propagation {@code Orphan}, so that what runs ends by itself. A template that
 * somebody else's CronWorkflow or a run still refers to is not deleted until they are gone.
 */
public final class ClusterTarget implements Target {
  private final ClusterCalls calls;
  private final String source;
  private final ClusterInventory ledger;

  /**
   * @param client closed with this target; its own retries should be off ({@link Clusters})
   * @param source name of the sync, at most 55 characters, a DNS label
   * @param namespace where the inventory lies
   */
  public ClusterTarget(KubernetesClient client, String source, String namespace) {
    this(client, new RetryAfter(), source, namespace);
  }

  ClusterTarget(KubernetesClient client, RetryAfter pauses, String source, String namespace) {
    this.calls = new ClusterCalls(client, pauses);
    this.source = source;
    this.ledger = new ClusterInventory(calls, source, namespace);
  }

  @Override
  public Inventory inventory() throws SyncException {
    return ledger.read();
  }

  @Override
  public Survey survey(List<Desired> desired, Inventory inventory) throws SyncException {
    return new ClusterSurvey(calls, source, inventory).of(desired);
  }

  /** Runs stay out of the union: they are never pruned, and a listed run counts as started. */
  @Override
  public void apply(Plan plan, Consumer<Action> done) throws SyncException {
    if (plan.held() || !plan.writes()) {
      return;
    }
    Inventory union =
        plan.before().plus(plan.after().objects().stream().filter(k -> !k.isRun()).toList());
    if (!union.equals(plan.before())) {
      ledger.write(union);
    }
    for (Action action : plan.actions()) {
      carryOut(action);
      if (action.writes()) {
        done.accept(action);
      }
    }
    ledger.write(plan.after());
  }

  private void carryOut(Action action) throws SyncException {
    switch (action) {
      case Create c -> calls.apply(c.key(), ClusterObjects.body(c.desired(), source), false, false);
      case Update u -> update(u);
      case Prune p -> calls.delete(p.key(), Token.parse(p.token()));
      case Keep k -> {}
      case Hold h -> {}
    }
  }

  /** The uid makes the server refuse when the object was replaced since it was looked at. */
  private void update(Update update) throws SyncException {
    GenericKubernetesResource body = ClusterObjects.body(update.desired(), source);
    body.getMetadata().setUid(Token.parse(update.token()).uid());
    calls.apply(update.key(), body, false, true);
  }

  @Override
  public void close() {
    calls.close();
  }
}

package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Action.Create;
import dev.argosy.sync.plan.Action.Hold;
import dev.argosy.sync.plan.Action.Keep;
import dev.argosy.sync.plan.Action.Prune;
import dev.argosy.sync.plan.Action.Update;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Standing;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Kubernetes cluster, written by server-side apply.
 *
 * <p>All objects are rehearsed by a server-side dry run before the first is written. An object
 * without this sync's labels is never written or deleted. The inventory is a ConfigMap that names
 * everything about to be created before it is created, so a crash leaves nothing unknown behind.
 * Deleting a CronWorkflow would make the garbage collector kill its running workflows; it is
 * deleted with propagation {@code Orphan}, so that what runs ends by itself.
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
    Map<ObjectKey, Standing> standing = new HashMap<>();
    List<Problem> refusals = new ArrayList<>();
    for (Desired d : desired) {
      collect(refusals, () -> standing.put(d.key(), rehearse(d, inventory)));
    }
    for (ObjectKey key : inventory.objects()) {
      if (!standing.containsKey(key)) {
        collect(refusals, () -> standing.put(key, leftover(key, inventory)));
      }
    }
    return new Survey(standing, refusals);
  }

  private interface Look {
    void run() throws SyncException;
  }

  /** One object's refusal must not hide another's; a target that does not answer ends it all. */
  private void collect(List<Problem> refusals, Look look) throws SyncException {
    try {
      look.run();
    } catch (SyncException e) {
      if (e.problems().stream().anyMatch(p -> p.code() == Code.TARGET_UNREACHABLE)) {
        throw e;
      }
      refusals.addAll(e.problems());
    }
  }

  private Standing rehearse(Desired desired, Inventory inventory) throws SyncException {
    Standing now = stands(desired.key(), inventory);
    return switch (now) {
      case Standing.Foreign f -> f;
      case Standing.Settled s -> s;
      case Standing.Absent a -> {
        GenericKubernetesResource body = ClusterObjects.body(desired, source);
        calls.apply(desired.key(), body, true, false);
        yield a;
      }
      case Standing.Owned o -> compare(desired);
    };
  }

  /** An object that is already being deleted needs no second deletion. */
  private Standing leftover(ObjectKey key, Inventory inventory) throws SyncException {
    boolean going = calls.get(key).map(o -> o.getMetadata().getDeletionTimestamp()).isPresent();
    return going ? new Standing.Absent() : stands(key, inventory);
  }

  private Standing compare(Desired desired) throws SyncException {
    ObjectKey key = desired.key();
    Optional<GenericKubernetesResource> live = calls.get(key);
    if (live.isEmpty()) {
      return new Standing.Absent();
    }
    if (live.get().getMetadata().getDeletionTimestamp() != null) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_REFUSED,
              key.toString(),
              "is being deleted and cannot be written yet",
              "it is tried again; if it stays so, a finalizer holds it"));
    }
    GenericKubernetesResource body = ClusterObjects.body(desired, source);
    List<String> conflicts = calls.conflicts(key, body);
    GenericKubernetesResource preview = calls.apply(key, body, true, true);
    return new Standing.Owned(
        ClusterObjects.same(live.get(), preview), Token.of(live.get()).text(), conflicts);
  }

  private Standing stands(ObjectKey key, Inventory inventory) throws SyncException {
    Optional<GenericKubernetesResource> found = calls.get(key);
    if (found.isEmpty()) {
      return key.isRun() && inventory.objects().contains(key)
          ? new Standing.Settled("it was started before and is gone; a run is started once")
          : new Standing.Absent();
    }
    GenericKubernetesResource live = found.get();
    if (!ClusterObjects.owned(live, source)) {
      return new Standing.Foreign(ClusterObjects.owner(live));
    }
    return key.isRun()
        ? new Standing.Settled("it was started before; a run is neither changed nor deleted")
        : new Standing.Owned(false, Token.of(live).text(), List.of());
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

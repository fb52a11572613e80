package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Standing;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One look at a cluster: how everything stands, and a rehearsal of every write. */
final class ClusterSurvey {
  private final ClusterCalls calls;
  private final ClusterView view;
  private final String source;
  private final Inventory inventory;
  private final Map<ObjectKey, Standing> standing = new HashMap<>();
  private final Map<ObjectKey, String> needed = new HashMap<>();
  private final List<Problem> refusals = new ArrayList<>();

  ClusterSurvey(ClusterCalls calls, String source, Inventory inventory) {
    this.calls = calls;
    this.view = new ClusterView(calls);
    this.source = source;
    this.inventory = inventory;
  }

  Survey of(List<Desired> desired) throws SyncException {
    for (Desired d : desired) {
      collect(() -> standing.put(d.key(), rehearse(d)));
    }
    List<ObjectKey> leftovers =
        inventory.objects().stream().filter(key -> !standing.containsKey(key)).toList();
    for (ObjectKey key : leftovers) {
      collect(() -> standing.put(key, leftover(key)));
    }
    Users users = new Users(calls, view, source);
    for (ObjectKey key : leftovers) {
      if (standing.get(key) instanceof Standing.Owned) {
        collect(() -> users.of(key).ifPresent(why -> needed.put(key, why)));
      }
    }
    return new Survey(standing, refusals, needed);
  }

  private interface Look {
    void run() throws SyncException;
  }

  /** One object's refusal must not hide another's; a target that does not answer ends it all. */
  private void collect(Look look) throws SyncException {
    try {
      look.run();
    } catch (SyncException e) {
      if (e.problems().stream().anyMatch(p -> p.code() == Code.TARGET_UNREACHABLE)) {
        throw e;
      }
      e.problems().stream().filter(p -> !refusals.contains(p)).forEach(refusals::add);
    }
  }

  private Standing rehearse(Desired desired) throws SyncException {
    Optional<GenericKubernetesResource> live = view.find(desired.key());
    Standing now = stands(desired.key(), live);
    return switch (now) {
      case Standing.Foreign f -> f;
      case Standing.Settled s -> s;
      case Standing.Absent a -> {
        calls.apply(desired.key(), ClusterObjects.body(desired, source), true, false);
        yield a;
      }
      case Standing.Owned o -> compare(desired, live.orElseThrow());
    };
  }

  private Standing compare(Desired desired, GenericKubernetesResource live) throws SyncException {
    refuseGoing(desired.key(), live);
    ClusterCalls.Preview preview =
        calls.preview(desired.key(), ClusterObjects.body(desired, source));
    GenericKubernetesResource now = live;
    if (!version(live).equals(version(preview.result()))) { // it changed since it was listed
      Optional<GenericKubernetesResource> again = calls.get(desired.key());
      Standing then = stands(desired.key(), again);
      if (!(then instanceof Standing.Owned)) {
        return then;
      }
      now = again.orElseThrow();
    }
    return new Standing.Owned(
        ClusterObjects.same(now, preview.result()), Token.of(now).text(), preview.conflicts());
  }

  private static String version(GenericKubernetesResource object) {
    return Objects.requireNonNullElse(object.getMetadata().getResourceVersion(), "");
  }

  private static void refuseGoing(ObjectKey key, GenericKubernetesResource live)
      throws SyncException {
    if (live.getMetadata().getDeletionTimestamp() != null) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_REFUSED,
              key.toString(),
              "is being deleted and cannot be written yet",
              "it is tried again; if it stays so, a finalizer holds it"));
    }
  }

  /** An object that is already being deleted needs no second deletion. */
  private Standing leftover(ObjectKey key) throws SyncException {
    Optional<GenericKubernetesResource> live = view.find(key);
    boolean going = live.map(o -> o.getMetadata().getDeletionTimestamp()).isPresent();
    return going ? new Standing.Absent() : stands(key, live);
  }

  private Standing stands(ObjectKey key, Optional<GenericKubernetesResource> found) {
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
}

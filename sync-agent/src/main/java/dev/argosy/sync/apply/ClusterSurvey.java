package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Standing;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy.Rehearsal;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One look at a cluster: how everything stands, and a rehearsal of the writes. */
final class ClusterSurvey {
  /**
   * More new objects than these are not all rehearsed where one that is refused holds only itself:
   * its own creation is then the server's word, and asking twice would double a first sync.
   */
  static final int BULK = 100;

  private final ClusterCalls calls;
  private final String source;
  private final Inventory inventory;
  private final Map<ObjectKey, Desired> wanted = new HashMap<>();
  private final ClusterView view;
  private final Map<ObjectKey, Standing> standing = new ConcurrentHashMap<>();
  private final Map<ObjectKey, String> needed = new HashMap<>();

  /**
   * @param few whether only some of what the sync owns is looked at
   */
  ClusterSurvey(ClusterCalls calls, String source, Inventory inventory, boolean few) {
    this.calls = calls;
    this.source = source;
    this.inventory = inventory;
    String ours = ClusterObjects.SOURCE_LABEL + "=" + source;
    this.view = new ClusterView(calls, this::look, ours, few);
  }

  private Sighting look(GenericKubernetesResource live) {
    return Sighting.of(live, Optional.ofNullable(wanted.get(key(live))).map(this::body), source);
  }

  private static ObjectKey key(GenericKubernetesResource live) {
    return new ObjectKey(
        live.getApiVersion(),
        live.getKind(),
        live.getMetadata().getNamespace(),
        live.getMetadata().getName());
  }

  private GenericKubernetesResource body(Desired desired) {
    return ClusterObjects.body(desired, source);
  }

  Survey of(List<Desired> desired, Rehearsal rehearsal) throws SyncException {
    desired.forEach(d -> wanted.put(d.key(), d));
    Set<ObjectKey> all = new HashSet<>(inventory.objects());
    all.addAll(wanted.keySet());
    view.prepare(all);
    Lanes.each(desired, d -> note(d.key(), () -> stands(d)));
    Lanes.each(creations(desired, rehearsal), d -> note(d.key(), () -> creatable(d)));
    List<ObjectKey> leftovers =
        inventory.objects().stream().filter(key -> !wanted.containsKey(key)).toList();
    Lanes.each(leftovers, key -> note(key, () -> leftover(key)));
    uses(leftovers);
    return new Survey(standing, List.of(), needed);
  }

  /** What is rehearsed of all that is new: in bulk the first of each kind and namespace. */
  private List<Desired> creations(List<Desired> desired, Rehearsal rehearsal) {
    List<Desired> fresh =
        desired.stream().filter(d -> standing.get(d.key()) instanceof Standing.Absent).toList();
    if (rehearsal == Rehearsal.ALL || fresh.size() <= BULK) {
      return fresh;
    }
    Set<List<String>> seen = new HashSet<>();
    return fresh.stream()
        .filter(d -> seen.add(List.of(d.key().kind(), d.key().namespace())))
        .toList();
  }

  private void uses(List<ObjectKey> leftovers) throws SyncException {
    Users users = new Users(calls, view);
    for (ObjectKey key : leftovers) {
      Standing known = standing.getOrDefault(key, new Standing.Absent());
      if (known instanceof Standing.Owned) {
        note(
            key,
            () -> {
              users.of(key).ifPresent(why -> needed.put(key, why));
              return known;
            });
      }
    }
  }

  private interface Look {
    Standing now() throws SyncException;
  }

  /** One object's refusal must not hide another's; a target that does not answer ends it all. */
  private void note(ObjectKey key, Look look) throws SyncException {
    try {
      standing.put(key, look.now());
    } catch (SyncException e) {
      if (e.problems().stream().map(Problem::code).anyMatch(Code.TARGET_UNREACHABLE::equals)) {
        throw e;
      }
      standing.put(key, new Standing.Refused(e.problems().get(0)));
    }
  }

  private Standing stands(Desired desired) throws SyncException {
    return stands(desired, view.find(desired.key()));
  }

  private Standing stands(Desired desired, Optional<Sighting> seen) throws SyncException {
    ObjectKey key = desired.key();
    if (seen.isEmpty()) {
      return absent(key);
    }
    Sighting sight = seen.get();
    boolean ours = sight.owned() || unlabelled(key, sight);
    if (sight.claimed() || (key.isRun() && !ours)) {
      return new Standing.Foreign(sight.owner());
    }
    if (key.isRun()) {
      return started();
    }
    refuseGoing(key, sight);
    return ours ? compare(desired, sight) : unclaimed(desired, sight);
  }

  /** It lost our labels, though we made it and still have it on our list: they are put back. */
  private boolean unlabelled(ObjectKey key, Sighting sight) {
    return !sight.claimed() && sight.ours() && inventory.objects().contains(key);
  }

  private Standing unclaimed(Desired desired, Sighting sight) throws SyncException {
    return compare(desired, sight) instanceof Standing.Owned taken
        ? new Standing.Unclaimed(sight.owner(), sight.offered(), taken)
        : new Standing.Foreign(sight.owner());
  }

  private Standing compare(Desired desired, Sighting sight) throws SyncException {
    if (sight.same()) {
      return new Standing.Owned(true, sight.token().text(), List.of());
    }
    try {
      return compare(desired, sight, calls.preview(desired.key(), body(desired)));
    } catch (SyncException e) {
      if (ClusterCalls.refused(e)
          && Surplus.inTheWay(calls, desired.key(), body(desired)).isPresent()) {
        return new Standing.Owned(false, sight.token().text(), texts(sight));
      }
      throw e;
    }
  }

  private Standing compare(Desired desired, Sighting sight, ClusterCalls.Preview preview)
      throws SyncException {
    if (!sight.token().equals(Token.of(preview.result()))) { // it changed since it was listed
      Optional<Sighting> again = view.ask(desired.key());
      return again.map(Sighting::token).equals(Optional.of(sight.token()))
          ? compared(sight, preview)
          : stands(desired, again);
    }
    return compared(sight, preview);
  }

  private static List<String> texts(Sighting sight) {
    return sight.extras().stream().map(Extra::text).toList();
  }

  private static Standing compared(Sighting sight, ClusterCalls.Preview preview) {
    List<String> conflicts = new ArrayList<>(preview.conflicts());
    conflicts.addAll(texts(sight));
    boolean same =
        sight.extras().isEmpty() && sight.content().equals(ClusterObjects.digest(preview.result()));
    return new Standing.Owned(same, sight.token().text(), conflicts);
  }

  private static void refuseGoing(ObjectKey key, Sighting sight) throws SyncException {
    if (sight.going()) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_REFUSED,
              key.toString(),
              "is being deleted and cannot be written yet",
              "it is tried again; if it stays so, a finalizer holds it"));
    }
  }

  private Standing creatable(Desired desired) throws SyncException {
    calls.rehearse(desired.key(), body(desired));
    return new Standing.Absent();
  }

  private Standing absent(ObjectKey key) {
    return key.isRun() && inventory.objects().contains(key)
        ? new Standing.Settled("it was started before and is gone; a run is started once")
        : new Standing.Absent();
  }

  private static Standing started() {
    return new Standing.Settled("it was started before; a run is neither changed nor deleted");
  }

  /** An object that is already being deleted needs no second deletion. */
  private Standing leftover(ObjectKey key) throws SyncException {
    Optional<Sighting> seen = view.find(key);
    if (seen.isEmpty() || seen.get().going()) {
      return absent(key);
    }
    if (!seen.get().owned()) {
      return new Standing.Foreign(seen.get().owner());
    }
    return key.isRun()
        ? started()
        : new Standing.Owned(false, seen.get().token().text(), List.of());
  }
}

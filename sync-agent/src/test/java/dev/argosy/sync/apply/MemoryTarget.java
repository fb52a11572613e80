package dev.argosy.sync.apply;

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
import dev.argosy.sync.plan.SyncPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A target in memory; counts what is written. */
public final class MemoryTarget implements Target {
  public final Map<ObjectKey, String> objects = new TreeMap<>();
  public int writes;
  private final Map<ObjectKey, String> foreign = new TreeMap<>();
  private Inventory inventory;

  public MemoryTarget(String source) {
    this.inventory = Inventory.none(source);
  }

  /** Puts an object there that is somebody else's. */
  public void stranger(Desired desired) {
    foreign.put(desired.key(), desired.yaml());
  }

  public Map<ObjectKey, String> strangers() {
    return foreign;
  }

  @Override
  public Inventory inventory() {
    return inventory;
  }

  @Override
  public Survey survey(List<Desired> desired, Inventory owned, SyncPolicy.Rehearsal rehearsal) {
    Map<ObjectKey, Standing> standing = new HashMap<>();
    owned.objects().forEach(key -> standing.put(key, stands(key, "")));
    desired.forEach(d -> standing.put(d.key(), stands(d.key(), d.yaml())));
    return new Survey(standing, List.of());
  }

  private Standing stands(ObjectKey key, String wanted) {
    if (foreign.containsKey(key)) {
      return new Standing.Foreign("somebody else");
    }
    String live = objects.get(key);
    return live == null
        ? new Standing.Absent()
        : new Standing.Owned(live.equals(wanted), "", List.of());
  }

  @Override
  public List<Problem> apply(Plan plan, Consumer<Action> done) {
    if (plan.held() || !plan.writes()) {
      return List.of();
    }
    inventory = plan.after();
    for (Action action : plan.actions()) {
      carryOut(action);
      if (action.writes()) {
        writes++;
        done.accept(action);
      }
    }
    return List.of();
  }

  private void carryOut(Action action) {
    switch (action) {
      case Create c -> objects.put(c.key(), c.desired().yaml());
      case Update u -> objects.put(u.key(), u.desired().yaml());
      case Prune p -> objects.remove(p.key());
      case Keep k -> {}
      case Hold h -> {}
    }
  }

  @Override
  public void close() {
    // nothing to close
  }
}

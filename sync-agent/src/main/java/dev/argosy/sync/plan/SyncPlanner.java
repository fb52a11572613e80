package dev.argosy.sync.plan;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Action.Create;
import dev.argosy.sync.plan.Action.Hold;
import dev.argosy.sync.plan.Action.Keep;
import dev.argosy.sync.plan.Action.Prune;
import dev.argosy.sync.plan.Action.Update;
import dev.argosy.sync.plan.Standing.Absent;
import dev.argosy.sync.plan.Standing.Foreign;
import dev.argosy.sync.plan.Standing.Owned;
import dev.argosy.sync.plan.Standing.Refused;
import dev.argosy.sync.plan.Standing.Settled;
import dev.argosy.sync.plan.Standing.Unclaimed;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides, without doing: (demand, inventory, what stands there, policy) to a plan. */
public final class SyncPlanner {
  private static final String UNTIL_WHOLE =
      "nothing is removed while a part of the commit is held back";

  private final Demand demand;
  private final Inventory inventory;
  private final Survey survey;
  private final SyncPolicy policy;
  private final SortedMap<ObjectKey, Problem> withheld;
  private final List<Problem> flaws;

  private SyncPlanner(Demand demand, Inventory inventory, Survey survey, SyncPolicy policy) {
    this.demand = demand;
    this.inventory = inventory;
    this.survey = survey;
    this.policy = policy;
    this.withheld = Withholding.of(demand, survey, policy);
    this.flaws = demand.flaws(withheld);
  }

  /**
   * @param demand what the commit asks for
   * @param inventory what this sync owns
   * @param survey of all of these
   * @param policy what it may do
   * @return a plan that is held when nothing at all may be written
   */
  public static Plan plan(Demand demand, Inventory inventory, Survey survey, SyncPolicy policy) {
    return new SyncPlanner(demand, inventory, survey, policy).plan();
  }

  /** The same of a commit that compiled whole. */
  public static Plan plan(
      String commit, List<Desired> desired, Inventory inventory, Survey survey, SyncPolicy policy) {
    return plan(Demand.of(commit, desired), inventory, survey, policy);
  }

  /** The plan of a sync that must write nothing: all that is owned stays. */
  public static Plan hold(Inventory inventory, List<Problem> reasons) {
    String reason = reasons.get(0).message();
    List<Action> actions =
        inventory.objects().stream().<Action>map(key -> new Hold(key, reason)).toList();
    return new Plan(actions, inventory, inventory, reasons, List.of(), Isolation.ALL);
  }

  private Plan plan() {
    List<Problem> reasons = new ArrayList<>(survey.refusals());
    if (policy.isolation() == Isolation.ALL || nothingIsLeft()) {
      reasons.addAll(flaws);
    }
    if (!reasons.isEmpty()) {
      return hold(inventory, reasons);
    }
    List<Action> actions = actions();
    List<Problem> brake = brake(actions);
    return brake.isEmpty()
        ? new Plan(actions, inventory, after(actions), List.of(), flaws, policy.isolation())
        : hold(inventory, brake);
  }

  private boolean nothingIsLeft() {
    return demand.desired().stream().allMatch(d -> withheld.containsKey(d.key()));
  }

  private List<Action> actions() {
    SortedMap<ObjectKey, Action> wanted = new TreeMap<>();
    withheld.forEach((key, why) -> wanted.put(key, new Hold(key, why.message())));
    demand.desired().forEach(d -> wanted.computeIfAbsent(d.key(), key -> apply(d)));
    List<Action> actions = new ArrayList<>(wanted.values());
    inventory.objects().stream()
        .filter(key -> !wanted.containsKey(key))
        .sorted(Comparator.reverseOrder())
        .forEach(key -> actions.add(drop(key)));
    return actions;
  }

  private Action apply(Desired desired) {
    return switch (survey.of(desired.key())) {
      case Absent a -> new Create(desired);
      case Owned o -> update(desired, o);
      case Unclaimed u -> new Update(desired, u.taken().token(), u.taken().conflicts());
      case Settled s -> new Keep(desired.key(), s.reason());
      case Foreign f -> new Hold(desired.key(), f.owner()); // withheld: it does not come here
      case Refused r -> new Hold(desired.key(), r.why().message());
    };
  }

  private static Action update(Desired desired, Owned owned) {
    return owned.same()
        ? new Keep(desired.key(), "unchanged")
        : new Update(desired, owned.token(), owned.conflicts());
  }

  private Action drop(ObjectKey key) {
    if (!policy.allows(key)) {
      return new Hold(key, "its namespace is not one this sync may write to");
    }
    String needed = survey.needed().get(key);
    return needed == null ? drop(key, survey.of(key)) : new Hold(key, needed);
  }

  private Action drop(ObjectKey key, Standing standing) {
    return switch (standing) {
      case Absent a -> new Keep(key, "already gone");
      case Owned o -> flaws.isEmpty() ? new Prune(key, o.token()) : new Hold(key, UNTIL_WHOLE);
      case Settled s -> new Keep(key, s.reason() + "; no longer owned");
      case Foreign f -> released(key, f.owner());
      case Unclaimed u -> released(key, u.owner());
      case Refused r -> new Hold(key, r.why().message());
    };
  }

  private static Action released(ObjectKey key, String owner) {
    return new Keep(key, "it belongs to " + owner + " now; no longer owned");
  }

  /** What is wanted and written, and what was owned and is held; the commit only when it is all. */
  private Inventory after(List<Action> actions) {
    TreeSet<ObjectKey> owned = new TreeSet<>();
    demand.desired().stream().map(Desired::key).forEach(owned::add);
    owned.removeAll(withheld.keySet());
    actions.stream()
        .filter(a -> a instanceof Hold && inventory.objects().contains(a.key()))
        .forEach(a -> owned.add(a.key()));
    String commit = flaws.isEmpty() ? demand.commit() : inventory.commit();
    return new Inventory(inventory.source(), commit, owned);
  }

  private List<Problem> brake(List<Action> actions) {
    int prunes = (int) actions.stream().filter(a -> a instanceof Prune).count();
    int owned = (int) inventory.objects().stream().filter(key -> !key.isRun()).count();
    if (demand.acknowledged() || inventory.objects().isEmpty()) {
      return List.of();
    }
    if (demand.isEmpty()) {
      return policy.allowEmpty() ? List.of() : List.of(empty());
    }
    return policy.brake().holds(prunes, owned) ? List.of(tooMany(prunes, owned)) : List.of();
  }

  private Problem empty() {
    return brake(
        "the commit compiles to nothing, and "
            + inventory.objects().size()
            + " objects would be removed",
        "if that is meant, sync once with --allow-empty, or acknowledge ");
  }

  private Problem tooMany(int prunes, int owned) {
    return brake(
        "the commit would remove "
            + prunes
            + " of "
            + owned
            + " objects, and more than "
            + policy.brake().text()
            + " needs a word",
        "if that is meant, acknowledge ");
  }

  private Problem brake(String message, String hint) {
    return Problem.of(
        Code.PRUNE_BRAKE,
        inventory.source(),
        message,
        hint
            + "commit "
            + demand.commit()
            + ", or push a commit whose message ends with '"
            + SyncPolicy.ACKNOWLEDGE_TRAILER
            + ": "
            + SyncPolicy.ACKNOWLEDGE_PRUNE
            + "'");
  }
}

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
import dev.argosy.sync.plan.Standing.Settled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides, without doing: (desired, inventory, what stands there) to a plan. */
public final class SyncPlanner {
  private SyncPlanner() {}

  /**
   * @param commit what {@code desired} was compiled from
   * @param desired each key once
   * @param inventory what this sync owns
   * @param survey of all of these
   * @param policy what it may do
   * @return a plan that is held when anything must not be written
   */
  public static Plan plan(
      String commit, List<Desired> desired, Inventory inventory, Survey survey, SyncPolicy policy) {
    SortedMap<ObjectKey, Desired> wanted = new TreeMap<>();
    desired.forEach(d -> wanted.put(d.key(), d));
    List<Problem> reasons = reasons(wanted, inventory, survey, policy);
    return reasons.isEmpty() ? go(commit, wanted, inventory, survey) : hold(inventory, reasons);
  }

  /** The plan of a sync that must write nothing: all that is owned stays. */
  public static Plan hold(Inventory inventory, List<Problem> reasons) {
    String reason = reasons.get(0).message();
    List<Action> actions =
        inventory.objects().stream().<Action>map(key -> new Hold(key, reason)).toList();
    return new Plan(actions, inventory, inventory, reasons);
  }

  private static List<Problem> reasons(
      SortedMap<ObjectKey, Desired> wanted, Inventory inventory, Survey survey, SyncPolicy policy) {
    List<Problem> reasons = new ArrayList<>(survey.refusals());
    wanted.keySet().forEach(key -> foreign(key, survey).ifPresent(reasons::add));
    if (wanted.isEmpty() && !inventory.objects().isEmpty() && !policy.allowEmpty()) {
      reasons.add(brake(inventory));
    }
    return reasons;
  }

  private static Optional<Problem> foreign(ObjectKey key, Survey survey) {
    return survey.of(key) instanceof Foreign f
        ? Optional.of(
            Problem.of(
                Code.OBJECT_FOREIGN,
                key.toString(),
                "exists and belongs to " + f.owner() + ", so it is not touched",
                "rename the pipeline or remove the existing one; nothing was written"))
        : Optional.empty();
  }

  private static Problem brake(Inventory inventory) {
    return Problem.of(
        Code.PRUNE_BRAKE,
        inventory.source(),
        "the commit compiles to nothing, and "
            + inventory.objects().size()
            + " objects would be removed",
        "if that is meant, sync once with --allow-empty");
  }

  private static Plan go(
      String commit, SortedMap<ObjectKey, Desired> wanted, Inventory inventory, Survey survey) {
    List<Action> actions = new ArrayList<>();
    wanted.values().forEach(d -> actions.add(apply(d, survey.of(d.key()))));
    inventory.objects().stream()
        .filter(key -> !wanted.containsKey(key))
        .sorted(Comparator.reverseOrder())
        .forEach(key -> actions.add(drop(key, survey)));
    Inventory after =
        new Inventory(inventory.source(), commit, new TreeSet<>(wanted.keySet()))
            .plus(held(actions));
    return new Plan(actions, inventory, after, List.of());
  }

  private static Action apply(Desired desired, Standing standing) {
    return switch (standing) {
      case Absent a -> new Create(desired);
      case Owned o ->
          o.same()
              ? new Keep(desired.key(), "unchanged")
              : new Update(desired, o.token(), o.conflicts());
      case Settled s -> new Keep(desired.key(), s.reason());
      case Foreign f -> new Keep(desired.key(), "it belongs to " + f.owner());
    };
  }

  private static List<ObjectKey> held(List<Action> actions) {
    return actions.stream().filter(a -> a instanceof Hold).map(Action::key).toList();
  }

  private static Action drop(ObjectKey key, Survey survey) {
    String needed = survey.needed().get(key);
    return needed == null ? drop(key, survey.of(key)) : new Hold(key, needed);
  }

  private static Action drop(ObjectKey key, Standing standing) {
    return switch (standing) {
      case Absent a -> new Keep(key, "already gone");
      case Owned o -> new Prune(key, o.token());
      case Settled s -> new Keep(key, s.reason() + "; no longer owned");
      case Foreign f -> new Keep(key, "it belongs to " + f.owner() + " now; no longer owned");
    };
  }
}

package dev.argosy.sync.plan;

import dev.argosy.sync.plan.SyncPolicy.Isolation;
import java.util.List;

/**
 * Everything a sync will do, in the order it will be done.
 *
 * @param actions creates and updates in apply order, then prunes in reverse
 * @param before the inventory as it was read
 * @param after the inventory when all actions are done; equal to {@code before} when held
 * @param reasons why the sync is held; empty when it is not
 * @param withheld why the commit is not applied whole, though the sync is not held
 * @param isolation what an object that is refused after all keeps from being written
 */
public record Plan(
    List<Action> actions,
    Inventory before,
    Inventory after,
    List<Problem> reasons,
    List<Problem> withheld,
    Isolation isolation) {
  public Plan {
    actions = List.copyOf(actions);
    reasons = List.copyOf(reasons);
    withheld = List.copyOf(withheld);
  }

  public boolean held() {
    return !reasons.isEmpty();
  }

  /** Whether the commit is applied, but not all of it. */
  public boolean partial() {
    return !withheld.isEmpty();
  }

  /** Whether carrying it out changes the target at all. */
  public boolean writes() {
    return !before.equals(after) || actions.stream().anyMatch(Action::writes);
  }
}

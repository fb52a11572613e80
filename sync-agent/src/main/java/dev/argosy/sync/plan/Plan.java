package dev.argosy.sync.plan;

import java.util.List;

/**
 * Everything a sync will do, in the order it will be done.
 *
 * @param actions creates and updates in apply order, then prunes in reverse
 * @param before the inventory as it was read
 * @param after the inventory when all actions are done; equal to {@code before} when held
 * @param reasons why the sync is held; empty when it is not
 */
public record Plan(List<Action> actions, Inventory before, Inventory after, List<Problem> reasons) {
  public Plan {
    actions = List.copyOf(actions);
    reasons = List.copyOf(reasons);
  }

  public boolean held() {
    return !reasons.isEmpty();
  }

  /** Whether carrying it out changes the target at all. */
  public boolean writes() {
    return !before.equals(after) || actions.stream().anyMatch(Action::writes);
  }
}

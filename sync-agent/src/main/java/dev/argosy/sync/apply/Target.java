package dev.argosy.sync.apply;

import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy.Rehearsal;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where objects go. Belongs to one sync, used by one thread at a time.
 *
 * <p>Every implementation guarantees: after a crash at any moment the inventory names everything
 * that was written, and a later {@link #apply} of a fresh plan brings the target to the same state.
 */
public interface Target extends AutoCloseable {
  /**
   * What this sync owns; {@link Inventory#none} before the first.
   *
   * @throws SyncException when it cannot be read or understood, or is another's
   */
  Inventory inventory() throws SyncException;

  /**
   * Looks at every desired and every inventoried object, and rehearses the writes. Changes nothing.
   *
   * @param rehearsal with {@link Rehearsal#ALL} every write is rehearsed; else new objects need not
   *     be, since one that is refused then holds only itself
   * @throws SyncException when the target as a whole cannot answer; what is wrong with single
   *     objects stands in the survey, all of it
   */
  Survey survey(List<Desired> desired, Inventory inventory, Rehearsal rehearsal)
      throws SyncException;

  /**
   * Carries out a plan made from {@link #survey}. A plan that does not {@link Plan#writes write}
   * touches nothing.
   *
   * @param done told of each action after it took effect
   * @return what the target refused after all, though all else was done and nothing was removed;
   *     empty when the plan was carried out
   * @throws SyncException when it stopped; everything before has taken effect, or for a target that
   *     swaps as a whole, nothing has
   */
  List<Problem> apply(Plan plan, Consumer<Action> done) throws SyncException;

  @Override
  void close();
}

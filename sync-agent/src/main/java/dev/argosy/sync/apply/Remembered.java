package dev.argosy.sync.apply;

import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Standing;
import dev.argosy.sync.plan.Survey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The objects that stood as Git wants them when they were last looked at, and that a watch has had
 * its eye on since before that look. If no change of one was told, and Git wants the same, it is
 * not asked for again: one changed file among thousands costs a look at its own objects.
 *
 * <p>One for each sync, used by its thread alone. Whoever keeps it {@linkplain #forget forgets} now
 * and then, so that what a watch may have missed is found.
 */
public final class Remembered {
  private final Predicate<ObjectKey> watched;
  private final Map<ObjectKey, Desired> stood = new HashMap<>();

  /**
   * @param watched whether each change that others make to an object is told, and none is known
   */
  public Remembered(Predicate<ObjectKey> watched) {
    this.watched = watched;
  }

  /** Of who watches nothing: each survey looks at everything. */
  public static Remembered nothing() {
    return new Remembered(key -> false);
  }

  /** The next survey looks at everything. */
  public void forget() {
    stood.clear();
  }

  /** Before a survey. */
  Round round(List<Desired> desired) {
    stood.keySet().retainAll(desired.stream().map(Desired::key).collect(Collectors.toSet()));
    Round round = new Round();
    for (Desired each : desired) {
      if (!watched.test(each.key())) {
        round.asked.add(each);
        continue;
      }
      if (each.equals(stood.get(each.key()))) {
        round.settled.add(each.key());
      } else {
        round.asked.add(each);
        round.seen.put(each.key(), each);
      }
    }
    return round;
  }

  /** What one survey need not ask, and what it finds. */
  final class Round {
    private final Set<ObjectKey> settled = new HashSet<>();
    private final List<Desired> asked = new ArrayList<>();
    private final Map<ObjectKey, Desired> seen = new HashMap<>();

    Set<ObjectKey> settled() {
      return settled;
    }

    List<Desired> asked() {
      return asked;
    }

    /**
     * @param survey of what was asked
     * @return the survey of everything
     */
    Survey complete(Survey survey) {
      Map<ObjectKey, Standing> all = new HashMap<>(survey.standing());
      seen.forEach((key, desired) -> {
        if (all.get(key) instanceof Standing.Owned owned && owned.same()) {
          stood.put(key, desired);
        } else {
          stood.remove(key);
        }
      });
      settled.forEach(key -> all.put(key, new Standing.Owned(true, "", List.of())));
      return new Survey(all, survey.refusals(), survey.needed());
    }
  }
}

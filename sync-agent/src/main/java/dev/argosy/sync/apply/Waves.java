package dev.argosy.sync.apply;

import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The writes of a plan in groups: what is in one group may be written in any order. ConfigMaps come
 * first, then templates, those that others refer to before the others, then CronWorkflows, then
 * runs, then what is pruned, the other way round.
 */
final class Waves {
  /** More groups of templates than a kind could need. */
  private static final int STRIDE = 1_000_000;

  private final Map<ObjectKey, Set<ObjectKey>> references = new HashMap<>();
  private final Map<ObjectKey, Integer> depths = new HashMap<>();

  private Waves(List<Action> actions) {
    for (Action action : actions) {
      desired(action).ifPresent(d -> references.put(d.key(), References.of(d)));
    }
  }

  static Optional<Desired> desired(Action action) {
    return switch (action) {
      case Action.Create c -> Optional.of(c.desired());
      case Action.Update u -> Optional.of(u.desired());
      case Action.Prune p -> Optional.empty();
      case Action.Keep k -> Optional.empty();
      case Action.Hold h -> Optional.empty();
    };
  }

  static List<List<Action>> of(List<Action> actions) {
    Waves waves = new Waves(actions);
    TreeMap<Integer, List<Action>> groups = new TreeMap<>();
    actions.stream()
        .filter(Action::writes)
        .forEach(action ->
            groups.computeIfAbsent(waves.place(action), k -> new ArrayList<>()).add(action));
    return List.copyOf(groups.values());
  }

  private int place(Action action) {
    int rank = action.key().rank();
    return action instanceof Action.Prune
        ? (2 * ObjectKey.KINDS.size() - rank) * STRIDE
        : rank * STRIDE + Math.min(depth(action.key(), new HashSet<>()), STRIDE - 1);
  }

  /** How long the longest way along references is; a circle ends where it began. */
  private int depth(ObjectKey key, Set<ObjectKey> way) {
    Integer known = depths.get(key);
    if (known != null || !way.add(key)) {
      return known == null ? 0 : known;
    }
    int depth = 0;
    for (ObjectKey next : references.getOrDefault(key, Set.of())) {
      if (next.rank() == key.rank() && references.containsKey(next)) {
        depth = Math.max(depth, 1 + depth(next, way));
      }
    }
    way.remove(key);
    depths.put(key, depth);
    return depth;
  }
}

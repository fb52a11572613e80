package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a cluster holds at the time of one survey. Templates and CronWorkflows of a namespace are
 * listed once; runs and ConfigMaps are asked for one by one, because others have many and large
 * ones, and reading all of them is a right that a sync does not need. Where there are many
 * ConfigMaps of ours and the right is there, ours are listed. A survey of few objects asks for them
 * one by one, too.
 */
final class ClusterView {
  private static final Set<String> LISTED = Set.of("WorkflowTemplate", "CronWorkflow");
  private static final int MANY = 20;

  private final ClusterCalls calls;
  private final Function<GenericKubernetesResource, Sighting> look;
  private final String ours;
  private final boolean few;
  private final Map<Scope, Map<String, Sighting>> lists = new ConcurrentHashMap<>();
  private final Map<Scope, SyncException> failures = new ConcurrentHashMap<>();

  private record Scope(String kind, String namespace) {
    static Scope of(ObjectKey key) {
      return new Scope(key.kind(), key.namespace());
    }
  }

  /**
   * @param look what is remembered of an object
   * @param ours a selector of what this sync may own
   * @param few whether it may be cheaper to ask for single objects than to list all of a namespace
   */
  ClusterView(
      ClusterCalls calls,
      Function<GenericKubernetesResource, Sighting> look,
      String ours,
      boolean few) {
    this.calls = calls;
    this.look = look;
    this.ours = ours;
    this.few = few;
  }

  /** Lists all that is worth listing for these, so that {@link #find} need not ask any more. */
  void prepare(Collection<ObjectKey> keys) throws SyncException {
    Map<Scope, ObjectKey> scopes = new LinkedHashMap<>();
    Map<Scope, Integer> sizes = new HashMap<>();
    for (ObjectKey key : keys) {
      scopes.putIfAbsent(Scope.of(key), key);
      sizes.merge(Scope.of(key), 1, Integer::sum);
    }
    Set<ObjectKey> likes = new HashSet<>();
    scopes.forEach((scope, like) -> {
      boolean many = sizes.getOrDefault(scope, 0) > MANY;
      boolean always = LISTED.contains(scope.kind()) && !few;
      if (always || (many && isListable(scope.kind()))) {
        likes.add(like);
      }
    });
    Lanes.each(likes, this::load);
  }

  private static boolean isListable(String kind) {
    return LISTED.contains(kind) || kind.equals("ConfigMap");
  }

  /** What stands there, empty when nothing does. */
  Optional<Sighting> find(ObjectKey key) throws SyncException {
    if (LISTED.contains(key.kind()) && (!few || lists.containsKey(Scope.of(key)))) {
      return Optional.ofNullable(list(key).get(key.name()));
    }
    Sighting seen = lists.getOrDefault(Scope.of(key), Map.of()).get(key.name());
    return seen == null ? ask(key) : Optional.of(seen);
  }

  /** The same, as it is now. */
  Optional<Sighting> ask(ObjectKey key) throws SyncException {
    return calls.get(key).map(look);
  }

  /** All of the kind and namespace of {@code like}; a kind that is listed. */
  Collection<Sighting> all(ObjectKey like) throws SyncException {
    return list(like).values();
  }

  private Map<String, Sighting> list(ObjectKey like) throws SyncException {
    if (!lists.containsKey(Scope.of(like))) {
      load(like);
    }
    SyncException failure = failures.get(Scope.of(like));
    if (failure != null) {
      throw failure;
    }
    return lists.getOrDefault(Scope.of(like), Map.of());
  }

  /** A list that failed once is not asked for again: its failure is one, however many need it. */
  private void load(ObjectKey like) throws SyncException {
    Map<String, Sighting> found = new LinkedHashMap<>();
    try {
      String labels = LISTED.contains(like.kind()) ? "" : ours;
      calls.list(like, labels, look).forEach(seen -> found.put(seen.name(), seen));
    } catch (SyncException e) {
      if (e.problems().stream().map(Problem::code).anyMatch(Code.TARGET_UNREACHABLE::equals)) {
        throw e;
      }
      failures.put(Scope.of(like), e);
    }
    lists.put(Scope.of(like), found);
  }
}

package dev.argosy.sync.apply;

import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a cluster holds at the time of one survey. Templates and CronWorkflows of a namespace are
 * listed once; runs and ConfigMaps are asked for one by one, because others have many and large
 * ones, and reading all of them is a right that a sync does not need.
 */
final class ClusterView {
  private static final Set<String> LISTED = Set.of("WorkflowTemplate", "CronWorkflow");

  private final ClusterCalls calls;
  private final Map<Scope, Map<String, GenericKubernetesResource>> lists = new HashMap<>();
  private final Map<Scope, SyncException> failures = new HashMap<>();

  private record Scope(String kind, String namespace) {}

  ClusterView(ClusterCalls calls) {
    this.calls = calls;
  }

  /** The object, empty when there is none. */
  Optional<GenericKubernetesResource> find(ObjectKey key) throws SyncException {
    return LISTED.contains(key.kind())
        ? Optional.ofNullable(list(key).get(key.name()))
        : calls.get(key);
  }

  /** All of the kind and namespace of {@code like}; a kind that is listed. */
  Collection<GenericKubernetesResource> all(ObjectKey like) throws SyncException {
    return list(like).values();
  }

  /** A list that failed once is not asked for again: its failure is one, however many need it. */
  private Map<String, GenericKubernetesResource> list(ObjectKey like) throws SyncException {
    Scope scope = new Scope(like.kind(), like.namespace());
    SyncException failure = failures.get(scope);
    if (failure != null) {
      throw failure;
    }
    Map<String, GenericKubernetesResource> known = lists.get(scope);
    return known == null ? load(scope, like) : known;
  }

  private Map<String, GenericKubernetesResource> load(Scope scope, ObjectKey like)
      throws SyncException {
    try {
      Map<String, GenericKubernetesResource> found = new LinkedHashMap<>();
      calls.list(like, "").forEach(o -> found.put(o.getMetadata().getName(), o));
      lists.put(scope, found);
      return found;
    } catch (SyncException e) {
      failures.put(scope, e);
      throw e;
    }
  }
}

package dev.argosy.sync.apply;

import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who, besides this sync, still needs its templates: CronWorkflows of others and runs that have not
 * ended, by themselves or through another template. Asked only when a template is to be pruned.
 */
final class Users {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Error");
  private static final Set<String> REFERENCES = Set.of("workflowTemplateRef", "templateRef");
  private static final String RUNNING = "workflows.argoproj.io/completed!=true";

  private final ClusterCalls calls;
  private final ClusterView view;
  private final String source;

  /** Namespace to name of template to who needs it. */
  private final Map<String, Map<String, String>> needed = new HashMap<>();

  Users(ClusterCalls calls, ClusterView view, String source) {
    this.calls = calls;
    this.view = view;
    this.source = source;
  }

  /** Why {@code key} must stay, empty when nobody needs it. */
  Optional<String> of(ObjectKey key) throws SyncException {
    if (!key.kind().equals("WorkflowTemplate")) {
      return Optional.empty();
    }
    Map<String, String> known = needed.get(key.namespace());
    if (known == null) {
      known = look(key);
      needed.put(key.namespace(), known);
    }
    return Optional.ofNullable(known.get(key.name()));
  }

  private Map<String, String> look(ObjectKey template) throws SyncException {
    Map<String, String> found = new HashMap<>();
    for (GenericKubernetesResource cron : view.all(like(template, "CronWorkflow"))) {
      if (!ClusterObjects.owned(cron, source)
          && cron.getMetadata().getDeletionTimestamp() == null) {
        note(found, cron, "CronWorkflow '" + cron.getMetadata().getName() + "' still refers to it");
      }
    }
    for (GenericKubernetesResource run : calls.list(like(template, "Workflow"), RUNNING)) {
      if (!ended(run)) {
        note(found, run, "Workflow '" + run.getMetadata().getName() + "' still runs with it");
      }
    }
    return throughTemplates(template, found);
  }

  private static ObjectKey like(ObjectKey template, String kind) {
    return new ObjectKey(template.apiVersion(), kind, template.namespace(), template.name());
  }

  private static void note(Map<String, String> found, GenericKubernetesResource by, String why) {
    references(by).forEach(name -> found.putIfAbsent(name, why));
  }

  private static boolean ended(GenericKubernetesResource run) {
    return run.getAdditionalProperties().get("status") instanceof Map<?, ?> status
        && status.get("phase") instanceof String phase
        && ENDED.contains(phase);
  }

  /** What a needed template refers to is needed for the same reason. */
  private Map<String, String> throughTemplates(ObjectKey like, Map<String, String> found)
      throws SyncException {
    Map<String, Set<String>> next = new HashMap<>();
    for (GenericKubernetesResource template : view.all(like)) {
      next.put(template.getMetadata().getName(), references(template));
    }
    Deque<String> open = new ArrayDeque<>(found.keySet());
    while (!open.isEmpty()) {
      String name = open.pop();
      String why = found.getOrDefault(name, "");
      for (String further : next.getOrDefault(name, Set.of())) {
        if (found.putIfAbsent(further, why) == null) {
          open.push(further);
        }
      }
    }
    return found;
  }

  /** The templates of its own namespace that an object names, wherever in its spec. */
  private static Set<String> references(GenericKubernetesResource object) {
    Set<String> names = new TreeSet<>();
    collect(object.getAdditionalProperties().get("spec"), names);
    return names;
  }

  private static void collect(@Nullable Object node, Set<String> names) {
    if (node instanceof Iterable<?> list) {
      list.forEach(item -> collect(item, names));
    }
    if (node instanceof Map<?, ?> map) {
      REFERENCES.forEach(key -> name(map.get(key)).ifPresent(names::add));
      map.values().forEach(value -> collect(value, names));
    }
  }

  private static Optional<String> name(@Nullable Object reference) {
    return reference instanceof Map<?, ?> map
            && map.get("name") instanceof String name
            && !Boolean.TRUE.equals(map.get("clusterScope"))
        ? Optional.of(name)
        : Optional.empty();
  }
}

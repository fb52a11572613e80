package dev.argosy.sync.apply;

import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.References;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who, besides this sync, still needs its templates: CronWorkflows of others and runs that have not
 * ended, by themselves or through another template. Asked only when a template is to be pruned.
 */
final class Users {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Error");
  private static final String RUNNING = ClusterObjects.COMPLETED_LABEL + "!=true";

  private final ClusterCalls calls;
  private final ClusterView view;

  /** Namespace to name of template to who needs it. */
  private final Map<String, Map<String, String>> needed = new HashMap<>();

  Users(ClusterCalls calls, ClusterView view) {
    this.calls = calls;
    this.view = view;
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
    for (Sighting cron : view.all(like(template, "CronWorkflow"))) {
      if (!cron.owned() && !cron.going()) {
        note(found, cron.templates(), "CronWorkflow '" + cron.name() + "' still refers to it");
      }
    }
    for (Running run : calls.list(like(template, "Workflow"), RUNNING, Running::of)) {
      note(found, run.templates(), "Workflow '" + run.name() + "' still runs with it");
    }
    return throughTemplates(template, found);
  }

  /**
   * A run.
   *
   * @param templates what it refers to; nothing once it has ended
   */
  private record Running(String name, Set<String> templates) {
    static Running of(GenericKubernetesResource run) {
      Set<String> templates =
          ended(run) ? Set.of() : References.names(run.getAdditionalProperties().get("spec"));
      return new Running(run.getMetadata().getName(), templates);
    }
  }

  private static ObjectKey like(ObjectKey template, String kind) {
    return new ObjectKey(template.apiVersion(), kind, template.namespace(), template.name());
  }

  private static void note(Map<String, String> found, Set<String> templates, String why) {
    templates.forEach(name -> found.putIfAbsent(name, why));
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
    view.all(like).forEach(template -> next.put(template.name(), template.templates()));
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
}

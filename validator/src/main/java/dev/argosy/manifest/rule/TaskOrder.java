package dev.argosy.manifest.rule;

import dev.argosy.manifest.view.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tasks of a DAG so that each stands behind those it waits for. */
final class TaskOrder {
  private TaskOrder() {}

  /** In a cycle the order is as written. */
  static List<Use> of(List<Use> tasks) {
    Map<String, Set<String>> needs = Dependency.graph(tasks);
    Map<String, Use> left = new LinkedHashMap<>();
    tasks.forEach(t -> left.putIfAbsent(t.name(), t));
    List<Use> order = new ArrayList<>();
    Set<String> done = new HashSet<>();
    while (!left.isEmpty()) {
      List<Use> ready =
          left.values().stream()
              .filter(t ->
                  needs.getOrDefault(t.name(), Set.of()).stream()
                      .noneMatch(n -> left.containsKey(n) && !done.contains(n)))
              .toList();
      List<Use> next = ready.isEmpty() ? List.copyOf(left.values()) : ready;
      order.addAll(next);
      next.forEach(t -> {
        done.add(t.name());
        left.remove(t.name());
      });
    }
    return order;
  }
}

package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.manifest.text.DependsExpression;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A task that another waits for.
 *
 * @param items whether a result is asked for that only tasks with a loop have
 */
record Dependency(String task, boolean items, At at) {
  /** Those that a task names, in {@code depends} or in {@code dependencies}. */
  static List<Dependency> of(Use task) {
    List<Dependency> all = new ArrayList<>();
    Optional<ScalarNode> depends = task.fields().scalar("depends").filter(d -> !d.text().isEmpty());
    if (depends.isEmpty()) {
      task.fields()
          .scalars("dependencies")
          .forEach(d -> all.add(new Dependency(d.text(), false, d.at())));
      return all;
    }
    ScalarNode text = depends.get();
    DependsExpression.check(text.text())
        .tasks()
        .forEach(r -> all.add(new Dependency(r.task(), r.needsItems(), text.at(r.from(), r.to()))));
    return all;
  }

  /** What each task waits for directly. */
  static Map<String, Set<String>> graph(List<Use> tasks) {
    Map<String, Set<String>> graph = new LinkedHashMap<>();
    for (Use task : tasks) {
      Set<String> needs = graph.computeIfAbsent(task.name(), n -> new LinkedHashSet<>());
      of(task).forEach(d -> needs.add(d.task()));
    }
    return graph;
  }
}

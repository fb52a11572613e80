package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.manifest.text.DependsExpression;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node.ListNode;
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
 * @param sure whether it stands before all that cannot be read
 */
record Dependency(String task, boolean items, boolean sure, At at) {
  /** Those that a task names, in {@code depends} or in {@code dependencies}. */
  static List<Dependency> of(Use task) {
    List<Dependency> all = new ArrayList<>();
    Optional<ScalarNode> depends = task.fields().scalar("depends").filter(d -> !d.text().isEmpty());
    if (depends.isEmpty()) {
      task.fields()
          .scalars("dependencies")
          .forEach(d -> all.add(new Dependency(d.text(), false, true, d.at())));
      return all;
    }
    ScalarNode text = depends.get();
    DependsExpression.Checked read = DependsExpression.check(text.text());
    int unread = read.problems().stream().mapToInt(p -> p.from()).min().orElse(Integer.MAX_VALUE);
    read.tasks()
        .forEach(r ->
            all.add(
                new Dependency(
                    r.task(), r.needsItems(), r.to() <= unread, text.at(r.from(), r.to()))));
    return all;
  }

  /** Whether what a task waits for is written as it must be; what is not is said of its type. */
  static boolean isReadable(Use task) {
    return task.fields().get("depends").filter(d -> !(d instanceof ScalarNode)).isEmpty()
        && task.fields().get("dependencies").filter(d -> !(d instanceof ListNode)).isEmpty();
  }

  /** Whether the tasks say by lists what they wait for, which does not go with {@code depends}. */
  static boolean areLists(List<Use> tasks) {
    return tasks.stream().anyMatch(t -> t.fields().hasContent("dependencies"))
        && tasks.stream().allMatch(t -> t.fields().text("depends").isEmpty());
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

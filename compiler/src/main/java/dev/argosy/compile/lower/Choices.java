package dev.argosy.compile.lower;

import dev.argosy.expression.Choice;
import dev.argosy.link.Graph;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The choices between artifacts that one graph makes, with the tasks that make them. */
final class Choices {
  private final Map<Choice, String> tasks = new LinkedHashMap<>();

  /** Those that what is written now asks. */
  private final Set<Choice> asked = new LinkedHashSet<>();

  Map<Choice, String> all() {
    return tasks;
  }

  /** The task that makes a choice. */
  String task(Choice choice, Graph graph) {
    String name = tasks.computeIfAbsent(choice, c -> free(Captures.base(c), graph));
    asked.add(choice);
    return name;
  }

  private String free(String wanted, Graph graph) {
    Set<String> taken =
        graph.steps().stream().map(s -> Names.task(s.id())).collect(Collectors.toSet());
    taken.addAll(tasks.values());
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  /** Those that were asked since the last call. */
  List<Choice> take() {
    List<Choice> now = List.copyOf(asked);
    asked.clear();
    return now;
  }
}

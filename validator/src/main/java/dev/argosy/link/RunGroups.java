package dev.argosy.link;

import dev.argosy.load.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The run configurations of a project in groups that know nothing of each other. */
public final class RunGroups {
  private final Map<String, String> parents = new HashMap<>();

  private RunGroups() {}

  /** Bound to each other are those of one name, and those that wait for another; in their order. */
  public static List<List<Entry>> of(ProjectLinker linker) {
    RunGroups groups = new RunGroups();
    List<Entry> runs = linker.runs();
    for (Entry run : runs) {
      linker.upstreams(run).forEach(upstream -> groups.bind(linker.id(run), upstream));
    }
    Map<String, List<Entry>> all = new LinkedHashMap<>();
    runs.forEach(
        run -> all.computeIfAbsent(groups.root(linker.id(run)), r -> new ArrayList<>(1)).add(run));
    return List.copyOf(all.values());
  }

  private void bind(String one, String other) {
    String root = root(one);
    String further = root(other);
    if (!root.equals(further)) {
      parents.put(root, further);
    }
  }

  private String root(String id) {
    String root = id;
    for (String up = parents.get(root); up != null; up = parents.get(root)) {
      root = up;
    }
    if (!root.equals(id)) {
      parents.put(id, root); // the next way is short
    }
    return root;
  }
}

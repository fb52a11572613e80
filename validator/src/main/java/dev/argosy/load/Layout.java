package dev.argosy.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files belong to which project: a file belongs to the nearest {@code argosy.yaml} above it.
 */
final class Layout {
  static final String PROJECT_FILE = "argosy.yaml";

  private Layout() {}

  /** The YAML files by the folder of their project, each project's own file first. */
  static Map<String, List<String>> byProject(Collection<String> paths) {
    TreeSet<String> roots = new TreeSet<>();
    for (String path : paths) {
      if (isProject(path)) {
        roots.add(path.substring(0, path.length() - PROJECT_FILE.length()));
      }
    }
    Map<String, List<String>> files = new LinkedHashMap<>();
    roots.forEach(root -> files.put(root, new ArrayList<>(List.of(root + PROJECT_FILE))));
    for (String path : paths) {
      String root = root(path, roots);
      if (isYaml(path) && !path.equals(root + PROJECT_FILE)) {
        files.computeIfAbsent(root, r -> new ArrayList<>()).add(path);
      }
    }
    return files;
  }

  static boolean isProject(String path) {
    return path.equals(PROJECT_FILE) || path.endsWith("/" + PROJECT_FILE);
  }

  static boolean isYaml(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml");
  }

  /** From the inside out: there may be as many projects as files. */
  private static String root(String path, Set<String> roots) {
    String folder = path;
    while (!folder.isEmpty()) {
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
      if (roots.contains(folder)) {
        return folder;
      }
    }
    return "";
  }
}

package dev.argosy.compile.incremental;

import dev.argosy.source.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The files of a tree by what stands for their content.
 *
 * @param ids by path; empty for a file that cannot be read
 * @param stamps those that were asked for
 */
record Contents(Map<String, String> ids, Map<String, String> stamps) {
  Contents(Map<String, String> ids) {
    this(ids, new HashMap<>());
  }

  static Contents of(Tree tree) {
    Map<String, String> ids = new HashMap<>();
    tree.paths().forEach(path -> ids.put(path, tree.contentId(path).orElse("")));
    return new Contents(ids);
  }

  /** Of a path where there is no file, too. */
  String id(String path) {
    return ids.getOrDefault(path, "none");
  }

  /** The file and its content: what stands elsewhere now is not the same. */
  String stamp(String path) {
    return stamps.computeIfAbsent(path, p -> p + "@" + id(p));
  }

  /** Which files there are. */
  String paths() {
    return Digest.of(new TreeSet<>(ids.keySet()));
  }
}

package dev.argosy.validate;

import dev.argosy.load.Entry;
import dev.argosy.load.Loader;
import dev.argosy.load.Sources;
import dev.argosy.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Few files among many, as a commit names them. All that can be said of them is known from them and
 * from what they refer to, as long as they hold documents: those say by themselves what they rest
 * on. The others are read as far as their heads.
 */
final class Few {
  private final Tree tree;
  private final List<String> selected;

  Few(Tree tree, Predicate<String> selected) {
    this.tree = tree;
    this.selected = tree.paths().stream().filter(selected).toList();
  }

  /**
   * A Project speaks of all files, and code may belong to any document: with one of those, or with
   * half of all, everything is looked at.
   */
  boolean isWorthwhile() {
    long all = tree.paths().stream().filter(Loader::isYaml).count();
    return 2L * selected.size() <= all
        && selected.stream().allMatch(p -> Loader.isYaml(p) && !Loader.isProject(p));
  }

  /** Whether no other file uses a selected one that holds no document, as others' components. */
  boolean rest(List<Sources> all) {
    Set<String> documents = new HashSet<>();
    all.forEach(s -> s.entries().stream().map(Entry::path).forEach(documents::add));
    List<String> names =
        selected.stream()
            .filter(path -> !documents.contains(path))
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .toList();
    return names.isEmpty()
        || tree.paths().stream().filter(Loader::isYaml).noneMatch(path -> mentions(path, names));
  }

  private boolean mentions(String path, List<String> names) {
    String text = tree.read(path).map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
    return names.stream().anyMatch(text::contains);
  }
}

package dev.argosy.load;

import dev.argosy.diagnostic.Findings;
import dev.argosy.model.Document.Project;
import dev.argosy.parallel.Parallel;
import dev.argosy.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the projects of a tree. A file that cannot be read never hides the mistakes of another. */
public final class Loader {
  /** So many files are read before the first is put away: nodes take more room than records. */
  private static final int AT_ONCE = 128;

  private Loader() {}

  /**
   * @param named which paths the user named one by one: those must hold documents of Argosy; of the
   *     others only files that mention Argosy are read
   */
  public static List<Sources> load(Tree tree, Predicate<String> named, Findings findings) {
    List<Sources> projects = new ArrayList<>();
    files(tree)
        .forEach((root, files) -> {
          Assembly all = new Assembly(root, named, findings);
          for (List<String> some : portions(files)) {
            all.add(
                some,
                (paths, project) -> Parallel.map(paths, path -> file(tree, path, named, project)));
          }
          projects.add(all.sources());
        });
    return projects;
  }

  /** Files to be read at once; the project's own file by itself: it says which others are read. */
  public static List<List<String>> portions(List<String> files) {
    List<List<String>> all = new ArrayList<>();
    int from = 0;
    while (from < files.size()) {
      int to = from == 0 ? 1 : Math.min(from + AT_ONCE, files.size());
      all.add(files.subList(from, to));
      from = to;
    }
    return all;
  }

  /** The YAML files by the folder of their project, each project's own file first. */
  public static Map<String, List<String>> files(Tree tree) {
    return Layout.byProject(tree.paths());
  }

  /**
   * What one file holds.
   *
   * @param project the one that the files before it gave, if any
   */
  public static Loaded file(
      Tree tree, String path, Predicate<String> named, @Nullable Project project) {
    return FileLoader.load(tree, path, named, project);
  }
}

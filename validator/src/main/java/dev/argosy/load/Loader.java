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
          for (int from = 0; from < files.size(); from = next(from, files)) {
            add(tree, files.subList(from, next(from, files)), named, all);
          }
          projects.add(all.sources());
        });
    return projects;
  }

  /** The project's own file first: it says which others are read. */
  private static int next(int from, List<String> files) {
    return from == 0 ? 1 : Math.min(from + AT_ONCE, files.size());
  }

  private static void add(Tree tree, List<String> files, Predicate<String> named, Assembly all) {
    List<String> wanted = files.stream().filter(all::reads).toList();
    Project project = all.project();
    List<Loaded> read = Parallel.map(wanted, path -> file(tree, path, named, project));
    for (int i = 0; i < wanted.size(); i++) {
      boolean same = all.project() == project;
      all.add(same ? read.get(i) : file(tree, wanted.get(i), named, all.project()));
    }
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

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
   * @param whole which paths are read as a whole; of the others only who they are, as long as
   *     nobody asks for more, and asking may end in {@link Misread}
   */
  public static List<Sources> load(
      Tree tree, Predicate<String> named, Predicate<String> whole, Findings findings) {
    List<Sources> projects = new ArrayList<>();
    files(tree)
        .forEach((root, files) -> {
          Assembly all = new Assembly(root, named, findings);
          for (List<String> some : portions(files)) {
            all.add(
                some,
                (paths, project) ->
                    Parallel.map(
                        paths,
                        path ->
                            whole.test(path)
                                ? file(tree, path, named, project)
                                : head(tree, path, project)));
          }
          projects.add(all.sources());
        });
    return projects;
  }

  private static Loaded head(Tree tree, String path, @Nullable Project project) {
    return tree.read(path)
        .flatMap(bytes -> Head.entry(path, bytes, new Later(tree, path, project)))
        .map(Loaded::of)
        .orElseGet(() -> file(tree, path, other -> false, project));
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

  /** Whether a file is read at all unless somebody names it. */
  public static boolean isYaml(String path) {
    return Layout.isYaml(path);
  }

  /** Whether a file is where the Project of a folder stands. */
  public static boolean isProject(String path) {
    return Layout.isProject(path);
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

package dev.argosy.cli.files;

import dev.argosy.source.MemoryTree;
import dev.argosy.source.Overlay;
import dev.argosy.source.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One project and the part of it that was asked for. The whole project is loaded for what refers to
 * what; findings and objects are only of the part.
 *
 * @param tree the project's files
 * @param root the folder of the tree; none for standard input alone
 * @param paths the files and folders of the tree that were asked for; empty for all of it
 * @param naming from a path of the tree to its name as seen from the current folder
 * @param outside files that were asked for but are no part of the tree: links, or in a folder whose
 *     name starts with a dot
 */
public record Job(
    Tree tree,
    Optional<Path> root,
    List<String> paths,
    UnaryOperator<String> naming,
    List<String> outside) {
  /** The name of what is read from standard input. */
  public static final String STDIN = "<stdin>";

  private static final String STDIN_PATH = "stdin.yaml";

  /**
   * The jobs for the paths of a command line: one per project they belong to.
   *
   * @param paths files and folders; {@code -} is standard input; none means the whole project at or
   *     above the current folder
   * @param current the current folder, absolute
   * @param inName the file that standard input stands for, if it is one of a project
   * @throws UncheckedIOException when a path does not exist or cannot be read
   */
  public static List<Job> of(
      List<String> paths, Path current, InputStream in, Optional<String> inName) {
    if (paths.isEmpty()) {
      Path root = Project.above(current).orElse(new Project(current)).root();
      return List.of(onDisk(root, Set.of(root), current));
    }
    Map<Path, Set<Path>> byProject = new LinkedHashMap<>();
    for (String path : paths) {
      if (!path.equals("-")) {
        Path absolute = existing(current.resolve(path).normalize());
        Path root = Project.of(absolute, current).root();
        byProject.computeIfAbsent(root, r -> new LinkedHashSet<>()).add(absolute);
      }
    }
    List<Job> jobs = new ArrayList<>();
    byProject.forEach((root, wanted) -> jobs.add(onDisk(root, wanted, current)));
    if (paths.contains("-")) {
      byte[] bytes = read(in);
      jobs.add(inName.map(name -> edited(name, bytes, current)).orElseGet(() -> stdin(bytes)));
    }
    return jobs;
  }

  /** A project in which one file is as an editor holds it, whatever is on disk. */
  private static Job edited(String name, byte[] bytes, Path current) {
    Path file = current.resolve(name).normalize();
    Path root = Project.of(file, current).root();
    String path = name(root, file);
    Tree tree = new Overlay(DiskTree.of(root), Map.of(path, Optional.of(bytes)));
    return new Job(
        tree,
        Optional.of(root),
        List.of(path),
        other -> name(current, root.resolve(other)),
        List.of());
  }

  /** Whether a path of the tree was asked for. */
  public boolean wants(String path) {
    return paths.isEmpty()
        || paths.stream().anyMatch(asked -> path.equals(asked) || path.startsWith(asked + "/"));
  }

  /** Whether what was asked for was read from standard input, alone or within a project. */
  public boolean isStdin() {
    return root.isEmpty() || tree instanceof Overlay;
  }

  private static Path existing(Path path) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new UncheckedIOException(
          "there is no file or folder " + path, new NoSuchFileException(path.toString()));
    }
    return path;
  }

  private static Job onDisk(Path root, Set<Path> wanted, Path current) {
    Tree tree = DiskTree.of(root);
    return new Job(
        tree,
        Optional.of(root),
        wanted.contains(root) ? List.of() : wanted.stream().map(path -> name(root, path)).toList(),
        path -> name(current, root.resolve(path)),
        wanted.stream()
            .filter(path -> !Files.isDirectory(path) && !tree.paths().contains(name(root, path)))
            .map(path -> name(current, path))
            .toList());
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static byte[] read(InputStream in) {
    try {
      return in.readNBytes(Tree.MAX_FILE_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read standard input", e);
    }
  }

  private static Job stdin(byte[] bytes) {
    return new Job(
        MemoryTree.ofBytes(Map.of(STDIN_PATH, bytes)),
        Optional.empty(),
        List.of(STDIN_PATH),
        path -> path.equals(STDIN_PATH) ? STDIN : path,
        List.of());
  }
}

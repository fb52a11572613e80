package dev.argosy.cli.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a project begins.
 *
 * @param root its folder, absolute
 */
public record Project(Path root) {
  /** The file whose folder is the root of a project. */
  static final String FILE = "argosy.yaml";

  /** The nearest project at or above a folder. */
  public static Optional<Project> above(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(FILE))) {
        return Optional.of(new Project(at));
      }
    }
    return Optional.empty();
  }

  /**
   * The project that a path belongs to. Without a project file a folder is a project of its own,
   * and a file belongs to the folder one is in, as in a repository that has no project file.
   */
  static Project of(Path path, Path current) {
    boolean folder = Files.isDirectory(path);
    Path own = folder ? path : Objects.requireNonNull(path.getParent(), "a file has a folder");
    return above(own)
        .orElseGet(() -> new Project(!folder && path.startsWith(current) ? current : own));
  }
}

package dev.argosy.sync.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/**
 * Where fetched commits are kept: one bare repository each, named after what was fetched. It gets
 * that name only when it is whole, so a crash leaves either a commit that can be read or rubbish
 * that the next fetch removes.
 */
final class WorkFolder {
  /** The ref that a fetched repository has. */
  static final String TIP = "refs/argosy/tip";

  private static final String READY = ".git";
  private static final String PART = ".part";
  private static final int MAX_PACKS = 20;
  private static final long SMALL = 1 << 20;

  private final Path work;

  WorkFolder(Path work) {
    this.work = work;
  }

  Path path() {
    return work;
  }

  Path ready(String id) {
    return work.resolve(id + READY);
  }

  /** A name for a repository that is being filled. */
  Path part() {
    return work.resolve(UUID.randomUUID() + PART);
  }

  /**
   * Makes a part that begins with all that is there already, so that only what changed is fetched;
   * hard links cost nothing, and a pack is never written to again.
   *
   * @return whether there was something to begin with
   */
  boolean seed(Path part) throws IOException {
    Optional<Path> seed = list(READY).stream().filter(WorkFolder::worthKeeping).findFirst();
    if (seed.isEmpty()) {
      return false;
    }
    Path from = seed.get();
    try (Repository empty =
        new FileRepositoryBuilder().setGitDir(part.toFile()).setBare().build()) {
      empty.create(true);
    }
    Path packs = Files.createDirectories(part.resolve("objects/pack"));
    for (Path file : packs(from)) {
      Files.createLink(packs.resolve(file.getFileName()), file);
    }
    Files.createDirectories(part.resolve(TIP).getParent());
    Files.copy(from.resolve(TIP), part.resolve(TIP));
    if (Files.exists(from.resolve(Constants.SHALLOW))) {
      Files.copy(from.resolve(Constants.SHALLOW), part.resolve(Constants.SHALLOW));
    }
    return true;
  }

  /**
   * Each fetch adds a pack of changes. What they replaced is let go by fetching all anew: when
   * there are many, or when they have grown as large as what they change.
   */
  private static boolean worthKeeping(Path repository) {
    try {
      LongSummaryStatistics sizes =
          packs(repository).stream().mapToLong(file -> file.toFile().length()).summaryStatistics();
      return sizes.getCount() <= 2 * MAX_PACKS && sizes.getSum() <= 2 * sizes.getMax() + SMALL;
    } catch (IOException e) {
      return false;
    }
  }

  /** Packs and their indexes; an index comes first, so that a pack is never without. */
  private static List<Path> packs(Path repository) throws IOException {
    try (Stream<Path> all = Files.list(repository.resolve("objects/pack"))) {
      return all.filter(
              file -> file.toString().endsWith(".pack") || file.toString().endsWith(".idx"))
          .sorted()
          .toList();
    }
  }

  /** The part is whole now; everything else goes. */
  void finish(Path part, Path ready) throws IOException {
    Files.move(part, ready, StandardCopyOption.ATOMIC_MOVE);
    for (String suffix : List.of(READY, PART)) {
      for (Path other : list(suffix)) {
        if (!other.equals(ready)) {
          delete(other);
        }
      }
    }
  }

  static void delete(Path repository) throws IOException {
    if (Files.exists(repository, LinkOption.NOFOLLOW_LINKS)) {
      FileUtils.delete(
          repository.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY | FileUtils.SKIP_MISSING);
    }
  }

  private List<Path> list(String suffix) throws IOException {
    try (Stream<Path> all = Files.list(work)) {
      return all.filter(path -> path.getFileName().toString().endsWith(suffix)).toList();
    }
  }
}

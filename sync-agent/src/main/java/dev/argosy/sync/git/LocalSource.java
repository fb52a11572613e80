package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * A clone on this machine, read in place: what is committed, not what lies in the working tree. A
 * folder inside a clone stands for that folder of the commit.
 */
final class LocalSource implements Source {
  private final SourceOptions options;
  private final Path folder;
  private final Repository repository;
  private final TreeReader reader;

  LocalSource(SourceOptions options) throws SyncException {
    this.options = options;
    this.folder = Path.of(options.url()).toAbsolutePath().normalize();
    this.repository = open();
    this.reader = new TreeReader(inside(), options.limits());
  }

  private Repository open() throws SyncException {
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    if (RepositoryCache.FileKey.isGitRepository(folder.toFile(), FS.DETECTED)) {
      builder.setGitDir(folder.toFile());
    } else {
      builder.findGitDir(folder.toFile());
    }
    if (builder.getGitDir() == null) {
      throw unreadable("is not inside a Git repository", "give the path of a clone");
    }
    try {
      return builder.setMustExist(true).build();
    } catch (IOException e) {
      throw unreadable(
          "cannot be read (" + e.getMessage() + ")", "check the repository with git fsck");
    }
  }

  /**
   * The project's folder in the commit: where the path points inside the clone, then the option.
   */
  private String inside() throws SyncException {
    if (repository.isBare()) {
      return options.path();
    }
    try {
      File root = repository.getWorkTree().getCanonicalFile();
      Path from = root.toPath().relativize(folder.toRealPath());
      String prefix = from.toString().replace('\\', '/');
      return Path.of(prefix, options.path()).toString().replace('\\', '/');
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable("is not a folder of the clone", "give the path of a clone");
    }
  }

  @Override
  public String poll() throws SyncException {
    if (RefChoice.isCommit(options.ref())) {
      return options.ref();
    }
    try {
      Map<String, Ref> refs =
          repository.getRefDatabase().getRefs().stream()
              .collect(Collectors.toMap(Ref::getName, Function.identity(), (a, b) -> a));
      Ref head = repository.exactRef(Constants.HEAD);
      if (head != null) {
        refs.put(Constants.HEAD, head);
      }
      return RefChoice.of(refs, options.ref(), folder.toString()).id().name();
    } catch (IOException e) {
      throw unreadable(
          "cannot be read (" + e.getMessage() + ")", "check the repository with git fsck");
    }
  }

  @Override
  public Snapshot read() throws SyncException {
    ObjectId tip = ObjectId.fromString(poll());
    try {
      options.verification().check(repository, tip);
      return reader.read(repository, tip);
    } catch (org.eclipse.jgit.errors.MissingObjectException e) {
      throw RefChoice.unknown(folder.toString(), "has no commit " + tip.name(), "fetch it first");
    } catch (org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
      throw RefChoice.unknown(
          folder.toString(),
          "'" + options.ref() + "' does not point to a commit",
          "name a branch or commit");
    } catch (IOException e) {
      throw unreadable(
          "cannot be read (" + e.getMessage() + ")", "check the repository with git fsck");
    }
  }

  @Override
  public Descent descent(String applied) throws SyncException {
    if (RefChoice.isCommit(options.ref())) {
      return Descent.PINNED;
    }
    try {
      return Ancestry.of(
          repository, ObjectId.fromString(poll()), applied, options.limits().history());
    } catch (IOException e) {
      throw unreadable(
          "cannot be read (" + e.getMessage() + ")", "check the repository with git fsck");
    }
  }

  private SyncException unreadable(String message, String hint) {
    return new SyncException(
        Problem.of(Code.REPOSITORY_UNREACHABLE, folder.toString(), message, hint));
  }

  @Override
  public void close() {
    repository.close();
  }
}

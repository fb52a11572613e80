package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A repository behind a network. A commit is fetched alone, without history, and nothing of it that
 * is there from the one before.
 */
final class FetchedSource implements Source {
  private final SourceOptions options;
  private final GitAddress address;
  private final WorkFolder work;
  private final Fetcher fetcher;
  private final TreeReader reader;
  private @Nullable Repository open;
  private @Nullable RefChoice current;

  /**
   * @param work a folder of this sync alone; what is fetched stays there
   */
  FetchedSource(SourceOptions options, GitAddress address, Path work) {
    this.options = options;
    this.address = address;
    this.work = new WorkFolder(work);
    this.fetcher = new Fetcher(options, address, this.work);
    this.reader = new TreeReader(options.path(), options.limits());
  }

  @Override
  public String poll() throws SyncException {
    return choose().id().name();
  }

  private RefChoice choose() throws SyncException {
    String wanted = options.ref();
    if (RefChoice.isCommit(wanted)) {
      return new RefChoice(wanted, ObjectId.fromString(wanted));
    }
    Map<String, Ref> likely = fetcher.refs(RefChoice.names(wanted));
    try {
      return RefChoice.of(likely, wanted, address.toString());
    } catch (SyncException unknown) {
      return RefChoice.of(fetcher.refs(List.of()), wanted, address.toString());
    }
  }

  @Override
  public Snapshot read() throws SyncException {
    RefChoice choice = choose();
    Path ready = work.ready(choice.id().name());
    if (!Files.isDirectory(ready)) {
      close();
      if (!fetcher.fetch(choice, ready)) {
        reader.forget();
      }
    }
    current = choice;
    return snapshot(choice.id(), ready);
  }

  private Snapshot snapshot(ObjectId id, Path ready) throws SyncException {
    close();
    try {
      Repository repository =
          new FileRepositoryBuilder()
              .setGitDir(ready.toFile())
              .setBare()
              .setMustExist(true)
              .build();
      open = repository;
      options.verification().check(repository, id);
      return reader.read(repository, id);
    } catch (IOException e) {
      close();
      throw broken(ready, e);
    }
  }

  /** What cannot be read is fetched again next time, as a whole. */
  private SyncException broken(Path ready, IOException e) {
    String message = "the fetched commit cannot be read (" + e.getMessage() + ")";
    try {
      WorkFolder.delete(ready);
    } catch (IOException stays) {
      message += ", nor removed (" + stays.getMessage() + ")";
    }
    return new SyncException(
        Problem.of(
            Code.REPOSITORY_BROKEN,
            address.toString(),
            message,
            "it is fetched again; check the disk of the work folder"));
  }

  /** The parents of the commit that is here mostly answer it; else history is fetched in steps. */
  @Override
  public Descent descent(String applied) throws SyncException {
    if (open == null || current == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    if (RefChoice.isCommit(options.ref())) {
      return Descent.PINNED;
    }
    try {
      Descent near = Ancestry.of(open, current.id(), applied, options.limits().history());
      return near == Descent.UNKNOWN ? fetcher.descent(current, applied) : near;
    } catch (IOException e) {
      throw broken(work.ready(current.id().name()), e);
    }
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}

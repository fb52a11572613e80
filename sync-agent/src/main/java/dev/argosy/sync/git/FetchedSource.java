package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * A repository behind a network. Each commit is fetched, alone and without history, into a bare
 * repository of its own, which gets its final name only when it is whole: a crash leaves either a
 * commit that can be read or rubbish that the next fetch removes.
 */
final class FetchedSource implements Source {
  private static final String TIP = "refs/argosy/tip";

  private final SourceOptions options;
  private final GitAddress address;
  private final Path work;
  private @Nullable Repository open;

  /**
   * @param work a folder of this sync alone; what is fetched stays there
   */
  FetchedSource(SourceOptions options, GitAddress address, Path work) {
    this.options = options;
    this.address = address;
    this.work = work;
  }

  @Override
  public String poll() throws SyncException {
    return choose().id().name();
  }

  private RefChoice choose() throws SyncException {
    if (RefChoice.isCommit(options.ref())) {
      return new RefChoice(options.ref(), ObjectId.fromString(options.ref()));
    }
    return RefChoice.of(refs(), options.ref(), address.toString());
  }

  private Map<String, Ref> refs() throws SyncException {
    Remote remote = remote();
    return remote.talk(
        work,
        Long.MAX_VALUE,
        () ->
            remote
                .ready(Git.lsRemoteRepository().setRemote(address.uri().toPrivateString()))
                .callAsMap());
  }

  @Override
  public Snapshot read() throws SyncException {
    RefChoice choice = choose();
    Path ready = work.resolve(choice.id().name() + ".git");
    if (!Files.isDirectory(ready)) {
      fetch(choice, ready);
    }
    return snapshot(choice.id(), ready);
  }

  private void fetch(RefChoice choice, Path ready) throws SyncException {
    Path part = work.resolve(UUID.randomUUID() + ".part");
    download(choice, part);
    try {
      Files.move(part, ready, StandardCopyOption.ATOMIC_MOVE);
      sweep(ready);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private void download(RefChoice choice, Path part) throws SyncException {
    Remote remote = remote();
    try {
      remote.talk(part, options.limits().transferBytes(), () -> fetch(remote, choice, part));
    } catch (SyncException e) {
      boolean unclear = e.problems().get(0).code() == Code.REPOSITORY_UNREACHABLE;
      if (unclear && RefChoice.isCommit(options.ref())) {
        refs(); // throws when the repository is indeed out of reach
        throw RefChoice.unknown(
            address.toString(),
            "does not give commit " + options.ref(),
            "check the id; some servers give only commits at the tip of a branch or tag");
      }
      throw e;
    }
  }

  /**
   * Jgit's own check of fetched objects fails every shallow fetch (it takes "has a depth" for "not
   * complete"), so {@link TreeReader} checks what is read instead.
   */
  private ObjectId fetch(Remote remote, RefChoice choice, Path part) throws Exception {
    try (Git git = Git.init().setBare(true).setDirectory(part.toFile()).call()) {
      remote
          .ready(git.fetch())
          .setRemote(address.uri().toPrivateString())
          .setRefSpecs(new RefSpec("+" + choice.fetch() + ":" + TIP))
          .setDepth(1)
          .setTagOpt(TagOpt.NO_TAGS)
          .setProgressMonitor(remote.budget())
          .call();
      ObjectId got = git.getRepository().resolve(TIP + "^{commit}");
      if (!choice.id().equals(got)) {
        throw RefChoice.unknown(
            address.toString(),
            "'" + choice.fetch() + "' moved while it was read",
            "it is tried again");
      }
      return choice.id();
    }
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
      return TreeReader.read(repository, id, options.path(), options.limits());
    } catch (IOException e) {
      discard(ready);
      throw broken(e);
    }
  }

  /** What cannot be read is fetched again next time. */
  private void discard(Path ready) throws SyncException {
    close();
    try {
      FileUtils.delete(ready.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private void sweep(Path keep) throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(work)) {
      others =
          all.filter(p -> !p.equals(keep) && p.getFileName().toString().matches(".*\\.(git|part)"))
              .toList();
    }
    close();
    for (Path other : others) {
      FileUtils.delete(other.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY);
    }
  }

  private Remote remote() {
    return new Remote(address, options, work);
  }

  private SyncException broken(IOException e) {
    return new SyncException(
        Problem.of(
            Code.REPOSITORY_BROKEN,
            address.toString(),
            "the fetched commit cannot be read (" + e.getMessage() + ")",
            "it is fetched again; check the disk of the work folder"));
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}

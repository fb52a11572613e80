package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;

/** Every question to one Git server, each a conversation of its own with a budget of its own. */
final class Fetcher {
  /** How many commits are fetched at a time to find an earlier one, before all that may be. */
  private static final List<Integer> STEPS = List.of(32, 512);

  private final SourceOptions options;
  private final GitAddress address;
  private final WorkFolder work;

  Fetcher(SourceOptions options, GitAddress address, WorkFolder work) {
    this.options = options;
    this.address = address;
    this.work = work;
  }

  private interface Conversation<T> {
    T with(Remote remote) throws SyncException;
  }

  /** A token may have been taken back before its time; with another one it is tried once more. */
  private <T> T converse(Conversation<T> conversation) throws SyncException {
    try {
      return conversation.with(new Remote(address, options, work.path()));
    } catch (SyncException e) {
      boolean refused = e.problems().get(0).code() == Code.REPOSITORY_REFUSED;
      if (refused && InstallationTokens.SHARED.forget(options.credentials())) {
        return conversation.with(new Remote(address, options, work.path()));
      }
      throw e;
    }
  }

  /**
   * @param names to ask for; all when empty
   */
  Map<String, Ref> refs(List<String> names) throws SyncException {
    List<RefSpec> asked = names.stream().map(RefSpec::new).toList();
    return converse(remote -> remote.talk(work.path(), Long.MAX_VALUE, () -> remote.refs(asked)));
  }

  /**
   * Fetches one commit, and of it what is not here yet.
   *
   * @return whether the rest is what was here before; else all of it came anew
   */
  boolean fetch(RefChoice choice, Path ready) throws SyncException {
    Path part = work.part();
    boolean seeded = seed(part);
    try {
      download(choice, part);
    } catch (SyncException e) {
      if (!seeded || e.problems().get(0).code() != Code.REPOSITORY_BROKEN) {
        throw e;
      }
      part = work.part(); // what was here may be what is broken
      seeded = false;
      download(choice, part);
    }
    try {
      work.finish(part, ready);
      return seeded;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private boolean seed(Path part) throws SyncException {
    try {
      return work.seed(part);
    } catch (IOException | UnsupportedOperationException e) {
      // a file system without hard links, or a damaged repository: all is fetched
      try {
        WorkFolder.delete(part);
        return false;
      } catch (IOException stays) {
        throw unwritable(stays);
      }
    }
  }

  private void download(RefChoice choice, Path part) throws SyncException {
    try {
      fill(part, (remote, repository) -> fetch(remote, repository, choice));
    } catch (SyncException e) {
      boolean unclear = e.problems().get(0).code() == Code.REPOSITORY_UNREACHABLE;
      if (unclear && RefChoice.isCommit(options.ref())) {
        refs(List.of()); // throws when the repository is indeed out of reach
        throw RefChoice.unknown(
            address.toString(),
            "does not give commit " + options.ref(),
            "check the id; some servers give only commits at the tip of a branch or tag");
      }
      throw e;
    }
  }

  private interface Filling<T> {
    T with(Remote remote, Repository repository) throws Exception;
  }

  /** Nothing that fails leaves a part behind. */
  private <T> T fill(Path part, Filling<T> filling) throws SyncException {
    boolean done = false;
    try {
      T result =
          converse(remote -> {
            long most = Remote.size(part) + options.limits().transferBytes();
            return remote.talk(part, most, () -> filled(remote, part, filling));
          });
      done = true;
      return result;
    } finally {
      if (!done) {
        discard(part);
      }
    }
  }

  private <T> T filled(Remote remote, Path part, Filling<T> filling) throws Exception {
    try (Repository repository = new GuardedRepository(part, options.limits(), remote.budget())) {
      if (!Files.exists(part.resolve("HEAD"))) {
        repository.create(true);
      }
      return filling.with(remote, repository);
    }
  }

  /**
   * Jgit's own check of fetched objects fails every shallow fetch (it takes "has a depth" for "not
   * complete"), so {@link TreeReader} checks what is read instead.
   */
  private ObjectId fetch(Remote remote, Repository repository, RefChoice choice) throws Exception {
    Optional<ObjectId> before = tip(repository);
    remote.fetch(repository, spec(choice), 1, FilterSpec.NO_FILTER);
    return same(before, tip(repository), choice);
  }

  private static Optional<ObjectId> tip(Repository repository) throws IOException {
    return Optional.ofNullable(repository.exactRef(WorkFolder.TIP)).map(Ref::getObjectId);
  }

  /** Jgit leaves the ref alone, and says nothing, when what it should point to did not come. */
  private ObjectId same(Optional<ObjectId> before, Optional<ObjectId> now, RefChoice choice)
      throws SyncException {
    if (now.equals(Optional.of(choice.id()))) {
      return choice.id();
    }
    if (now.equals(before)) {
      throw new SyncException(
          Problem.of(
              Code.REPOSITORY_BROKEN,
              address.toString(),
              "the server announces commit " + choice.id().name() + " and does not send it",
              "repair the repository with git fsck"));
    }
    throw RefChoice.unknown(
        address.toString(),
        "'" + choice.fetch() + "' moved while it was read",
        "it is tried again");
  }

  private static RefSpec spec(RefChoice choice) {
    return new RefSpec("+" + choice.fetch() + ":" + WorkFolder.TIP);
  }

  /** Fetches commits alone, more at each step, until the applied one is found or none is left. */
  Descent descent(RefChoice choice, String applied) throws SyncException {
    int most = options.limits().history();
    for (int step : STEPS) {
      if (step < most) {
        Descent found = descent(choice, applied, step);
        if (found != Descent.UNKNOWN) {
          return found;
        }
      }
    }
    return descent(choice, applied, most);
  }

  private Descent descent(RefChoice choice, String applied, int depth) throws SyncException {
    Path part = work.part();
    try {
      return fill(
          part,
          (remote, repository) -> {
            commits(remote, repository, choice, depth);
            ObjectId tip = same(Optional.empty(), tip(repository), choice);
            return Ancestry.of(repository, tip, applied, options.limits().history());
          });
    } finally {
      discard(part);
    }
  }

  /** Without folders and files where the server can leave them out. */
  private static void commits(Remote remote, Repository repository, RefChoice choice, int depth)
      throws Exception {
    try {
      remote.fetch(repository, spec(choice), depth, FilterSpec.fromFilterLine("tree:0"));
    } catch (Exception e) {
      if (GitFailure.chain(e).stream().noneMatch(PackProtocolException.class::isInstance)) {
        throw e;
      }
      remote.fetch(repository, spec(choice), depth, FilterSpec.NO_FILTER);
    }
  }

  /** Best effort: the next fetch removes what stays. */
  private static void discard(Path part) {
    try {
      WorkFolder.delete(part);
    } catch (IOException e) {
      part.toFile().deleteOnExit();
    }
  }

  private SyncException unwritable(IOException e) {
    return new SyncException(
        Problem.of(
            Code.REPOSITORY_BROKEN,
            address.toString(),
            "the fetched commit cannot be kept (" + e.getMessage() + ")",
            "it is fetched again; check the disk of the work folder"));
  }
}

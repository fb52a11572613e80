package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy;
import java.io.IOException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Lists the regular files of a project's commits, and says what else it found there. A folder that
 * is the same as in the commit before is not read again: in a repository of ten thousand pipelines
 * that is nearly all of them.
 */
final class TreeReader {
  private final String path;
  private final Limits limits;
  private Listing last = new Listing();

  /**
   * @param path the project's folder inside the repository, empty for its root
   */
  TreeReader(String path, Limits limits) {
    this.path = path;
    this.limits = limits;
  }

  /** For a repository that has nothing of the one before: what is not read was not checked. */
  void forget() {
    last = new Listing();
  }

  /**
   * @throws SyncException when there is no such folder
   * @throws IOException when objects are missing or damaged
   */
  Snapshot read(Repository repository, ObjectId tip) throws IOException, SyncException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(tip);
      FolderWalk folders = new FolderWalk(limits, last);
      folders.list(repository, root(repository, commit), depth());
      last = folders.findings().isEmpty() ? folders.listing() : new Listing();
      return new Snapshot(
          tip.name(),
          commit.name(),
          new GitTree(repository, folders.listing().files()),
          folders.findings(),
          commit.getFooterLines(SyncPolicy.ACKNOWLEDGE_TRAILER));
    }
  }

  private int depth() {
    return path.isEmpty() ? 0 : path.split("/", -1).length;
  }

  private ObjectId root(Repository repository, RevCommit commit) throws IOException, SyncException {
    if (path.isEmpty()) {
      return commit.getTree();
    }
    try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
      if (walk != null && FileMode.TREE.equals(walk.getRawMode(0))) {
        return walk.getObjectId(0);
      }
    }
    throw new SyncException(
        Problem.of(
            Code.SYNC_OPTION,
            "path",
            "'" + path + "' is not a folder in commit " + commit.abbreviate(12).name(),
            "give the project's folder, relative to the root of the repository"));
  }
}

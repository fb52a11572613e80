package dev.argosy.sync.git;

import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.RawParseUtils;

/** Looks for a commit among those that another builds on. */
final class Ancestry {
  private Ancestry() {}

  /**
   * @param tip a commit, or a tag of one
   * @param most commits that are looked at
   * @throws IOException when objects are missing that should be there
   */
  static Descent of(Repository repository, ObjectId tip, String applied, int most)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(tip);
      if (names(commit, applied)) {
        return Descent.AFTER;
      }
      walk.setRetainBody(false);
      walk.markStart(commit);
      int seen = 0;
      for (RevCommit at = walk.next(); at != null; at = walk.next()) {
        if (at.name().equals(applied)) {
          return Descent.AFTER;
        }
        if (++seen > most) {
          return Descent.UNKNOWN;
        }
      }
    }
    return repository.getObjectDatabase().getShallowCommits().isEmpty()
        ? Descent.NOT_AFTER
        : Descent.UNKNOWN;
  }

  /** By the commit's own text: a walk does not see the parents of one that came without history. */
  private static boolean names(RevCommit commit, String applied) {
    if (commit.name().equals(applied)) {
      return true;
    }
    byte[] raw = commit.getRawBuffer();
    byte[] line = Constants.encodeASCII("parent " + applied + "\n");
    int from = RawParseUtils.nextLF(raw, 0); // after the tree
    while (RawParseUtils.match(raw, from, Constants.encodeASCII("parent ")) >= 0) {
      int next = RawParseUtils.nextLF(raw, from);
      if (Arrays.equals(raw, from, next, line, 0, line.length)) {
        return true;
      }
      from = next;
    }
    return false;
  }
}

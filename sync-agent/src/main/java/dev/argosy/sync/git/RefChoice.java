package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;

/**
 * What a ref that a user wrote means in a repository.
 *
 * @param fetch what to ask the server for: a full ref name or a commit id
 * @param id what it points to now: a commit, or an annotated tag
 */
record RefChoice(String fetch, ObjectId id) {

  /** Whether it names a commit by its full id, which needs no look at the repository. */
  static boolean isCommit(String wanted) {
    return ObjectId.isId(wanted);
  }

  /**
   * @param refs all refs of the repository by full name, with HEAD
   * @param wanted a branch, a tag, a full ref name, or empty for HEAD
   */
  static RefChoice of(Map<String, Ref> refs, String wanted, String repository)
      throws SyncException {
    if (wanted.isEmpty()) {
      Ref head = refs.get(Constants.HEAD);
      if (head == null || head.getObjectId() == null) {
        throw unknown(repository, "has no commit at its HEAD", hint(refs, ""));
      }
      return choice(head);
    }
    List<Ref> found =
        names(wanted).stream()
            .map(refs::get)
            .filter(ref -> ref != null && ref.getObjectId() != null)
            .toList();
    if (found.isEmpty()) {
      throw unknown(repository, "has no branch or tag '" + wanted + "'", hint(refs, wanted));
    }
    if (found.size() > 1) {
      throw unknown(
          repository,
          "has a branch and a tag '" + wanted + "'",
          "write refs/heads/" + wanted + " or refs/tags/" + wanted);
    }
    return choice(found.get(0));
  }

  private static RefChoice choice(Ref ref) {
    return new RefChoice(
        ref.getName(), Objects.requireNonNull(ref.getObjectId(), "unborn refs were sorted out"));
  }

  /** The refs that a user's word may mean. */
  static List<String> names(String wanted) {
    return wanted.isEmpty()
        ? List.of(Constants.HEAD)
        : Stream.of(wanted, Constants.R_HEADS + wanted, Constants.R_TAGS + wanted)
            .filter(name -> name.equals(Constants.HEAD) || name.startsWith(Constants.R_REFS))
            .toList();
  }

  private static String hint(Map<String, Ref> refs, String wanted) {
    List<String> known =
        refs.keySet().stream()
            .filter(name -> name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS))
            .map(name -> name.replaceFirst("refs/(heads|tags)/", ""))
            .distinct()
            .sorted()
            .limit(20)
            .toList();
    return known.isEmpty() ? "the repository is empty" : Nearest.hint(wanted, known);
  }

  static SyncException unknown(String repository, String message, String hint) {
    return new SyncException(Problem.of(Code.REF_UNKNOWN, repository, message, hint));
  }
}

package dev.argosy.sync.resource;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Problem;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a report means for whoever waits for the Sync.
 *
 * @param ready whether the target is as Git wants it
 * @param stalled whether only a person or another commit can change that
 * @param reason a word
 * @param message a sentence or two
 */
record Verdict(boolean ready, boolean stalled, String reason, String message) {
  private static final int LONGEST = 1000;
  private static final int SHORT = 12;

  /** What does not become better by itself. */
  private static final Set<Code> LASTING =
      EnumSet.of(Code.SYNC_FIELD, Code.SYNC_OPTION, Code.SYNC_NAMESPACE, Code.REPOSITORY_URL);

  static Verdict of(SyncReport report) {
    return report.result() == Result.SYNCED
        ? new Verdict(true, false, "Synced", synced(report))
        : not(report, report.result() != Result.FAILED || lasting(report));
  }

  private static boolean lasting(SyncReport report) {
    return report.problems().stream().allMatch(p -> LASTING.contains(p.code()));
  }

  private static Verdict not(SyncReport report, boolean stalled) {
    if (report.problems().isEmpty()) {
      return new Verdict(false, stalled, "Failed", "it failed without a reason");
    }
    Problem first = report.problems().get(0);
    int more = report.problems().size() - 1;
    String message =
        first.where() + ": " + first.message() + (more > 0 ? ", and " + more + " more" : "");
    return new Verdict(
        false, stalled, Words.reason(first.code()), Words.shortened(message, LONGEST));
  }

  private static String synced(SyncReport report) {
    String commit = report.commit().substring(0, Math.min(SHORT, report.commit().length()));
    long held = report.actions().stream().filter(a -> a instanceof Action.Hold).count();
    return "as in commit "
        + commit
        + (held > 0 ? "; " + held + " that left Git are still in use, see status.held" : "");
  }
}

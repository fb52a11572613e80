package dev.argosy.cli;

import dev.argosy.cli.render.Finding;
import dev.argosy.cli.render.TextRenderer;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncListener;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Problem;
import java.io.PrintWriter;
import java.util.List;

/** Says on standard error what a sync does, as it does it. */
final class SyncMessages implements SyncListener {
  private static final int SHORT_COMMIT = 12;
  private final PrintWriter err;
  private final boolean colour;

  /** Whether the last look went well: then the waiting between looks is nobody's news. */
  private boolean calm = true;

  SyncMessages(Shell shell) {
    this.err = shell.err();
    this.colour = shell.colour();
  }

  @Override
  public void on(SyncEvent event) {
    switch (event) {
      case SyncEvent.CommitRead read ->
          say("read commit " + shortened(read.commit()) + ", " + read.files() + " files");
      case SyncEvent.Compiled compiled -> say("compiled " + compiled.objects() + " objects");
      case SyncEvent.Applied applied -> say(applied.action().verb() + " " + applied.action().key());
      case SyncEvent.Finished finished -> finished(finished.report());
      case SyncEvent.Drifted drifted ->
          say(
              "drift in "
                  + drifted.key()
                  + ": "
                  + drifted.how()
                  + (drifted.by().isEmpty() ? "" : " by " + drifted.by()));
      case SyncEvent.Fought fought -> say(fought.problem().line());
      case SyncEvent.Unwatched unwatched -> say("not watched: " + unwatched.problem().line());
      case SyncEvent.Looked looked ->
          looked.report().made().forEach(m -> say("started " + m.name() + ": " + m.cause()));
      case SyncEvent.Started started -> {}
      case SyncEvent.Planned planned -> {}
      case SyncEvent.PhaseEnded ended -> {}
      case SyncEvent.Unchanged unchanged -> {}
      case SyncEvent.Waiting waiting -> {
        if (!calm) {
          say("next look in " + waiting.pause().toSeconds() + " s");
        }
      }
      case SyncEvent.Stopped stopped -> say("stopped");
    }
    err.flush();
  }

  static void problems(Shell shell, List<Problem> problems) {
    problems.forEach(problem -> shell.err().println("argosy: " + problem.line()));
    shell.err().flush();
  }

  private void finished(SyncReport report) {
    List<Finding> findings =
        report.findings().stream().map(d -> new Finding(d, path -> path)).sorted().toList();
    if (!findings.isEmpty()) {
      err.print(new TextRenderer(colour).render(findings));
    }
    if (report.result() == SyncReport.Result.SYNCED
        || report.result() == SyncReport.Result.PARTLY) {
      report.actions().forEach(this::held);
    }
    calm = report.result() != SyncReport.Result.FAILED;
    report.problems().forEach(problem -> say(problem.line()));
    say(
        switch (report.result()) {
          case SYNCED ->
              "synced " + shortened(report.commit()) + ": " + report.writes() + " changes";
          case PARTLY ->
              "synced a part of "
                  + shortened(report.commit())
                  + ": "
                  + report.writes()
                  + " changes; the rest stays as it was, and nothing was removed";
          case HELD -> "held: nothing was written, all that was applied before stays";
          case FAILED -> "failed: what was applied before stays";
        });
  }

  /** What left Git and is still there is news; that all is held is said once, below. */
  private void held(Action action) {
    if (action instanceof Action.Hold hold) {
      say("hold " + hold.key() + ": " + hold.reason());
    }
  }

  private void say(String text) {
    err.println("argosy: " + text);
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }
}

package dev.argosy.sync.agent;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.resource.Words;
import dev.argosy.sync.trigger.TriggerReport;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What operators are told by an Event.
 *
 * @param warning whether somebody should look
 * @param reason a word
 * @param note a sentence, at most as long as an Event allows
 */
record Happening(boolean warning, String reason, String note) {
  private static final int LONGEST = 1000;
  private static final int SHORT = 12;

  /** What is worth telling of an event, if anything is. */
  static Optional<Happening> of(SyncEvent event) {
    return switch (event) {
      case SyncEvent.Finished finished -> of(finished.report());
      case SyncEvent.Drifted d ->
          told(
              false,
              "Drift",
              d.key() + ": " + d.how() + (d.by().isEmpty() ? "" : " by " + d.by()) + "; put back");
      case SyncEvent.Fought f -> told(true, f.problem());
      case SyncEvent.Unwatched u -> told(true, u.problem());
      case SyncEvent.Looked l -> of(l.report());
      case SyncEvent.Started s -> Optional.empty();
      case SyncEvent.CommitRead r -> Optional.empty();
      case SyncEvent.Compiled c -> Optional.empty();
      case SyncEvent.Planned p -> Optional.empty();
      case SyncEvent.Applied a -> Optional.empty();
      case SyncEvent.PhaseEnded p -> Optional.empty();
      case SyncEvent.Unchanged u -> Optional.empty();
      case SyncEvent.Waiting w -> Optional.empty();
      case SyncEvent.Stopped s -> Optional.empty();
    };
  }

  private static Optional<Happening> of(SyncReport report) {
    if (report.result() == Result.SYNCED) {
      return report.writes() == 0 ? Optional.empty() : told(false, "Synced", counts(report));
    }
    return report.problems().stream()
        .filter(p -> p.code() != Code.AGENT_STOPPING)
        .findFirst()
        .flatMap(p -> told(true, p));
  }

  private static Optional<Happening> of(TriggerReport report) {
    if (!report.problems().isEmpty()) {
      return told(true, report.problems().getFirst());
    }
    String made =
        report.made().stream()
            .map(m -> m.name() + " for " + m.configuration() + ": " + m.cause())
            .collect(Collectors.joining("; "));
    return made.isEmpty() ? Optional.empty() : told(false, "RunStarted", made);
  }

  private static String counts(SyncReport report) {
    return "commit "
        + report.commit().substring(0, Math.min(SHORT, report.commit().length()))
        + ": "
        + count(report, "create")
        + " created, "
        + count(report, "update")
        + " updated, "
        + count(report, "prune")
        + " pruned";
  }

  private static long count(SyncReport report, String verb) {
    return report.actions().stream().filter(a -> a.verb().equals(verb)).count();
  }

  private static Optional<Happening> told(boolean warning, Problem p) {
    String next = p.hint().isEmpty() ? "" : "; " + p.hint();
    return told(warning, Words.reason(p.code()), p.where() + ": " + p.message() + next);
  }

  private static Optional<Happening> told(boolean warning, String reason, String note) {
    return Optional.of(new Happening(warning, reason, Words.shortened(note, LONGEST)));
  }
}

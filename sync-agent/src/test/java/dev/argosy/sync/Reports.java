package dev.argosy.sync;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.sync.SyncEvent.Phase;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.trigger.TriggerReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a listener may hear. */
public final class Reports {
  public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final Desired TRAIN = Samples.template("team", "train", "busybox:1");
  private static final Desired NIGHTLY = Samples.cron("team", "nightly", "train");

  private Reports() {}

  public static Problem problem(String message) {
    return Problem.of(Code.TARGET_UNREACHABLE, "team/x", message, "it is tried again");
  }

  public static Diagnostic finding(String message) {
    SourceFile file = new SourceFile("p.yaml", "a: 1\n");
    return Diagnostic.of(Code.UNKNOWN_KEY, new At(file, new Span(1, 1, 1, 2)), message);
  }

  public static SyncReport report(Result result, List<Action> actions, Object... wrong) {
    return new SyncReport(
        result,
        COMMIT,
        COMMIT,
        actions,
        List.of(wrong).stream()
            .filter(Diagnostic.class::isInstance)
            .map(Diagnostic.class::cast)
            .toList(),
        List.of(wrong).stream()
            .filter(Problem.class::isInstance)
            .map(Problem.class::cast)
            .toList());
  }

  public static List<Action> done() {
    return List.of(
        new Action.Create(TRAIN),
        new Action.Update(NIGHTLY, "t", List.of()),
        new Action.Prune(Samples.run("team", "gone", "train").key(), "t"),
        new Action.Hold(Samples.template("team", "old", "x").key(), "a run still needs it"));
  }

  /** One attempt that does everything, and the news before it. */
  public static List<SyncEvent> everything() {
    return List.of(
        new SyncEvent.Drifted(TRAIN.key(), "deleted", "kubectl"),
        new SyncEvent.Fought(TRAIN.key(), problem("kubectl changes it back")),
        new SyncEvent.Unwatched(problem("forbidden")),
        new SyncEvent.Looked(
            new TriggerReport(
                List.of(new TriggerReport.Made("ml/train", "train-1", "change of train")),
                Map.of("ml/next", List.of("waits for a run of ml/train")),
                List.of(problem("forbidden")))),
        new SyncEvent.Started("attempt-1", Trigger.DRIFT),
        new SyncEvent.PhaseEnded(Phase.FETCH, Duration.ofMillis(10)),
        new SyncEvent.CommitRead(COMMIT, 3),
        new SyncEvent.PhaseEnded(Phase.COMPILE, Duration.ofMillis(20)),
        new SyncEvent.Compiled(COMMIT, 2),
        new SyncEvent.PhaseEnded(Phase.PLAN, Duration.ofMillis(30)),
        new SyncEvent.Planned(
            new Plan(
                done(),
                Inventory.none("s"),
                Inventory.none("s"),
                List.of(),
                List.of(),
                SyncPolicy.Isolation.EACH)),
        new SyncEvent.Applied(done().get(0)),
        new SyncEvent.Applied(done().get(2)),
        new SyncEvent.PhaseEnded(Phase.APPLY, Duration.ofMillis(40)),
        new SyncEvent.Finished(
            report(Result.SYNCED, done(), finding("unknown key 'x'"), problem("too slow"))),
        new SyncEvent.Waiting(Duration.ofSeconds(30), 2));
  }
}

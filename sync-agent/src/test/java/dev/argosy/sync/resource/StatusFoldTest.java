package dev.argosy.sync.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Samples;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.resource.SyncStatus.Condition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a Sync says after what happened; time is a number of seconds. */
class StatusFoldTest {
  private static final Problem AWAY =
      Problem.of(
          Code.REPOSITORY_UNREACHABLE, "https://a/b", "does not answer", "it is tried again");
  private static final Problem EMPTY =
      Problem.of(Code.PRUNE_BRAKE, "ml.a", "3 objects would be removed", "--allow-empty");

  private static SyncObject sync(long generation, String request) {
    return new SyncObject(
        new SyncId("ml", "a"), "uid", generation, false, false, "", request, Map.of(), Map.of());
  }

  private static SyncReport report(Result result, String commit, Problem... problems) {
    return new SyncReport(result, commit, commit, List.of(), List.of(), List.of(problems));
  }

  private static SyncReport wrote(String commit) {
    Action action = new Action.Create(Samples.template("ml", "train", "busybox"));
    return new SyncReport(Result.SYNCED, commit, commit, List.of(action), List.of(), List.of());
  }

  private static SyncStatus after(SyncStatus before, SyncReport report, long seconds) {
    return StatusFold.finished(
        sync(1, ""), before, report, Optional.empty(), Instant.ofEpochSecond(seconds));
  }

  private static String is(SyncStatus status, String type) {
    return status.condition(type).map(Condition::status).orElse("-");
  }

  private static List<String> conditions(SyncStatus status) {
    return List.of(is(status, "Ready"), is(status, "Reconciling"), is(status, "Stalled"));
  }

  @Test
  void aSyncThatWentWellIsReadyAndNothingElse() {
    SyncStatus status = after(SyncStatus.NONE, wrote("c1"), 5);
    assertThat(conditions(status)).containsExactly("True", "-", "-");
    assertThat(status.lastAppliedCommit()).isEqualTo("c1");
    assertThat(status.observedGeneration()).isEqualTo(1);
  }

  @Test
  void whatIsTriedAgainIsReconcilingAndWhatNeedsAPersonIsStalled() {
    SyncStatus good = after(SyncStatus.NONE, wrote("c1"), 5);
    SyncStatus away = after(good, report(Result.FAILED, "", AWAY), 6);
    assertThat(conditions(away)).containsExactly("False", "True", "-");
    SyncStatus held = after(away, report(Result.HELD, "c2", EMPTY), 7);
    assertThat(conditions(held)).containsExactly("False", "-", "True");
    assertThat(held.lastAppliedCommit()).isEqualTo("c1");
    assertThat(held.lastAttemptedCommit()).isEqualTo("c2");
    Problem field = Problem.of(Code.SYNC_FIELD, "spec.interval", "is 'x'", "");
    assertThat(conditions(after(held, report(Result.FAILED, "", field), 8)))
        .containsExactly("False", "-", "True");
    assertThat(held.held().get(0).hint()).endsWith("argosy.dev/acknowledge=c2");
  }

  @Test
  void theSameAgainIsNoNews() {
    SyncStatus away = after(SyncStatus.NONE, report(Result.FAILED, "", AWAY), 6);
    assertThat(after(away, report(Result.FAILED, "", AWAY), 60)).isEqualTo(away);
    SyncStatus good = after(away, wrote("c1"), 70);
    assertThat(after(good, report(Result.SYNCED, "c1"), 80)).isEqualTo(good);
    assertThat(good.condition("Ready").orElseThrow().since()).isEqualTo(Instant.ofEpochSecond(70));
  }

  @Test
  void aRequestOrAnotherGenerationIsSaidToBeSeen() {
    SyncStatus good = after(SyncStatus.NONE, wrote("c1"), 5);
    SyncStatus asked = StatusFold.unchanged(sync(1, "please"), good, Instant.ofEpochSecond(9));
    assertThat(asked.lastHandledRequest()).isEqualTo("please");
    assertThat(asked.conditions()).isEqualTo(good.conditions());
    SyncStatus rests = StatusFold.suspended(sync(2, "please"), asked, Instant.ofEpochSecond(9));
    assertThat(rests.observedGeneration()).isEqualTo(2);
    assertThat(is(rests, "Suspended")).isEqualTo("True");
    SyncStatus never = StatusFold.suspended(sync(1, ""), SyncStatus.NONE, Instant.EPOCH);
    assertThat(is(never, "Ready")).isEqualTo("Unknown");
    assertThat(is(rests, "Ready")).isEqualTo("True");
    assertThat(StatusFold.suspended(sync(2, "please"), rests, Instant.ofEpochSecond(90)))
        .isEqualTo(rests);
  }

  @Test
  void aYearOfTroubleFitsIntoAFewKilobytes() {
    String long_ = "x".repeat(50_000);
    SyncStatus status = SyncStatus.NONE;
    for (int i = 0; i < 1000; i++) {
      List<Problem> problems = new ArrayList<>();
      int run = i;
      IntStream.range(0, 100)
          .forEach(
              j -> problems.add(Problem.of(Code.TARGET_REFUSED, long_ + j, run + long_, long_)));
      SyncReport report =
          new SyncReport(Result.FAILED, "t", "c" + i, List.of(), List.of(), problems);
      status = after(status, report, i);
    }
    assertThat(status.history()).hasSize(10);
    assertThat(status.history().get(0).commit()).isEqualTo("c999");
    assertThat(Serialization.asJson(StatusFields.write(status)).length()).isLessThan(30_000);
  }

  @Test
  void whatIsOwnedIsCountedByKind() {
    Inventory inventory =
        new Inventory(
            "ml.a",
            "c1",
            new TreeSet<>(
                List.of(
                    Samples.template("ml", "t", "i").key(),
                    Samples.cron("ml", "c", "t").key(),
                    Samples.config("ml", "m", "v").key(),
                    Samples.run("ml", "r", "t").key())));
    SyncStatus status =
        StatusFold.finished(
            sync(1, ""), SyncStatus.NONE, wrote("c1"), Optional.of(inventory), Instant.EPOCH);
    assertThat(status.inventory()).contains(new SyncStatus.Owned(4, 1, 1, 1, 1));
    assertThat(after(status, report(Result.FAILED, "", AWAY), 3).inventory())
        .as("what is not known now is as it was")
        .isEqualTo(status.inventory());
  }

  @Test
  void noTwoSyncsAreLabelledTheSame() {
    assertThat(new SyncId("a", "b").source()).isEqualTo("a.b");
    String name = "n".repeat(253);
    String one = new SyncId("ns", name).source();
    assertThat(one).hasSize(63).startsWith("ns.n").matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    assertThat(one).isNotEqualTo(new SyncId("ns", name.substring(1)).source());
    assertThat(new SyncId("n".repeat(63), "x").source())
        .isNotEqualTo(new SyncId("n".repeat(63), "y").source());
  }
}

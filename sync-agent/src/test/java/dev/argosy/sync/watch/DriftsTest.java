package dev.argosy.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.plan.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftsTest {
  private static final ObjectKey KEY =
      new ObjectKey("argoproj.io/v1alpha1", "WorkflowTemplate", "ml", "train");
  private static final Scope SCOPE = Scope.of(KEY);
  private static final Writer EDIT = new Writer("kubectl-edit", "Update", "t9");
  private static final Footprint OURS = print(true, 7, "t1");

  private final Drifts drifts = new Drifts(FightRules.DEFAULT);
  private Instant now = Instant.EPOCH;

  private static Footprint print(boolean ours, long own, String time, String... foreign) {
    return new Footprint(ours, own, time, List.of(foreign), Optional.of(EDIT));
  }

  /** Synced, listed, and long ago. */
  @BeforeEach
  void calm() {
    drifts.planned(Set.of(KEY), Set.of());
    drifts.finished(now);
    drifts.wanted(Set.of(KEY));
    drifts.listed(SCOPE, List.of(new Sighting(KEY, OURS)), now);
    now = now.plus(Drifts.GRACE).plusSeconds(60);
    assertThat(drifts.next()).isEmpty();
  }

  private void seen(Footprint print) {
    drifts.changed(new Change.Seen(new Sighting(KEY, print)), now);
  }

  private void gone() {
    drifts.changed(new Change.Gone(KEY), now);
  }

  /** What is said a second later; nothing before. */
  private List<SyncEvent> said() {
    assertThat(drifts.take(now)).isEqualTo(new Drifts.Call(false, List.of()));
    assertThat(drifts.next()).contains(now.plus(Drifts.GATHER));
    Drifts.Call call = drifts.take(now.plus(Drifts.GATHER));
    assertThat(call.heal()).isTrue();
    assertThat(drifts.next()).isEmpty();
    return call.news();
  }

  private void nothing() {
    assertThat(drifts.next()).isEmpty();
    assertThat(drifts.take(now.plusSeconds(100))).isEqualTo(new Drifts.Call(false, List.of()));
  }

  private static SyncEvent drifted(String how, String by) {
    return new SyncEvent.Drifted(KEY, how, by);
  }

  @Test
  void whatOthersSetIsDrift() {
    seen(print(true, 8, "t1", ".spec.suspend"));
    assertThat(said())
        .containsExactly(drifted(".spec.suspend was set", "kubectl-edit (Update, t9)"));
  }

  @Test
  void whatOthersRemoveIsDriftThoughNobodyOwnsIt() {
    seen(print(true, 8, "t1"));
    assertThat(said())
        .containsExactly(drifted("a field was changed or removed", "kubectl-edit (Update, t9)"));
  }

  @Test
  void labelsThatAreChangedAreDrift() {
    seen(print(false, 8, "t1"));
    assertThat(said())
        .containsExactly(drifted("its labels were changed", "kubectl-edit (Update, t9)"));
  }

  @Test
  void aDeletionIsDriftAndSoIsWhatIsMissingFromANewList() {
    gone();
    assertThat(said()).containsExactly(drifted("it was deleted or its label was taken off", ""));
    drifts.listed(SCOPE, List.of(), now);
    assertThat(said()).containsExactly(drifted("it is gone", ""));
    drifts.listed(new Scope("v1", "ConfigMap", "ml"), List.of(), now);
    nothing();
  }

  @Test
  void whatWasPutAndDoesNotComeWasTakenByAnother() {
    drifts.planned(Set.of(KEY), Set.of());
    drifts.listed(SCOPE, List.of(), now);
    nothing();
    drifts.finished(now);
    seen(OURS);
    nothing();
    drifts.listed(SCOPE, List.of(), now);
    assertThat(drifts.next()).contains(now.plus(Drifts.GRACE));
    now = now.plus(Drifts.GRACE);
    assertThat(said()).containsExactly(drifted("it is not there", ""));
  }

  @Test
  void whatANewListShowsIsComparedWithWhatWasKnown() {
    drifts.listed(SCOPE, List.of(new Sighting(KEY, OURS)), now);
    nothing();
    drifts.listed(SCOPE, List.of(new Sighting(KEY, print(true, 8, "t1", ".spec.x"))), now);
    assertThat(said()).hasSize(1);
  }

  @Test
  void aStatusOrAnAnnotationOfOthersIsNone() {
    seen(OURS);
    nothing();
  }

  @Test
  void aStateIsJudgedOnce() {
    seen(print(true, 8, "t1", ".spec.suspend"));
    said();
    seen(print(true, 8, "t1", ".spec.suspend"));
    nothing();
  }

  @Test
  void manyChangesWithinASecondAreOneCall() {
    seen(print(true, 8, "t1", ".spec.a"));
    seen(print(true, 8, "t1", ".spec.b"));
    gone();
    assertThat(said()).hasSize(1);
  }

  @Test
  void whatTheSyncPlannedIsItsOwnDoingDuringItAndAWhileLonger() {
    drifts.planned(Set.of(KEY), Set.of());
    seen(print(true, 8, "t2"));
    nothing();
    drifts.finished(now);
    now = now.plus(Drifts.GRACE).minusMillis(1);
    seen(print(true, 9, "t3"));
    nothing();
    now = now.plusMillis(1);
    seen(print(true, 9, "t4"));
    assertThat(said()).containsExactly(drifted("another agent wrote it", ""));
  }

  @Test
  void whatOthersSetWhileTheSyncWritesIsStillDrift() {
    drifts.planned(Set.of(KEY), Set.of());
    seen(print(true, 8, "t2", ".spec.suspend"));
    assertThat(said()).hasSize(1);
  }

  @Test
  void whatTheSyncPrunesIsNotMissed() {
    drifts.planned(Set.of(), Set.of(KEY));
    gone();
    drifts.finished(now);
    nothing();
  }

  @Test
  void aWriteInTheAgentsNameThatNoSyncPlannedIsAnotherAgents() {
    seen(print(true, 7, "t2"));
    assertThat(said()).containsExactly(drifted("another agent wrote it", ""));
  }

  @Test
  void whatNobodyWantsAnyMoreIsNotLookedAfter() {
    seen(print(true, 8, "t1", ".spec.suspend"));
    drifts.wanted(Set.of());
    nothing();
    seen(print(true, 9, "t1", ".spec.other"));
    gone();
    nothing();
  }

  @Test
  void aFightIsToldAtOnceAndTheObjectRests() {
    for (int i = 0; i < 3; i++) {
      drifts.put(KEY, now);
    }
    seen(print(true, 8, "t1", ".spec.suspend"));
    assertThat(drifts.next()).contains(Instant.MIN);
    Drifts.Call call = drifts.take(now);
    assertThat(call.heal()).isFalse();
    assertThat(call.news()).hasSize(1);
    SyncEvent.Fought fought = (SyncEvent.Fought) call.news().get(0);
    assertThat(fought.problem().line())
        .isEqualTo(
            "WorkflowTemplate ml/train: kubectl-edit (Update, t9) changed it again each of the 3"
                + " times it was put back within 10 min; it rests for 60 s [writer-fight]; stop"
                + " the other writer, or take the object out of Git");
    Instant due = now.plusSeconds(60).plus(Drifts.GATHER);
    assertThat(drifts.next()).contains(due);
    assertThat(drifts.take(due.minus(Duration.ofMillis(1))).heal()).isFalse();
    assertThat(drifts.take(due).heal()).isTrue();
  }
}

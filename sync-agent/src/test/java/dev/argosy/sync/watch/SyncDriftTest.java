package dev.argosy.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Samples;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncReport;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a sync says, what is watched then, and what it is woken with. */
class SyncDriftTest {
  private static final Desired A = Samples.template("one", "a", "x");
  private static final Desired B = Samples.template("two", "b", "x");
  private static final Footprint OURS = new Footprint(true, 1, "t", List.of(), Optional.empty());
  private static final Footprint TAKEN =
      new Footprint(true, 2, "t", List.of(".spec.x"), Optional.empty());

  private record Wake(Trigger trigger, List<SyncEvent> news) {}

  private final MemoryFeed feed = new MemoryFeed();
  private final BlockingQueue<Wake> wakes = new LinkedBlockingQueue<>();
  private int refusals;
  private final SyncDrift drift =
      new SyncDrift(
          this::open,
          (trigger, news) -> wakes.add(new Wake(trigger, news)),
          FightRules.DEFAULT,
          InstantSource.system());

  private ObjectFeed open() throws SyncException {
    if (refusals-- > 0) {
      throw new SyncException(Problem.of(Code.SYNC_OPTION, "kubeconfig", "is gone", ""));
    }
    return feed;
  }

  @AfterEach
  void close() {
    drift.close();
  }

  private void synced(Desired... wanted) {
    List<Action> actions =
        java.util.Arrays.stream(wanted)
            .map(d -> (Action) new Action.Keep(d.key(), "is as Git wants it"))
            .toList();
    drift.on(
        new SyncEvent.Finished(
            new SyncReport(
                SyncReport.Result.SYNCED, "tip", "commit", actions, List.of(), List.of())));
  }

  private Wake woken() throws InterruptedException {
    Wake wake = wakes.poll(10, TimeUnit.SECONDS);
    assertThat(wake).as("a wake").isNotNull();
    return wake;
  }

  private void watching() throws InterruptedException {
    for (int i = 0; i < 1000 && !drift.isWatching(); i++) {
      Thread.sleep(10);
    }
    assertThat(drift.isWatching()).as("%s", drift.troubles()).isTrue();
  }

  @Test
  void eachNamespaceIsWatchedFromTheFirstSyncThatWantsSomethingThere() throws Exception {
    feed.put(A.key(), OURS);
    feed.put(B.key(), OURS);
    drift.start();
    synced(A);
    watching();
    feed.put(B.key(), TAKEN);
    synced(A, B);
    assertThat(woken())
        .isEqualTo(
            new Wake(
                Trigger.DRIFT, List.of(new SyncEvent.Drifted(B.key(), ".spec.x was set", ""))));
    synced(B);
    feed.put(A.key(), TAKEN);
    assertThat(wakes.poll(1500, TimeUnit.MILLISECONDS)).as("nobody wants it any more").isNull();
  }

  @Test
  void oneNamespaceThatIsForbiddenIsSaidOnceAndTheOtherGoesOn() throws Exception {
    feed.put(A.key(), OURS);
    drift.start();
    synced(A);
    watching();
    Problem forbidden = Problem.of(Code.TARGET_FORBIDDEN, "two", "no", "");
    drift.blind(Scope.of(B.key()), forbidden);
    drift.listed(Scope.of(B.key()), new ObjectFeed.Listing("1", List.of()));
    drift.blind(Scope.of(B.key()), forbidden);
    assertThat(woken())
        .isEqualTo(new Wake(Trigger.INTERVAL, List.of(new SyncEvent.Unwatched(forbidden))));
    assertThat(drift.isWatching()).isFalse();
    assertThat(drift.troubles()).containsExactly(forbidden);
    feed.put(A.key(), TAKEN);
    assertThat(woken().trigger()).isEqualTo(Trigger.DRIFT);
    assertThat(wakes).as("said once").isEmpty();
  }

  @Test
  void aConnectionThatCannotBeMadeIsTriedAgainAfterTheNextSync() throws Exception {
    refusals = 1;
    feed.put(A.key(), OURS);
    drift.start();
    synced(A);
    assertThat(woken().news()).hasSize(1);
    assertThat(drift.isWatching()).isFalse();
    synced(A);
    watching();
  }

  @Test
  void aSyncThatFailedKeepsWhatWasWatched() throws Exception {
    feed.put(A.key(), OURS);
    drift.start();
    synced(A);
    watching();
    drift.on(
        new SyncEvent.Finished(
            new SyncReport(SyncReport.Result.FAILED, "", "", List.of(), List.of(), List.of())));
    feed.remove(A.key());
    assertThat(woken().trigger()).isEqualTo(Trigger.DRIFT);
  }
}

package dev.argosy.sync.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leading, losing and leading again, on clocks that a test turns and rounds that it calls. */
class LeadershipTest {
  private static final LeaseTimes TIMES =
      new LeaseTimes(Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(3));

  private final MemoryLease lease = new MemoryLease();
  private final List<LeadStatus> told = new ArrayList<>();
  private Moment now = new Moment(0, 1_000_000);

  private Leadership leadership(String name) {
    return new Leadership(lease, Candidate.of(name, TIMES, now), told::add, () -> now);
  }

  private Leadership leader() {
    Leadership leadership = leadership("a");
    leadership.round();
    leadership.round();
    assertThat(leadership.leads()).isTrue();
    return leadership;
  }

  private void after(long seconds) {
    now = new Moment(now.nanos() + seconds * 1_000_000_000, now.wallMillis() + seconds * 1000);
  }

  private void wall(long seconds) {
    now = new Moment(now.nanos(), now.wallMillis() + seconds * 1000);
  }

  private static Code refusal(Fence fence) {
    SyncException e = catchThrowableOfType(SyncException.class, fence::pass);
    assertThat(e).as("it must not pass").isNotNull();
    return e.problems().get(0).code();
  }

  @Test
  void aLeaseThatNobodyHoldsIsTakenInTwoRounds() throws Exception {
    Leadership leadership = leadership("a");
    Fence early = leadership.fence();
    assertThat(refusal(early)).isEqualTo(Code.NOT_LEADER);
    leadership.round();
    assertThat(leadership.leads()).as("it was only read").isFalse();
    leadership.round();
    assertThat(leadership.leads()).isTrue();
    leadership.fence().pass();
    assertThat(refusal(early)).as("of the time before").isEqualTo(Code.NOT_LEADER);
    assertThat(lease.read().claim())
        .isEqualTo(
            new Claim(
                "a", TIMES.lease(), Instant.ofEpochSecond(1000), Instant.ofEpochSecond(1000), 0));
  }

  @Test
  void aWriteStopsAtTheSafeTimeThoughNobodyToldTheLeader() {
    Fence fence = leader().fence();
    after(14);
    assertThatCode(fence::pass).doesNotThrowAnyException();
    after(1);
    assertThat(refusal(fence)).isEqualTo(Code.NOT_LEADER);
  }

  @Test
  void aClockThatCountsMoreIsBelieved() {
    Fence fence = leader().fence();
    wall(15);
    assertThat(refusal(fence)).as("the machine may have been suspended").isNotNull();
    wall(-3600);
    assertThatCode(fence::pass).as("the clock was set back").doesNotThrowAnyException();
    after(15);
    assertThat(refusal(fence)).isNotNull();
  }

  @Test
  void aLateRenewalBeginsANewTermAndTheSyncOfTheOldOneStaysStopped() throws Exception {
    Leadership leadership = leader();
    Fence old = leadership.fence();
    after(60);
    assertThat(refusal(old)).isEqualTo(Code.NOT_LEADER);
    leadership.round();
    assertThat(leadership.leads()).as("nobody had taken it").isTrue();
    assertThat(refusal(old)).isEqualTo(Code.NOT_LEADER);
    leadership.fence().pass();
  }

  @Test
  void renewalsInTimeKeepTheTerm() throws Exception {
    Leadership leadership = leader();
    Fence fence = leadership.fence();
    for (int i = 0; i < 100; i++) {
      after(3);
      leadership.round();
    }
    fence.pass();
  }

  @Test
  void aServerThatIsAwayEndsTheLeadInTimeAndItsReturnBeginsItAnew() {
    Leadership leadership = leader();
    lease.away(true);
    for (int i = 0; i < 4; i++) {
      after(3);
      leadership.round();
      assertThat(leadership.leads()).isTrue();
    }
    assertThat(leadership.status().trouble().orElseThrow().code())
        .isEqualTo(Code.TARGET_UNREACHABLE);
    after(3);
    assertThat(leadership.leads()).isFalse();
    lease.away(false);
    leadership.round();
    leadership.round();
    assertThat(leadership.leads()).isTrue();
    assertThat(leadership.status().trouble()).isEmpty();
  }

  @Test
  void anotherTakesOverAfterTheWholePromiseAndTheFirstNoticesWhenItLooks() {
    Leadership first = leader();
    Fence fence = first.fence();
    Leadership second = leadership("b");
    second.round();
    after(29);
    second.round();
    assertThat(second.leads()).isFalse();
    after(1);
    second.round();
    assertThat(second.leads()).isTrue();
    assertThat(first.leads()).isFalse();
    first.round();
    first.round();
    assertThat(first.status()).isEqualTo(new LeadStatus(false, "b", first.status().trouble()));
    SyncException e = catchThrowableOfType(SyncException.class, fence::pass);
    assertThat(e.problems().get(0).message()).isEqualTo("another agent leads now (b)");
  }

  @Test
  void whoFindsAnotherInItsPlaceStopsAtOnce() throws Exception {
    Leadership leadership = leader();
    var seen = lease.read();
    lease.write(seen.claim().takenBy("by-hand", Instant.EPOCH, TIMES.lease()), seen.version());
    after(3);
    leadership.round();
    leadership.round();
    assertThat(leadership.leads()).isFalse();
  }

  @Test
  void anAnswerThatWasLostIsFoundAgain() throws Exception {
    Leadership leadership = leader();
    var seen = lease.read();
    lease.write(seen.claim().renewedAt(Instant.EPOCH, TIMES.lease()), seen.version());
    after(3);
    leadership.round();
    leadership.round();
    leadership.round();
    after(14);
    assertThat(leadership.leads()).as("renewed 14 s ago").isTrue();
  }

  @Test
  void closingLetsGoOfTheLeaseAndShutsEveryFence() {
    Leadership leadership = leader();
    Fence fence = leadership.fence();
    leadership.close();
    assertThat(refusal(fence)).isEqualTo(Code.NOT_LEADER);
    assertThat(lease.holder()).isEmpty();
    assertThat(told).last().extracting(LeadStatus::leads).isEqualTo(false);
    Leadership next = leadership("b");
    next.round();
    next.round();
    assertThat(next.leads()).as("without waiting").isTrue();
  }

  @Test
  void timesThatWouldLetTwoWriteAreRefused() {
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () ->
                    new LeaseTimes(
                        Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(2))))
        .hasMessageContaining("at least 1 s less than lease");
  }

  @Test
  void itRunsOnItsOwnAndAListenerThatThrowsCostsNothing() throws Exception {
    LeaseTimes quick =
        new LeaseTimes(Duration.ofMillis(1300), Duration.ofMillis(300), Duration.ofMillis(20));
    try (Leadership leadership =
        Leadership.start(
            lease,
            "pod",
            quick,
            status -> {
              throw new IllegalStateException();
            })) {
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (!(leadership.leads() && lease.calls() > 50) && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      assertThat(leadership.leads()).isTrue();
      assertThat(leadership.competes()).isTrue();
      assertThat(lease.holder()).startsWith("pod_").isEqualTo(leadership.identity());
    }
    assertThat(lease.holder()).isEmpty();
  }
}

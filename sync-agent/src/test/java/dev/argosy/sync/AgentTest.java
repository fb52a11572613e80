package dev.argosy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.trigger.TriggerReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop against a real repository and a real folder, on a clock that a test turns. */
class AgentTest {
  private static final Pace PACE =
      new Pace(
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          0);

  @TempDir Path temp;
  private final List<SyncEvent> events = new ArrayList<>();
  private GitRepo repo;
  private @Nullable Agent agent;
  private Path out;

  @BeforeEach
  void open() {
    repo = new GitRepo(temp.resolve("repo.git"));
    out = temp.resolve("out");
    commit("busybox:1");
  }

  @AfterEach
  void close() {
    repo.close();
    assertThat(Thread.interrupted()).as("the loop hands the interrupt on").isTrue();
  }

  private void commit(String image) {
    repo.commit(Map.of("a.yaml", Samples.template("team", "train", image).yaml()));
  }

  /** Runs the agent; before each round but the first, one of the steps happens. */
  private void run(Runnable... steps) {
    run(Leading.ALONE, steps);
  }

  private void run(Leading leading, Runnable... steps) {
    run(leading, Causes.NONE, new Script(List.of(steps)));
  }

  private void run(Leading leading, Causes causes, Script script) {
    SyncOptions options =
        SyncOptions.of(
                "s", SourceOptions.of(repo.url()).allowingLocal(), new TargetOptions.Directory(out))
            .withWork(temp.resolve("work"));
    Agent.Parts parts =
        new Agent.Parts(PACE, new FakeCompile(), events::add, leading, causes, key -> false);
    agent = new Agent(() -> options, parts, script);
    agent.run();
  }

  private Agent running() {
    return Objects.requireNonNull(agent);
  }

  private static final class Script implements Agent.Clock {
    private final Iterator<Runnable> steps;
    private Instant now = Instant.EPOCH;

    Script(List<Runnable> steps) {
      this.steps = steps.iterator();
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public Duration rest(Wakes wakes, Duration least, Duration pause) throws InterruptedException {
      now = now.plus(pause);
      if (!steps.hasNext()) {
        throw new InterruptedException();
      }
      steps.next().run();
      return pause;
    }
  }

  private List<Result> results() {
    return events.stream()
        .filter(e -> e instanceof SyncEvent.Finished)
        .map(e -> ((SyncEvent.Finished) e).report().result())
        .toList();
  }

  private List<Long> pauses() {
    return events.stream()
        .filter(e -> e instanceof SyncEvent.Waiting)
        .map(e -> ((SyncEvent.Waiting) e).pause().toSeconds())
        .toList();
  }

  private String applied() throws IOException {
    return Files.readString(out.resolve("team/workflowtemplate-train.yaml"));
  }

  /** The end of a run is no reason to ask a Git server; an interval is no reason to miss one. */
  @Test
  void whoIsStirredLooksAtCausesSoonAndAtGitWhenItIsDue() throws InterruptedException {
    Wakes wakes = new Wakes();
    wakes.stir();
    Duration rested = wakes.rest(Duration.ofMinutes(5), Duration.ofMinutes(5));
    assertThat(rested).isBetween(Duration.ofMillis(900), Duration.ofSeconds(30));
    assertThat(wakes.isCalled()).isFalse();
    assertThat(wakes.rest(Duration.ZERO, Duration.ofMillis(50))).isLessThan(Duration.ofMillis(900));

    List<Instant> looks = new ArrayList<>();
    Script script = new Script(List.of(() -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}));
    Causes causes =
        (of, fence, applied) -> {
          looks.add(script.now);
          return TriggerReport.NOTHING;
        };
    run(Leading.ALONE, causes, script);
    assertThat(looks.stream().map(Instant::getEpochSecond))
        .containsExactly(0L, 5L, 10L, 15L, 20L, 25L, 30L);
    assertThat(results()).hasSize(1);
  }

  @Test
  void aNewCommitIsAppliedAndAnOldOneIsOnlyLookedAt() throws Exception {
    run(() -> {}, () -> commit("busybox:2"), () -> {});
    assertThat(results()).containsExactly(Result.SYNCED, Result.SYNCED);
    assertThat(events.stream().filter(e -> e instanceof SyncEvent.Unchanged)).hasSize(2);
    assertThat(applied()).contains("busybox:2");
    assertThat(events).last().isEqualTo(new SyncEvent.Stopped());
  }

  @Test
  void afterABreakInItsLeadItLooksAtEverythingThoughTheCommitIsTheSame() throws Exception {
    Iterator<Fence> fences =
        List.<Fence>of(new Term(1), new Term(1), new Term(2), new Term(2)).iterator();
    run(fences::next, () -> {}, this::drift, () -> {});
    assertThat(results()).containsExactly(Result.SYNCED, Result.SYNCED);
    assertThat(applied()).contains("busybox:1");
  }

  private record Term(int number) implements Fence {
    @Override
    public void pass() {}
  }

  private void drift() {
    try {
      Files.writeString(out.resolve("team/workflowtemplate-train.yaml"), "drift");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRepositoryThatGoesAwayIsTriedWithGrowingPausesAndTheStateStays() throws Exception {
    Path away = temp.resolve("away");
    run(
        () -> move(repo.folder, away),
        () -> {},
        () -> {},
        () -> {},
        () -> {},
        () -> {
          move(away, repo.folder);
          commit("busybox:3");
        });
    assertThat(results())
        .containsExactly(
            Result.SYNCED,
            Result.FAILED,
            Result.FAILED,
            Result.FAILED,
            Result.FAILED,
            Result.FAILED,
            Result.SYNCED);
    assertThat(pauses()).containsExactly(30L, 5L, 10L, 20L, 40L, 60L, 30L);
    assertThat(applied()).contains("busybox:3");
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aCommitThatDoesNotCompileIsTriedOnceAndTheNextOneHeals() throws Exception {
    run(
        () -> repo.commit(Map.of("a.yaml", "BROKEN")),
        () -> assertUnchanged("busybox:1"),
        () -> commit("busybox:4"));
    assertThat(results()).containsExactly(Result.SYNCED, Result.HELD, Result.SYNCED);
    assertThat(pauses()).containsOnly(30L);
    assertThat(applied()).contains("busybox:4");
  }

  private void assertUnchanged(String image) {
    try {
      assertThat(applied()).contains(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void driftIsUndoneAtTheNextResync() throws Exception {
    Runnable[] steps = new Runnable[21];
    java.util.Arrays.fill(steps, (Runnable) () -> {});
    steps[0] =
        () -> {
          try {
            Files.writeString(out.resolve("team/workflowtemplate-train.yaml"), "drift");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    run(steps);
    assertThat(results()).containsExactly(Result.SYNCED, Result.SYNCED);
    assertThat(applied()).contains("busybox:1");
  }

  @Test
  void aPauseThatWasAskedForIsNeverUndercut() {
    Optional<Duration> asked = Optional.of(Duration.ofSeconds(90));
    assertThat(PACE.pause(1, asked, 0)).isEqualTo(Duration.ofSeconds(90));
    assertThat(PACE.pause(9, Optional.of(Duration.ofSeconds(1)), 0))
        .isEqualTo(Duration.ofSeconds(60));
    assertThat(Pace.DEFAULT.pause(0, Optional.empty(), 1)).isEqualTo(Duration.ofSeconds(33));
    assertThat(PACE.pause(10_000, Optional.empty(), 0)).isEqualTo(Duration.ofSeconds(60));
    Thread.currentThread().interrupt();
  }

  @Test
  void aStoppedThreadStopsTheLoopBeforeTheNextRound() {
    Thread.currentThread().interrupt();
    run();
    assertThat(events).containsExactly(new SyncEvent.Stopped());
  }

  private List<Trigger> triggers() {
    return events.stream()
        .flatMap(e -> e instanceof SyncEvent.Started s ? Stream.of(s.trigger()) : Stream.empty())
        .toList();
  }

  @Test
  void aWakeForDriftSyncsTheSameCommitAndOneForAPushOnlyLooks() throws Exception {
    run(
        () -> running().wake(Trigger.WEBHOOK, List.of()),
        () -> {
          running().wake(Trigger.DRIFT, List.of(new SyncEvent.Unchanged("news")));
          running().wake(Trigger.WEBHOOK, List.of());
        },
        () -> {});
    assertThat(triggers())
        .containsExactly(Trigger.START, Trigger.WEBHOOK, Trigger.DRIFT, Trigger.INTERVAL);
    assertThat(results()).containsExactly(Result.SYNCED, Result.SYNCED);
    assertThat(events.get(events.indexOf(new SyncEvent.Unchanged("news")) + 1))
        .as("news are told right before the look they caused")
        .isInstanceOf(SyncEvent.Started.class);
  }

  @Test
  void aRealRestEndsWithAWakeButNotBeforeItsLeastTime() throws Exception {
    Wakes wakes = new Wakes();
    wakes.wake(Trigger.WEBHOOK, List.of());
    long start = System.nanoTime();
    wakes.rest(Duration.ofMillis(200), Duration.ofMinutes(5));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(200), Duration.ofSeconds(60));
    wakes.take();
    Thread sleeper = Thread.ofVirtual().start(() -> rest(wakes));
    wakes.wake(Trigger.REQUEST, List.of());
    assertThat(sleeper.join(Duration.ofSeconds(60))).isTrue();
    Thread.currentThread().interrupt();
  }

  private static void rest(Wakes wakes) {
    try {
      wakes.rest(Duration.ZERO, Duration.ofMinutes(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAgentThatIsStoppedWhileItRestsEnds() throws Exception {
    run(() -> running().stop());
    assertThat(results()).containsExactly(Result.SYNCED);
    assertThat(events).last().isEqualTo(new SyncEvent.Stopped());
    Thread.currentThread().interrupt();
  }
}

package dev.argosy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.sync.SyncEvent.Phase;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.apply.MemoryTarget;
import dev.argosy.sync.git.Credentials;
import dev.argosy.sync.git.Descent;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.Redactor;
import dev.argosy.sync.git.Snapshot;
import dev.argosy.sync.git.Source;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real repository, synced to a real folder. */
class SyncTest {
  private static final String TRAIN = Samples.template("team", "train", "busybox:1").yaml();
  private static final String NIGHTLY = Samples.cron("team", "nightly", "train").yaml();

  @TempDir Path temp;
  private final List<SyncEvent> events = new ArrayList<>();
  private GitRepo repo;
  private Path out;

  @BeforeEach
  void open() {
    repo = new GitRepo(temp.resolve("repo.git"));
    out = temp.resolve("out");
  }

  @AfterEach
  void close() {
    repo.close();
  }

  private SyncOptions options() {
    return SyncOptions.of(
        "s", SourceOptions.of(repo.url()).allowingLocal(), new TargetOptions.Directory(out));
  }

  private SyncReport sync() {
    return sync(options());
  }

  private SyncReport sync(SyncOptions options) {
    return Sync.once(options, new FakeCompile(), events::add);
  }

  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out.toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        state.put(out.toRealPath().relativize(file).toString(), Files.readString(file));
      }
    }
    return state;
  }

  @Test
  void aCommitIsAppliedAndReportedAndToldStepByStep() throws Exception {
    String commit = repo.commit(Map.of("a.yaml", NIGHTLY, "b.yaml", TRAIN));
    SyncReport report = sync();
    assertThat(report.result()).isEqualTo(Result.SYNCED);
    assertThat(report.commit()).isEqualTo(commit);
    assertThat(report.actions()).extracting(Action::verb).containsExactly("create", "create");
    assertThat(state())
        .containsEntry("team/workflowtemplate-train.yaml", TRAIN)
        .containsEntry("team/cronworkflow-nightly.yaml", NIGHTLY);
    assertThat(events)
        .extracting(e -> e.getClass().getSimpleName())
        .filteredOn(name -> !name.equals("PhaseEnded"))
        .containsExactly(
            "Started", "CommitRead", "Compiled", "Planned", "Applied", "Applied", "Finished");
    assertThat(phases())
        .as("each part is timed")
        .containsExactly(Phase.FETCH, Phase.COMPILE, Phase.PLAN, Phase.APPLY);
    assertThat(events).last().isEqualTo(new SyncEvent.Finished(report));
  }

  private List<Phase> phases() {
    return events.stream()
        .flatMap(e ->
            e instanceof SyncEvent.PhaseEnded ended ? Stream.of(ended.phase()) : Stream.empty())
        .toList();
  }

  @Test
  void theSameCommitAgainWritesNothing() throws Exception {
    repo.commit(Map.of("a.yaml", NIGHTLY, "b.yaml", TRAIN));
    sync();
    Path generation = out.toRealPath();
    SyncReport again = sync();
    assertThat(again.result()).isEqualTo(Result.SYNCED);
    assertThat(again.writes()).isZero();
    assertThat(out.toRealPath()).isEqualTo(generation);
  }

  @Test
  void aCommitThatDoesNotCompileHoldsAllItOwned() throws Exception {
    repo.commit(Map.of("a.yaml", NIGHTLY, "b.yaml", TRAIN));
    sync();
    Map<String, String> before = state();
    repo.commit(Map.of("b.yaml", "BROKEN", "c.yaml", "BROKEN too"));
    SyncReport report = sync(options().withPolicy(SyncPolicy.DEFAULT.withIsolation(Isolation.ALL)));
    assertThat(report.result()).isEqualTo(Result.HELD);
    assertThat(report.findings())
        .extracting(d -> d.at().toString())
        .containsExactly("b.yaml:1:1", "c.yaml:1:1");
    assertThat(report.actions()).hasSize(2).allMatch(a -> a instanceof Action.Hold);
    assertThat(report.problems()).extracting(Problem::code).containsExactly(Code.SOURCE_HELD);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aSymlinkHoldsAllAndIsNamed() throws Exception {
    repo.commit(Map.of("b.yaml", TRAIN));
    sync();
    Map<String, String> before = state();
    repo.commitRaw("link.yaml", FileMode.SYMLINK, "/etc/passwd");
    SyncReport report = sync();
    assertThat(report.result()).isEqualTo(Result.HELD);
    assertThat(report.findings())
        .extracting(Diagnostic::code)
        .containsExactly(Code.TREE_ENTRY_REFUSED);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void anEmptiedRepositoryIsHeldUntilThatIsMeant() throws Exception {
    repo.commit(Map.of("b.yaml", TRAIN));
    sync();
    Map<String, String> before = state();
    repo.commit(Map.of("README", "gone"));
    SyncReport braked = sync();
    assertThat(braked.result()).isEqualTo(Result.HELD);
    assertThat(braked.problems()).extracting(Problem::code).containsExactly(Code.PRUNE_BRAKE);
    assertThat(state()).isEqualTo(before);
    SyncReport meant = sync(options().withPolicy(SyncPolicy.DEFAULT.allowingEmpty()));
    assertThat(meant.actions()).extracting(Action::verb).containsExactly("prune");
    assertThat(state()).containsOnlyKeys("argosy-inventory.txt");
  }

  @Test
  void aRepositoryThatIsGoneFailsAndKeepsTheLastGoodState() throws Exception {
    repo.commit(Map.of("b.yaml", TRAIN));
    sync();
    Map<String, String> before = state();
    Files.move(repo.folder, temp.resolve("elsewhere"));
    SyncReport report = sync();
    assertThat(report.result()).isEqualTo(Result.FAILED);
    assertThat(report.problems())
        .extracting(Problem::code)
        .containsExactly(Code.REPOSITORY_UNREACHABLE);
    assertThat(report.actions())
        .hasSize(1)
        .allMatch(a ->
            a instanceof Action.Hold h && h.reason().equals(report.problems().get(0).message()));
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void objectsTheAgentMustNotWriteAreAllRefused() throws Exception {
    String secret = TRAIN.replace("kind: WorkflowTemplate", "kind: Secret");
    String escape = TRAIN.replace("name: train", "name: ../../x");
    repo.commit(Map.of("a.yaml", secret, "b.yaml", escape, "c.yaml", TRAIN, "d.yaml", TRAIN));
    SyncReport report = sync();
    assertThat(report.problems())
        .extracting(Problem::where, Problem::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.yaml", Code.OBJECT_REFUSED),
            org.assertj.core.groups.Tuple.tuple("b.yaml", Code.OBJECT_REFUSED),
            org.assertj.core.groups.Tuple.tuple("d.yaml", Code.OBJECT_REFUSED));
    assertThat(report.problems().get(2).message()).contains("is also made from c.yaml");
    assertThat(out).doesNotExist();
  }

  @Test
  void aBadNameIsSaidBeforeAnythingIsRead() {
    SyncReport report = sync(SyncOptions.of("No Name", options().source(), options().target()));
    assertThat(report.problems()).extracting(Problem::code).containsExactly(Code.SYNC_OPTION);
    assertThat(events).noneMatch(e -> e instanceof SyncEvent.CommitRead);
  }

  @Test
  void nothingIsLeftInTheTemporaryFolder() throws Exception {
    repo.commit(Map.of("b.yaml", TRAIN));
    long before = temporaries();
    sync();
    assertThat(temporaries()).isEqualTo(before);
  }

  private static long temporaries() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(p -> p.getFileName().toString().startsWith("argosy-sync-")).count();
    }
  }

  @Test
  void noSecretLeavesASyncWhateverFails() {
    Credentials login = new Credentials.Password("me", "CANARY");
    Sync.Rules rules = new Sync.Rules("", SyncPolicy.DEFAULT, new Redactor(login));
    Problem leak =
        Problem.of(Code.REPOSITORY_UNREACHABLE, "https://me:CANARY@h", "CANARY", "CANARY");
    List<Source> sources =
        List.of(
            failing(new SyncException(leak), new IllegalStateException()),
            failing(null, new IllegalStateException("CANARY")));
    for (Source source : sources) {
      Sync sync = new Sync(source, new MemoryTarget("s"), new FakeCompile(), rules, events::add);
      SyncReport report = sync.run();
      assertThat(report.result()).isEqualTo(Result.FAILED);
      assertThat(report.toString()).doesNotContain("CANARY").contains("***");
    }
    assertThat(events.toString()).doesNotContain("CANARY");
  }

  @Test
  void aBranchThatWasRewrittenIsHeldUntilItsCommitIsAcknowledged() throws IOException {
    String applied = repo.commit(Map.of("b.yaml", TRAIN));
    assertThat(sync().result()).isEqualTo(Result.SYNCED);
    Map<String, String> before = state();
    String rewritten = repo.rewrite(Map.of("b.yaml", TRAIN.replace("busybox:1", "busybox:0")));
    SyncReport held = sync();
    assertThat(held.result()).isEqualTo(Result.HELD);
    assertThat(held.problems()).extracting(Problem::code).containsExactly(Code.HISTORY_REWOUND);
    assertThat(held.problems().get(0).message()).contains(applied);
    assertThat(state()).isEqualTo(before);
    SyncPolicy meant = options().policy().acknowledging(rewritten);
    assertThat(sync(options().withPolicy(meant)).result()).isEqualTo(Result.SYNCED);
    assertThat(state()).isNotEqualTo(before);
  }

  private static Source failing(
      @org.jspecify.annotations.Nullable SyncException checked, RuntimeException unchecked) {
    return new Source() {
      @Override
      public Descent descent(String applied) {
        return Descent.AFTER;
      }

      @Override
      public String poll() {
        return "";
      }

      @Override
      public Snapshot read() throws SyncException {
        if (checked != null) {
          throw checked;
        }
        throw unchecked;
      }

      @Override
      public void close() {
        // nothing to close
      }
    };
  }
}

package dev.argosy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.SyncReport.Result;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.plan.Brake;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a repository can seem to want all gone; a real one, synced to a folder. */
class BrakeTest {
  private static final int ALL = 10;

  @TempDir Path temp;
  private GitRepo repo;

  @BeforeEach
  void open() {
    repo = new GitRepo(temp.resolve("repo.git"));
    repo.commit(files("team/", "t", 0, ALL));
    assertThat(sync(SyncPolicy.DEFAULT).result()).isEqualTo(Result.SYNCED);
  }

  @AfterEach
  void close() {
    repo.close();
  }

  private static Map<String, String> files(String folder, String name, int from, int to) {
    Map<String, String> files = new TreeMap<>();
    files.put(folder + "README", "ours");
    for (int i = from; i < to; i++) {
      files.put(folder + name + i + ".yaml", Samples.template("n", name + i, "busybox").yaml());
    }
    return files;
  }

  private SyncReport sync(SyncPolicy policy) {
    return sync(policy, UnaryOperator.identity());
  }

  private SyncReport sync(SyncPolicy policy, UnaryOperator<SourceOptions> source) {
    SourceOptions from =
        source.apply(SourceOptions.of(repo.url()).allowingLocal().withPath("team"));
    SyncOptions options =
        SyncOptions.of("s", from, new TargetOptions.Directory(temp.resolve("out")));
    return Sync.once(options.withPolicy(policy), new FakeCompile(), event -> {});
  }

  private long objects() throws IOException {
    try (Stream<Path> all = Files.walk(temp.resolve("out").toRealPath())) {
      return all.filter(f -> f.toString().endsWith(".yaml")).count();
    }
  }

  private void held(SyncReport report) throws IOException {
    assertThat(report.result()).isEqualTo(Result.HELD);
    assertThat(report.problems()).extracting(Problem::code).containsExactly(Code.PRUNE_BRAKE);
    assertThat(report.writes()).isZero();
    assertThat(objects()).isEqualTo(ALL);
  }

  private void failed(SyncReport report) throws IOException {
    assertThat(report.result()).isEqualTo(Result.FAILED);
    assertThat(report.writes()).isZero();
    assertThat(objects()).isEqualTo(ALL);
  }

  @Test
  void moreThanAPercentageIsHeldUntilThatCommitIsAcknowledged() throws IOException {
    String commit = repo.commit(files("team/", "t", 6, ALL));
    SyncReport report = sync(SyncPolicy.DEFAULT);
    held(report);
    assertThat(report.problems().get(0).message())
        .isEqualTo(
            "the commit would remove 6 of 10 objects, and more than 20 objects or 50 % of what it"
                + " owns needs a word");
    assertThat(report.problems().get(0).hint()).contains(commit, "Argosy-Acknowledge: prune");
    held(sync(SyncPolicy.DEFAULT.acknowledging("0".repeat(40))));
    held(sync(SyncPolicy.DEFAULT.acknowledging(commit.substring(0, 12))));
    assertThat(sync(SyncPolicy.DEFAULT.acknowledging(commit)).result()).isEqualTo(Result.SYNCED);
    assertThat(objects()).isEqualTo(4);
  }

  @Test
  void moreThanANumberIsHeldUntilACommitSaysThatItIsMeant() throws IOException {
    SyncPolicy three = SyncPolicy.DEFAULT.withBrake(new Brake(3, 100));
    repo.commit(files("team/", "t", 4, ALL));
    held(sync(three));
    repo.message = "Argosy-Acknowledge: prune\n\nonly a subject, and no trailer";
    repo.commit(files("team/", "t", 4, ALL));
    held(sync(three));
    repo.message = "Fewer pipelines\n\nThey are not needed.\n\nArgosy-Acknowledge: prune\n";
    repo.commit(files("team/", "t", 4, ALL));
    assertThat(sync(three).result()).isEqualTo(Result.SYNCED);
    assertThat(objects()).isEqualTo(6);
  }

  @Test
  void upToTheLimitNobodyIsAsked() throws IOException {
    repo.commit(files("team/", "t", 5, ALL));
    assertThat(sync(SyncPolicy.DEFAULT).result()).isEqualTo(Result.SYNCED);
    assertThat(objects()).isEqualTo(5);
  }

  @Test
  void aBrakeOfNothingLetsNothingGo() throws IOException {
    repo.commit(files("team/", "t", 1, ALL));
    held(sync(SyncPolicy.DEFAULT.withBrake(new Brake(0, 100))));
    held(sync(SyncPolicy.DEFAULT.withBrake(new Brake(100, 0))));
  }

  @Test
  void anEmptyFolderIsHeld() throws IOException {
    repo.commit(Map.of("team/README", "all gone"));
    held(sync(SyncPolicy.DEFAULT.withBrake(new Brake(1000, 100))));
    assertThat(sync(SyncPolicy.DEFAULT.allowingEmpty().withBrake(new Brake(1000, 100))).result())
        .isEqualTo(Result.SYNCED);
    assertThat(objects()).isZero();
  }

  @Test
  void anEmptyFolderGoesWhenThatCommitIsAcknowledged() throws IOException {
    String commit = repo.commit(Map.of("team/README", "all gone"));
    assertThat(sync(SyncPolicy.DEFAULT.acknowledging(commit)).result()).isEqualTo(Result.SYNCED);
    assertThat(objects()).isZero();
  }

  @Test
  void aFolderThatWasRenamedFails() throws IOException {
    repo.commit(files("crew/", "t", 0, ALL));
    failed(sync(SyncPolicy.DEFAULT));
  }

  @Test
  void aBranchThatWasDeletedFails() throws IOException {
    failed(sync(SyncPolicy.DEFAULT, source -> source.withRef("gone")));
  }

  @Test
  void anotherRepositoryInItsPlaceIsHeld() throws IOException {
    repo.commit(files("team/", "quite-different-", 0, ALL));
    held(sync(SyncPolicy.DEFAULT));
  }

  @Test
  void aRepositoryThatIsGoneFails() throws IOException {
    Files.move(repo.folder, temp.resolve("elsewhere"));
    failed(sync(SyncPolicy.DEFAULT));
  }

  @Test
  void aCommitThatCannotBeReadAsAWholeRemovesNothing() throws IOException {
    repo.commitRaw("team", FileMode.SYMLINK, "crew");
    failed(sync(SyncPolicy.DEFAULT));
    repo.commitRaw("link.yaml", FileMode.SYMLINK, "/etc/passwd");
    SyncReport report = sync(SyncPolicy.DEFAULT, source -> source.withPath(""));
    assertThat(report.result()).isEqualTo(Result.HELD);
    assertThat(objects()).isEqualTo(ALL);
  }

  @Test
  void aCommitOfWhichNothingCompilesRemovesNothing() throws IOException {
    Map<String, String> broken = files("team/", "t", 0, ALL);
    broken.replaceAll((path, text) -> path.endsWith(".yaml") ? "BROKEN" : text);
    repo.commit(broken);
    SyncReport report = sync(SyncPolicy.DEFAULT);
    assertThat(report.result()).isEqualTo(Result.HELD);
    assertThat(objects()).isEqualTo(ALL);
  }
}

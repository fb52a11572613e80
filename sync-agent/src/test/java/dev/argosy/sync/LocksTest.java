package dev.argosy.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksTest {
  @TempDir Path temp;

  private SyncOptions options(String work, String out) {
    return SyncOptions.of(
            "s",
            SourceOptions.of(temp.resolve("repo.git").toString()).allowingLocal(),
            new TargetOptions.Directory(temp.resolve(out)))
        .withWork(temp.resolve(work));
  }

  private static Problem refusal(SyncOptions options) {
    try (Locks second = new Locks()) {
      SyncException e = catchThrowableOfType(SyncException.class, () -> second.take(options));
      assertThat(e).isNotNull();
      return e.problems().get(0);
    }
  }

  @Test
  void oneFolderIsForOneSyncAtATime() throws Exception {
    try (Locks first = new Locks()) {
      first.take(options("work", "out"));
      assertThatCode(() -> first.take(options("work", "out"))).doesNotThrowAnyException();
      for (SyncOptions clash : new SyncOptions[] {options("w2", "out"), options("work", "o2")}) {
        Problem problem = refusal(clash);
        assertThat(problem.code()).isEqualTo(Code.FOLDER_BUSY);
        assertThat(problem.message()).isEqualTo("another sync is at work there");
      }
      try (Locks elsewhere = new Locks()) {
        assertThatCode(() -> elsewhere.take(options("w3", "o3"))).doesNotThrowAnyException();
      }
    }
    try (Locks later = new Locks()) {
      assertThatCode(() -> later.take(options("work", "out"))).doesNotThrowAnyException();
    }
  }

  @Test
  void aSyncIntoAFolderThatIsBusyWritesNothingAndSaysSo() throws Exception {
    try (GitRepo repo = new GitRepo(temp.resolve("repo.git"))) {
      repo.commit(Map.of("a.yaml", Samples.template("team", "train", "busybox:1").yaml()));
      try (Locks other = new Locks()) {
        other.take(options("work", "out"));
        SyncReport report = Sync.once(options("w2", "out"), new FakeCompile(), event -> {});
        assertThat(report.result()).isEqualTo(SyncReport.Result.FAILED);
        assertThat(report.problems()).extracting(Problem::code).containsExactly(Code.FOLDER_BUSY);
        assertThat(temp.resolve("out")).doesNotExist();
      }
      SyncReport free = Sync.once(options("w2", "out"), new FakeCompile(), event -> {});
      assertThat(free.result()).isEqualTo(SyncReport.Result.SYNCED);
    }
  }

  /** A lock that a dead process left would stop every agent after a crash. */
  @Test
  void theLockOfAProcessThatDiedIsNone() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                temp.resolve("work").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("held");
      assertThat(refusal(options("work", "out")).code()).isEqualTo(Code.FOLDER_BUSY);
    } finally {
      holder.destroyForcibly();
    }
    assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
    try (Locks after = new Locks()) {
      assertThatCode(() -> after.take(options("work", "out"))).doesNotThrowAnyException();
    }
  }

  /** Another process that syncs. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      Path work = Path.of(args[0]);
      try (Locks locks = new Locks()) {
        locks.take(
            SyncOptions.of(
                    "s", SourceOptions.of("x"), new TargetOptions.Cluster(Optional.empty(), ""))
                .withWork(work));
        System.out.println("held");
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void aFolderThatCannotBeLockedIsSaid() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "x");
    Problem problem = refusal(options(file.getFileName() + "/below", "out"));
    assertThat(problem.code()).isEqualTo(Code.TARGET_UNREACHABLE);
    assertThat(problem.message()).startsWith("cannot be locked");
  }
}

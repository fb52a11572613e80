package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real repository, synced to a folder by the command line. */
class SyncCommandTest {
  @TempDir private Path temporary;
  private Path repository = Path.of("");

  @BeforeEach
  void repository() throws IOException, InterruptedException {
    Tools.require("git");
    repository = Files.createDirectories(temporary.resolve("My Pipelines"));
    git("init", "-q", "-b", "main");
    git("config", "user.name", "test");
    git("config", "user.email", "test@example.com");
    commit("fine");
  }

  private void git(String... args) throws IOException, InterruptedException {
    String[] command = new String[args.length + 1];
    command[0] = "git";
    System.arraycopy(args, 0, command, 1, args.length);
    Program.in(repository).must(command);
  }

  private void commit(String text) throws IOException, InterruptedException {
    Files.writeString(repository.resolve("a.yaml"), text);
    git("add", "-A");
    git("commit", "-q", "-m", "x", "--allow-empty");
  }

  private Run sync(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "sync";
    args[1] = "--target";
    args[2] = "dir:" + temporary.resolve("out");
    System.arraycopy(more, 0, args, 3, more.length);
    return Run.argosy(new FakeEngine(), repository, new byte[0], args);
  }

  private String written() throws IOException {
    try (var files = Files.walk(temporary.resolve("out").toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().endsWith("-a.yaml")) {
          return Files.readString(file);
        }
      }
    }
    return "";
  }

  @Test
  void aCommitBecomesAFolderAndASecondSyncChangesNothing() throws Exception {
    Run first = sync();
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err()).contains("read commit ", "compiled 1 objects", "create ", "synced ");
    assertThat(written()).contains("name: a");
    assertThat(sync().err()).contains(": 0 changes");
  }

  @Test
  void aCommitWithAnErrorIsHeldAndShown() throws Exception {
    sync();
    commit("error");
    Run held = sync();
    assertThat(held.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(held.err()).contains("a.yaml:1:1: error: an error", "held: nothing was written");
    assertThat(written()).contains("name: a");
  }

  @Test
  void whatCannotBeReadIsSaidAndEndsWithThree() {
    Run unknown = sync("--ref", "nowhere");
    assertThat(unknown.err())
        .contains("no branch or tag 'nowhere'", "failed: what was applied before stays");
    assertThat(unknown.code()).isEqualTo(ExitCode.INTERNAL);
    Run missing = sync(temporary.resolve("none").toString());
    assertThat(missing.code()).isEqualTo(ExitCode.INTERNAL);
    assertThat(missing.err()).doesNotContain("\tat ");
  }

  @Test
  void aTargetIsAClusterOrAFolder() {
    Run run = Run.argosy(new FakeEngine(), repository, new byte[0], "sync", "--target", "moon");
    assertThat(run.err()).contains("--target is 'moon'; expected 'cluster' or 'dir:PATH'");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.argosy(new FakeEngine(), repository, new byte[0], "sync").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatMayBeDoneIsSaidByOptionsAndAWrongOneIsRefused() throws Exception {
    assertThat(sync("--isolation", "all", "--conflicts", "hold", "--adopt").code()).isZero();
    git("rm", "-q", "a.yaml");
    git("commit", "-q", "-m", "x");
    assertThat(sync().code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(sync("--allow-empty").code()).isZero();
    assertThat(sync("--max-prune-percent", "101").err())
        .contains("--max-prune-percent is '101'; expected 0 to 100");
    assertThat(sync("--name", "ml.pipelines").err())
        .as("that is what the objects of a Sync are labelled with")
        .contains("--name is 'ml.pipelines'; expected lower-case letters, digits and '-'");
    assertThat(sync("--max-prune", "-1").err()).contains("--max-prune is '-1'; expected 0 or more");
    assertThat(sync("--acknowledge", "main").err())
        .contains("--acknowledge is 'main'; expected the full id of a commit");
    assertThat(sync("--acknowledge", "main").code()).isEqualTo(ExitCode.USAGE);
  }
}

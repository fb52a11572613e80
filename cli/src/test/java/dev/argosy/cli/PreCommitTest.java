package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hooks as a team uses them: real pre-commit, from a clone of this repository, in another one,
 * on a PATH without Java and Maven.
 */
class PreCommitTest {
  private static final String VERSION = "4.3.0";
  private static final String GOOD = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n";
  private static final String BAD = "apiVersion: argosy.dev/v1\nkind: Pipeline\nkind: Pipeline\n";

  private static final String FIXABLE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p}
      spec:
        steps:
          hello: {container: {image: "a:1", comand: [a]}}
      """;
  private static final String USER =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p, namespace: x}
      spec:
        steps:
          a:
            uses: part
      """;
  private static final String PART =
      """
      apiVersion: argosy.dev/v1
      kind: Component
      metadata: {name: part}
      spec:
        container: {image: "alpine:3.20", command: [echo]}
      """;

  @TempDir private static Path temporary;
  private static Path bin = Path.of("");
  private static Path clone = Path.of("");
  private static Path preCommit = Path.of("");

  @BeforeAll
  static void prepare() throws IOException, InterruptedException {
    Tools.require("git", "sh", "python3");
    bin = Files.createDirectories(temporary.resolve("bin"));
    Tools.minimalPath(bin, "python3", "bash");
    preCommit = installed();
    clone = repository("clone");
    Clone.copyTo(clone);
    commitAll(clone);
  }

  /** Kept between runs: what is in it depends on the version only. */
  static Path installed() throws IOException, InterruptedException {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path caches =
        cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    Path own = Files.createDirectories(caches.resolve("argosy"));
    Path venv = own.resolve("pre-commit-" + VERSION);
    Path program = venv.resolve("bin/pre-commit");
    if (!Files.isExecutable(program)) {
      Program at = Program.in(own);
      Run made = at.run("python3", "-m", "venv", "--clear", venv.toString());
      Run installed =
          at.run(venv.resolve("bin/pip").toString(), "install", "-q", "pre-commit==" + VERSION);
      if (made.code() != 0 || installed.code() != 0) {
        Tools.missing("pre-commit cannot be installed: " + made.err() + installed.err());
      }
    }
    return program;
  }

  private static Path repository(String name) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(temporary.resolve(name));
    git(folder, "init", "-q", "-b", "main");
    git(folder, "config", "user.name", "test");
    git(folder, "config", "user.email", "test@example.com");
    git(folder, "config", "commit.gpgsign", "false");
    return folder;
  }

  private static void git(Path folder, String... args) throws IOException, InterruptedException {
    String[] command = new String[args.length + 1];
    command[0] = "git";
    System.arraycopy(args, 0, command, 1, args.length);
    Program.in(folder).must(command);
  }

  private static void commitAll(Path folder) throws IOException, InterruptedException {
    git(folder, "add", "-A");
    git(folder, "commit", "-q", "-m", "all");
  }

  private static Program team(Path folder) {
    return Program.in(folder)
        .without("JAVA_HOME")
        .with("PATH", bin.toString())
        .with("PRE_COMMIT_HOME", temporary.resolve("home").toString());
  }

  @Test
  void tryRepoNeedsNoJavaAndShowsTheFindingsOfTheFilesGiven() throws Exception {
    Path folder = repository("tried");
    Files.writeString(folder.resolve("good.yaml"), GOOD);
    Files.writeString(folder.resolve("bad.yaml"), BAD);
    commitAll(folder);
    Run run =
        team(folder)
            .run(preCommit.toString(), "try-repo", clone.toString(), "argosy", "--all-files");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("argosy", "Failed", "exit code: 1")
        .contains("bad.yaml:3:1: error: the key 'kind' is written twice")
        .doesNotContain("good.yaml:");
  }

  @Test
  void aCommitWithAMistakeIsStoppedAndOneWithoutIsNot() throws Exception {
    Path folder = hooked("team", "argosy");
    Files.writeString(folder.resolve("good.yaml"), GOOD);
    Run good = commit(folder);
    assertThat(good.code()).as(good.text()).isZero();
    assertThat(good.text()).contains("Passed").doesNotContain("no findings");

    Files.writeString(folder.resolve("bad.yaml"), BAD);
    Run bad = commit(folder);
    assertThat(bad.code()).as(bad.text()).isEqualTo(1);
    assertThat(bad.text()).contains("bad.yaml:3:1: error");

    git(folder, "commit", "-q", "--no-verify", "-m", "bad all the same");
    Files.writeString(folder.resolve("good.yaml"), GOOD + "data: {a: b}\n");
    Run other = commit(folder);
    assertThat(other.code()).as("only what is committed is shown: " + other.text()).isZero();
  }

  @Test
  void whatADeletionLeavesDanglingIsFoundByTheHookForTheProject() throws Exception {
    Path folder = hooked("deleting", "argosy", "argosy-project");
    Files.writeString(folder.resolve("pipeline.yaml"), USER);
    Files.writeString(folder.resolve("part.yaml"), PART);
    Run both = commit(folder);
    assertThat(both.code()).as(both.text()).isZero();

    Files.delete(folder.resolve("part.yaml"));
    Run deleted = commit(folder);
    assertThat(deleted.code()).as(deleted.text()).isEqualTo(1);
    assertThat(deleted.text()).contains("Skipped", "pipeline.yaml:7:13: error: ", "'part'");
  }

  /** pre-commit fails a hook that changes files, shows how, and passes once they are added. */
  @Test
  void aHookThatMendsStopsTheCommitAndLetsTheMendedFilePass() throws Exception {
    Path folder = hooked("mended", "argosy");
    Files.writeString(
        folder.resolve(".pre-commit-config.yaml"),
        "    args: [--fix]\n",
        StandardOpenOption.APPEND);
    Path file = Files.writeString(folder.resolve("p.yaml"), FIXABLE);
    Run bad = commit(folder);
    assertThat(bad.code()).as(bad.text()).isEqualTo(1);
    assertThat(bad.text())
        .contains("files were modified by this hook")
        .contains("fixed: p.yaml:6:39: write 'command' [unknown-key]");
    assertThat(Files.readString(file)).isEqualTo(FIXABLE.replace("comand", "command"));
    Run good = commit(folder);
    assertThat(good.code()).as(good.text()).isZero();
  }

  @Test
  void theHookOfTheSystemRunsWhatIsOnThePath() throws Exception {
    Path folder = hooked("system", "argosy-system");
    Tools.script(bin.resolve("argosy"), installedProgram());
    Files.writeString(folder.resolve("bad.yaml"), BAD);
    Run bad = commit(folder);
    assertThat(bad.code()).as(bad.text()).isEqualTo(1);
    assertThat(bad.text()).contains("bad.yaml:3:1: error");
    Run explained = team(folder).run(bin.resolve("argosy").toString(), "explain", "duplicate-key");
    assertThat(explained.code()).as(explained.text()).isZero();
  }

  /** A repository whose commits are checked by hooks of the clone. */
  private static Path hooked(String name, String... hooks) throws Exception {
    Path folder = repository(name);
    String head = Program.in(clone).run("git", "rev-parse", "HEAD").out().strip();
    StringBuilder config = new StringBuilder();
    config.append("repos:\n- repo: %s\n  rev: %s\n  hooks:\n".formatted(clone, head));
    for (String hook : hooks) {
      config.append("  - id: ").append(hook).append('\n');
    }
    Files.writeString(folder.resolve(".pre-commit-config.yaml"), config);
    team(folder).must(preCommit.toString(), "install");
    return folder;
  }

  private static Run commit(Path folder) throws Exception {
    git(folder, "add", "-A");
    return team(folder).run("git", "commit", "-m", "change");
  }

  /** What pre-commit installed for the hook {@code argosy}; made if no test has yet. */
  private static Path installedProgram() throws Exception {
    team(hooked("installing", "argosy")).must(preCommit.toString(), "install-hooks");
    try (var files = Files.walk(temporary.resolve("home"))) {
      return files.filter(f -> f.endsWith("bin/argosy")).findFirst().orElseThrow();
    }
  }
}

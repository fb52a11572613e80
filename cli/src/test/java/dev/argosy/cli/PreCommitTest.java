package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook as a team uses it: real pre-commit, from a clone of this repository, in another one. */
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

  @TempDir private static Path temporary;
  private static Path clone = Path.of("");
  private static Path preCommit = Path.of("");

  @BeforeAll
  static void prepare() throws IOException, InterruptedException {
    Tools.require("git", "mvn", "sh", "python3");
    preCommit = installed();
    clone = repository("clone");
    Clone.copyTo(clone);
    commitAll(clone);
  }

  /** Kept between runs: what is in it depends on the version only. */
  private static Path installed() throws IOException, InterruptedException {
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
    return Program.in(folder).with("PRE_COMMIT_HOME", temporary.resolve("home").toString());
  }

  @Test
  void tryRepoShowsTheFindingsOfTheFilesGiven() throws Exception {
    Path folder = repository("tried");
    Files.writeString(folder.resolve("good.yaml"), GOOD);
    Files.writeString(folder.resolve("bad.yaml"), BAD);
    commitAll(folder);
    Run run =
        team(folder)
            .run(preCommit.toString(), "try-repo", clone.toString(), "validate", "--all-files");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("argosy validate", "Failed", "exit code: 1")
        .contains("bad.yaml:3:1: error: the key 'kind' is written twice")
        .doesNotContain("good.yaml:");
  }

  @Test
  void aCommitWithAMistakeIsStoppedAndOneWithoutIsNot() throws Exception {
    Path folder = repository("team");
    String head = Program.in(clone).run("git", "rev-parse", "HEAD").out().strip();
    Files.writeString(
        folder.resolve(".pre-commit-config.yaml"),
        "repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - id: validate\n".formatted(clone, head));
    team(folder).must(preCommit.toString(), "install");
    Files.writeString(folder.resolve("good.yaml"), GOOD);
    git(folder, "add", "-A");
    Run good = team(folder).run("git", "commit", "-m", "good");
    assertThat(good.code()).as(good.out() + good.err()).isZero();
    assertThat(good.out() + good.err()).contains("Passed");

    Files.writeString(folder.resolve("bad.yaml"), BAD);
    git(folder, "add", "-A");
    Run bad = team(folder).run("git", "commit", "-m", "bad");
    assertThat(bad.code()).as(bad.out() + bad.err()).isEqualTo(1);
    assertThat(bad.out() + bad.err()).contains("bad.yaml:3:1: error").doesNotContain("building");
  }

  /** pre-commit fails a hook that changes files, shows how, and passes once they are added. */
  @Test
  void aHookThatMendsStopsTheCommitAndLetsTheMendedFilePass() throws Exception {
    Path folder = repository("mended");
    String head = Program.in(clone).run("git", "rev-parse", "HEAD").out().strip();
    Files.writeString(
        folder.resolve(".pre-commit-config.yaml"),
        "repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - id: validate\n    args: [validate, --skip-foreign, --fix]\n"
            .formatted(clone, head));
    team(folder).must(preCommit.toString(), "install");
    Path file = Files.writeString(folder.resolve("p.yaml"), FIXABLE);
    git(folder, "add", "-A");
    Run bad = team(folder).run("git", "commit", "-m", "bad");
    assertThat(bad.code()).as(bad.out() + bad.err()).isEqualTo(1);
    assertThat(bad.out() + bad.err())
        .contains("files were modified by this hook")
        .contains("fixed: p.yaml:6:40: write 'command' [unknown-key]");
    assertThat(Files.readString(file)).isEqualTo(FIXABLE.replace("comand", "command"));
    git(folder, "add", "-A");
    Run good = team(folder).run("git", "commit", "-m", "good");
    assertThat(good.code()).as(good.out() + good.err()).isZero();
  }
}

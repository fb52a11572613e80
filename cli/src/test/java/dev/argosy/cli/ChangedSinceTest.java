package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a branch brought, in a real repository. */
class ChangedSinceTest {
  private static final String SAY =
      """
      apiVersion: argosy.dev/v1
      kind: Component
      metadata: {name: say}
      spec:
        inputs: {word: string}
        container: {image: "alpine:3.20", command: [echo, "${{ inputs.word }}"]}
      """;

  @TempDir private Path folder;

  private static String pipeline(String name, String image) {
    return """
    apiVersion: argosy.dev/v1
    kind: Pipeline
    metadata: {name: %s}
    spec:
      steps:
        a: {uses: say, with: {word: hi}}
        b: {container: {image: "alpine:%s", command: [echo]}}
    """
        .formatted(name, image);
  }

  @BeforeEach
  void repository() throws Exception {
    Tools.require("git");
    git("init", "-q", "-b", "main");
    git("config", "user.name", "test");
    git("config", "user.email", "test@example.com");
    write("team/argosy.yaml", "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\n");
    write("team/say.yaml", SAY);
    write("team/old.yaml", pipeline("old", "latest"));
    commit();
    git("checkout", "-q", "-b", "work");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void git(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Program.in(folder).must(command);
  }

  private void commit() throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", "x");
  }

  private Run validate(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "validate";
    args[1] = "--changed-since";
    args[2] = "main";
    System.arraycopy(more, 0, args, 3, more.length);
    return Run.argosy(folder.resolve("team"), args);
  }

  @Test
  void whatWasThereBeforeIsNotShown() {
    assertThat(validate().err()).isEqualTo("no findings\n");
  }

  @Test
  void committedStagedChangedAndUntrackedFilesCount() throws Exception {
    write("team/committed.yaml", pipeline("committed", "latest"));
    commit();
    write("team/staged.yaml", pipeline("staged", "latest"));
    git("add", "-A");
    write("team/untracked.yaml", pipeline("untracked", "latest"));
    write("team/a b ü.yaml", pipeline("wide", "latest"));
    write("outside.yaml", pipeline("outside", "latest"));
    assertThat(validate().err())
        .contains("committed.yaml:7:", "staged.yaml:7:", "untracked.yaml:7:", "a b ü.yaml:7:")
        .doesNotContain("old.yaml", "outside.yaml")
        .endsWith("4 warnings in 4 files\n");
    assertThat(validate("staged.yaml").err()).endsWith("1 warning in 1 file\n");
  }

  @Test
  void ignoredFilesAndCommitsOfTheOtherBranchDoNotCount() throws Exception {
    write(".gitignore", "team/ignored.yaml\n");
    write("team/ignored.yaml", pipeline("ignored", "latest"));
    git("checkout", "-q", "main");
    write("team/theirs.yaml", pipeline("theirs", "latest"));
    git("add", "team/theirs.yaml");
    git("commit", "-q", "-m", "theirs");
    git("checkout", "-q", "work");
    assertThat(validate().err()).isEqualTo("no findings\n");
  }

  @Test
  void aDeletedOrRenamedFileThatOthersNeedIsFoundInThem() throws Exception {
    git("rm", "-q", "team/say.yaml");
    Run deleted = validate();
    assertThat(deleted.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(deleted.err())
        .contains("old.yaml:6:", "[unknown-component]")
        .doesNotContain("[image-tag-latest]");
    write("team/tell.yaml", SAY.replace("name: say", "name: tell"));
    assertThat(validate().err()).contains("old.yaml:6:", "known here: tell");
  }

  @Test
  void aChangeThatBreaksAnotherFileIsFoundThere() throws Exception {
    write("team/say.yaml", SAY.replace("word", "text"));
    assertThat(validate().err())
        .contains("old.yaml:6:", "[missing-argument]", "[unknown-argument]")
        .doesNotContain("[image-tag-latest]");
  }

  @Test
  void whatIsNotKnownIsSaidPlainly() throws Exception {
    Run unknown = Run.argosy(folder.resolve("team"), "validate", "--changed-since", "mane");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("there is no commit 'mane' in this repository");
    Run option = Run.argosy(folder.resolve("team"), "validate", "--changed-since", "--output=x");
    assertThat(option.code()).isEqualTo(ExitCode.USAGE);
    git("checkout", "-q", "--orphan", "alone");
    git("commit", "-q", "-m", "alone");
    assertThat(validate().err()).contains("no common commit");
    Path plain = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-plain"));
    assertThat(Run.argosy(plain, "validate", "--changed-since", "main").err())
        .contains("this is no Git repository");
  }
}

package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: a}
      spec:
        steps:
          one:
            container:
              image: alpine:latest
              command: [echo]
          two: {container: {image: "alpine:latest", command: [echo]}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void project() throws IOException {
    write("argosy.yaml", "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\n");
    write("sub/a.yaml", PIPELINE);
    assertThat(run("--write-baseline").code()).isZero();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Run run(String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "validate";
    args[1] = "--strict";
    args[2] = "--baseline";
    args[3] = "known.yaml";
    System.arraycopy(more, 0, args, 4, more.length);
    return Run.argosy(folder, args);
  }

  @Test
  void whatIsKnownIsNotShownAndTheFileIsTheSameEachTime() throws IOException {
    String first = Files.readString(folder.resolve("known.yaml"));
    assertThat(first)
        .contains(
            "file: sub/a.yaml",
            "code: image-tag-latest",
            "at: \"spec > steps > one > container > image: alpine:latest\"");
    assertThat(run().err()).isEqualTo("no findings\n");
    assertThat(run("--write-baseline").code()).isZero();
    assertThat(folder.resolve("known.yaml")).hasContent(first);
    assertThat(Run.argosy(folder.resolve("sub"), "validate", "--baseline", "../known.yaml").err())
        .isEqualTo("no findings\n");
  }

  @Test
  void linesMayMoveButNotChange() throws IOException {
    write(
        "sub/a.yaml", PIPELINE.replace("  steps:", "\n  # a comment\n  description: x\n  steps:"));
    assertThat(run().err()).isEqualTo("no findings\n");
    write("sub/a.yaml", PIPELINE.replace("image: alpine:latest", "image: busybox:latest"));
    assertThat(run().err())
        .contains("sub/a.yaml:8:16: warning", "[image-tag-latest]", "known.yaml:")
        .contains("the finding 'image-tag-latest' of sub/a.yaml is gone [baseline-stale]")
        .endsWith("2 warnings in 2 files\n");
  }

  @Test
  void oneMoreOfTheSameIsShown() throws IOException {
    write("sub/b.yaml", PIPELINE.replace("name: a", "name: b"));
    assertThat(run().err()).endsWith("2 warnings in 1 file\n");
  }

  @Test
  void whatIsGoneIsSaidOnlyWhereEverythingWasLookedAt() throws IOException {
    Files.delete(folder.resolve("sub/a.yaml"));
    assertThat(run().err()).contains("known.yaml:").endsWith("2 warnings in 1 file\n");
    write("sub/c.yaml", "a: 1\n");
    assertThat(run("sub").err()).isEqualTo("no findings\n");
  }

  @Test
  void errorsThatStopCompilationAreNeverHidden() throws IOException {
    write("sub/a.yaml", PIPELINE.replace("image: alpine", "imag: alpine"));
    Run written = run("--write-baseline");
    assertThat(written.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(written.err()).contains("[unknown-key]");
    assertThat(folder.resolve("known.yaml")).content().doesNotContain("unknown-key");
    assertThat(run().err()).contains("[unknown-key]");
  }

  @Test
  void aFileThatIsNoBaselineIsAFindingAtItsPlace() throws IOException {
    write("known.yaml", "version: 2\nfindings: []\n");
    assertThat(run("sub").err())
        .contains("known.yaml:1:1: error: expected a baseline of version 1");
    write("known.yaml", "version: 1\nfindings:\n  - {file: a.yaml, code: x}\n");
    assertThat(run("sub").err()).contains("known.yaml:3:5: error: expected a baseline");
    write("known.yaml", "version: [1\n");
    assertThat(run("sub").err()).contains("known.yaml:", "[yaml-syntax]");
    Files.delete(folder.resolve("known.yaml"));
    assertThat(run().code()).isEqualTo(ExitCode.INTERNAL);
    assertThat(run().err()).contains("cannot read the baseline").doesNotContain("\tat ");
  }

  @Test
  void onlyAWholeProjectIsWritten() {
    assertThat(run("--write-baseline", "sub").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("--write-baseline", "--changed-since", "main").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.argosy(folder, "validate", "--write-baseline").code()).isEqualTo(ExitCode.USAGE);
  }
}

package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String WIDE =
      "apiVersion: argosy.dev/v1\nkind: Pipeline\nspec:\n    a: { b: 1 }\n";
  private static final String GOOD =
      "apiVersion: argosy.dev/v1\nkind: Pipeline\nspec:\n  a: {b: 1}\n";

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Run argosy(String... args) {
    return Run.argosy(folder, args);
  }

  @Test
  void filesOfArgosyAreFormattedAndOthersAreNot() throws IOException {
    Path wide = write("wide.yaml", "\uFEFF" + WIDE);
    Path good = write("good.yaml", GOOD);
    Path argo = write("argo.yml", WIDE.replace("argosy.dev/v1", "argoproj.io/v1alpha1"));
    Path other = write("other.yaml", "a:\n    b: 1\n");
    Run run = argosy("fmt");
    assertThat(run).isEqualTo(new Run(0, "", "formatted: wide.yaml\n"));
    assertThat(Files.readString(wide)).isEqualTo("\uFEFF" + GOOD);
    assertThat(Files.readString(good)).isEqualTo(GOOD);
    assertThat(Files.readString(argo)).contains("{ b: 1 }");
    assertThat(Files.readString(other)).contains("    b");
    assertThat(argosy("fmt", "argo.yml", "other.yaml").err()).isEqualTo("formatted: argo.yml\n");
    assertThat(argosy("fmt")).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void aCheckAndADiffWriteNothing() throws IOException {
    Path wide = write("wide.yaml", WIDE);
    assertThat(argosy("fmt", "--check")).isEqualTo(new Run(1, "", "not formatted: wide.yaml\n"));
    Run diff = argosy("fmt", "--diff", "wide.yaml");
    assertThat(diff.code()).isEqualTo(1);
    assertThat(diff.out())
        .startsWith("--- a/wide.yaml\n+++ b/wide.yaml\n")
        .contains("\n+  a: {b: 1}\n");
    assertThat(Files.readString(wide)).isEqualTo(WIDE);
    write("wide.yaml", GOOD);
    assertThat(argosy("fmt", "--check", "--diff")).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void standardInputGoesToStandardOutput() {
    assertThat(stdin(WIDE, "fmt", "-").out()).isEqualTo(GOOD);
    assertThat(stdin(WIDE, "fmt", "--check", "-"))
        .isEqualTo(new Run(1, "", "not formatted: <stdin>\n"));
    assertThat(stdin("no: yaml: at all\n", "fmt", "-").out()).isEqualTo("no: yaml: at all\n");
  }

  private Run stdin(String text, String... args) {
    return Run.argosy(new ProjectEngine(), folder, Run.bytes(text), args);
  }

  @Test
  void aFileWithAMistakeIsLeftAndTheMistakeSaid() throws IOException {
    Path bad = write("bad.yaml", WIDE + "x: y: z\n");
    write("wide.yaml", WIDE);
    Run run = argosy("fmt");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("bad.yaml:5:5: error: a second ':'")
        .contains("formatted: wide.yaml");
    assertThat(Files.readString(bad)).isEqualTo(WIDE + "x: y: z\n");
    assertThat(argosy("fmt", "nowhere.yaml").code()).isEqualTo(ExitCode.INTERNAL);
  }
}

package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --fix} and {@code --diff}: what is written where, and what they end with. */
class FixCommandTest {
  private static final String GOOD =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p}
      spec:
        params: {n: integer}
        steps:
          first: {container: {image: "a:1", command: [a]}}   # stays
          second:
            container: {image: "a:1", command: [a], args: ["${{ params.n }}"]}
            after: [first]
      """;

  /** One certain mistake and one that is mended by a guess. */
  private static final String BAD =
      GOOD.replace("command: [a]}}", "comand: [a]}}").replace("[first]", "[frist]");

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Run argosy(String... args) {
    return Run.argosy(folder, args);
  }

  @Test
  void safeFixesAreMadeAndWhatIsLeftIsShown() throws IOException {
    Path file = write("p.yaml", BAD);
    Run run = argosy("validate", "--fix");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err())
        .contains("fixed: p.yaml:7:39: write 'command' [unknown-key]")
        .contains("p.yaml:10:15: error: unknown step 'frist' in after");
    assertThat(Files.readString(file)).isEqualTo(BAD.replace("comand", "command"));
  }

  @Test
  void guessesToo() throws IOException {
    Path file = write("p.yaml", BAD);
    Run run = argosy("validate", "--fix=unsafe", "p.yaml");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(file)).isEqualTo(GOOD);
    assertThat(argosy("validate", "--fix=unsafe").err()).doesNotContain("fixed:");
  }

  @Test
  void aPathBehindFixIsNoLevel() throws IOException {
    write("p.yaml", BAD);
    Path other = write("q.yaml", BAD.replace("name: p", "name: q"));
    argosy("validate", "--fix", "p.yaml");
    assertThat(Files.readString(other)).contains("comand");
    assertThat(argosy("validate", "--fix=bogus").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aDiffIsPrintedAndNothingWritten() throws IOException {
    Path file = write("p.yaml", BAD);
    Run run = argosy("validate", "--diff");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out())
        .startsWith("--- a/p.yaml\n+++ b/p.yaml\n@@ -4,7 +4,7 @@\n")
        .contains("\n-    first: {container: {image: \"a:1\", comand: [a]}}   # stays\n")
        .contains("\n+    first: {container: {image: \"a:1\", command: [a]}}   # stays\n")
        .doesNotContain("[first]\n+");
    assertThat(argosy("validate", "--diff", "--fix=unsafe").out())
        .contains("+      after: [first]");
    assertThat(Files.readString(file)).isEqualTo(BAD);
    Files.writeString(file, GOOD);
    assertThat(argosy("validate", "--diff")).isEqualTo(new Run(0, "", argosy("validate").err()));
  }

  @Test
  void theDiffIsOneThatGitApplies() throws IOException, InterruptedException {
    Tools.require("git");
    Path file = write("p.yaml", BAD.stripTrailing());
    Path diff = write("p.diff", argosy("validate", "--diff", "--fix=unsafe").out());
    Program.in(folder).must("git", "apply", diff.toString());
    assertThat(Files.readString(file)).isEqualTo(GOOD.stripTrailing());
  }

  @Test
  void standardInputIsMendedToStandardOutput() {
    Run run =
        Run.argosy(
            new ProjectEngine(),
            folder,
            Run.bytes("\uFEFF" + BAD),
            "validate",
            "--fix=unsafe",
            "-");
    assertThat(run.out()).isEqualTo("\uFEFF" + GOOD);
    assertThat(run.code()).isZero();
    Run good = Run.argosy(new ProjectEngine(), folder, Run.bytes(GOOD), "validate", "--fix", "-");
    assertThat(good.out()).isEqualTo(GOOD);
    assertThat(
            Run.argosy(
                    new ProjectEngine(),
                    folder,
                    Run.bytes(BAD),
                    "validate",
                    "--fix",
                    "--format",
                    "json",
                    "-")
                .code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theModeStaysAndNothingIsLeftBehind() throws IOException {
    Path file = write("p.yaml", BAD);
    Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    argosy("validate", "--fix");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x--x");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).isEqualTo(List.of(file)).hasSize(1);
    }
  }

  @Test
  void aLinkIsNeverFollowedAndNeverWritten(@TempDir Path outside) throws IOException {
    Path target = Files.writeString(outside.resolve("p.yaml"), BAD);
    Path link = Files.createSymbolicLink(folder.resolve("p.yaml"), target);
    argosy("validate", "--fix");
    argosy("validate", "--fix", "p.yaml");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(target)).isEqualTo(BAD);
  }

  @Test
  void aFileThatCannotBeMendedStaysToTheByte() throws IOException {
    byte[] bytes = "a: @\u00fc".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("p.yaml"), bytes);
    assertThat(argosy("validate", "--fix=unsafe").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readAllBytes(folder.resolve("p.yaml"))).isEqualTo(bytes);
  }

  @Test
  void whatCouldBeMendedIsSaid() throws IOException {
    write("p.yaml", BAD);
    assertThat(argosy("validate").err())
        .endsWith("--fix mends 1 of these, --fix=unsafe 1 more by a guess\n");
    assertThat(argosy("validate", "--format", "json").err()).isEmpty();
  }
}

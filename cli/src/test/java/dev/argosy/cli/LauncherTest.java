package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real launcher in a copy of this clone: builds, starts, notices changes, says what is missing.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {
  @TempDir private static Path temporary;
  private static Path clone = Path.of("");

  @BeforeAll
  static void copy() throws IOException, InterruptedException {
    Tools.require("git", "mvn", "sh", "find");
    clone = Clone.copyTo(Files.createDirectories(temporary.resolve("a clone")));
  }

  private static Program program() {
    return Program.in(clone);
  }

  /** A PATH with what a minimal machine has, and these. */
  private static String path(String... more) throws IOException {
    Path bin = Files.createTempDirectory(temporary, "bin");
    List<String> basic =
        List.of(
            "sh",
            "find",
            "dirname",
            "readlink",
            "mkdir",
            "rm",
            "mv",
            "cp",
            "cat",
            "cut",
            "ls",
            "tail",
            "touch",
            "date",
            "sleep",
            "sha256sum",
            "git",
            "uname",
            "expr",
            "tr",
            "sed",
            "grep");
    for (String name : Stream.concat(basic.stream(), Stream.of(more)).toList()) {
      var found = Tools.find(name).findFirst();
      if (found.isPresent()) {
        Path wrapper = bin.resolve(name);
        Files.writeString(wrapper, "#!/bin/sh\nexec '" + found.get() + "' \"$@\"\n");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
      }
    }
    return bin.toString();
  }

  private static List<Path> archives() throws IOException {
    try (var files = Files.walk(clone.resolve(".argosy/dist"))) {
      return files
          .filter(f -> f.toString().endsWith(".aot") || f.toString().endsWith(".jsa"))
          .toList();
    }
  }

  @Test
  @Order(1)
  void withoutAJdkItSaysSo() throws Exception {
    Run run =
        program()
            .without("JAVA_HOME")
            .with("PATH", path())
            .with("ARGOSY_JDK_PLACES", "")
            .run("./argosy", "version");
    assertThat(run.err()).contains("no JDK 21 or newer found");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.INTERNAL);
  }

  @Test
  @Order(2)
  void withoutMavenItSaysSo() throws Exception {
    Run run = program().with("PATH", path("java")).run("./argosy", "version");
    assertThat(run.err()).contains("no 'mvn' on PATH");
    assertThat(run.code()).isEqualTo(ExitCode.INTERNAL);
    assertThat(clone.resolve(".argosy/lock")).doesNotExist();
  }

  @Test
  @Order(3)
  void twoAtOnceBuildOnceAndBothRun() throws Exception {
    var first = program().start("./argosy", "version");
    var second = program().start("./argosy", "version");
    List<Run> runs = List.of(first.await(), second.await());
    assertThat(runs).allSatisfy(run -> assertThat(run.code()).as(run.err()).isZero());
    assertThat(runs)
        .allSatisfy(run -> assertThat(run.out()).matches("argosy \\d+\\.\\d+\\.\\d+\n"));
    assertThat(runs).filteredOn(run -> run.err().contains("built in")).hasSize(1);
  }

  @Test
  @Order(4)
  void afterThatItIsQuietFromAnyFolderAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), clone.resolve("argosy"));
    Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("p.yaml"), "apiVersion: argosy.dev/v1\na: 1\na: 2\n");
    Run run =
        program()
            .at(elsewhere)
            .with("JAVA_TOOL_OPTIONS", "-Dx=y")
            .with("JDK_JAVA_OPTIONS", "-Dx=y")
            .run(link.toString(), "validate", "--format", "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("{\n  \"schemaVersion\": 1")
        .contains("\"file\": \"p.yaml\", \"line\": 3")
        .endsWith("}\n");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  @Order(5)
  void aDamagedArchiveChangesNothingButTheTime() throws Exception {
    assertThat(archives()).hasSize(1);
    Files.writeString(archives().getFirst(), "no archive");
    Run run = program().run("./argosy", "version");
    assertThat(run.out()).matches("argosy \\d+\\.\\d+\\.\\d+\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  @Order(6)
  void changedSourcesAreBuiltAndTheOldClassesNeverRun() throws Exception {
    Path source = clone.resolve("cli/src/main/java/dev/argosy/cli/VersionCommand.java");
    Files.writeString(source, Files.readString(source).replace("\"argosy \" +", "\"changed \" +"));
    Run run = program().run("./argosy", "version");
    assertThat(run.out()).startsWith("changed ");
    assertThat(run.err()).contains("building", "built in");
    assertThat(program().run("./argosy", "version").out()).startsWith("changed ");
  }

  @Test
  @Order(7)
  void aBuildThatFailsIsShownAndLeavesNoLock() throws Exception {
    Path source = clone.resolve("cli/src/main/java/dev/argosy/cli/VersionCommand.java");
    Files.writeString(source, "no java");
    Run run = program().run("./argosy", "version");
    assertThat(run.err()).contains("COMPILATION ERROR", "the build failed");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.INTERNAL);
    assertThat(clone.resolve(".argosy/lock")).doesNotExist();
  }
}

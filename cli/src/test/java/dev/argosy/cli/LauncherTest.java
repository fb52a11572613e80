package dev.argosy.cli;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
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
  private static final int MOST_CLASSES = 5_300;
  private static final int MOST_OUTSIDE_THE_ARCHIVE = 10;
  private static final Pattern FOREIGN =
      Pattern.compile(
          "org\\.eclipse\\.jgit|io\\.fabric8|org\\.slf4j|java\\.util\\.logging|jackson\\.databind");

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

  private static String path(String... more) throws IOException {
    return Tools.minimalPath(Files.createTempDirectory(temporary, "bin"), more);
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
  void aJarThatIsReplacedRunsAtOnceThoughAnArchiveHoldsItsOldClasses() throws Exception {
    Path home = home();
    Path jar = home.resolve("lib/argosy-cli-0.1.0.jar");
    Path kept = Files.copy(jar, temporary.resolve("kept.jar"), COPY_ATTRIBUTES);
    replaceMain(jar);
    Files.setLastModifiedTime(jar, Files.getLastModifiedTime(kept));
    assertThat(program().run("./argosy", "version").out()).isEqualTo("replaced\n");
    assertThat(program().run("./argosy", "version").out()).isEqualTo("replaced\n");
    assertThat(archives()).hasSize(2);

    Files.copy(kept, jar, REPLACE_EXISTING, COPY_ATTRIBUTES);
    assertThat(program().run("./argosy", "version").out()).startsWith("argosy ");
    assertThat(archives()).hasSize(2);
  }

  /** The folder that the launcher starts from. */
  private static Path home() throws IOException {
    return clone
        .resolve(".argosy/dist")
        .resolve(Files.readString(clone.resolve(".argosy/current")).strip());
  }

  private static void replaceMain(Path jar) throws IOException {
    Path source = Files.createDirectories(temporary.resolve("new/dev/argosy/cli"));
    Path main = source.resolve("Main.java");
    Files.writeString(
        main,
        "package dev.argosy.cli; public final class Main { public static void main(String[] args) {"
            + " System.out.println(\"replaced\"); } }");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, main.toString()))
        .isZero();
    try (FileSystem entries = FileSystems.newFileSystem(jar)) {
      Files.copy(
          source.resolve("Main.class"),
          entries.getPath("dev/argosy/cli/Main.class"),
          REPLACE_EXISTING);
    }
  }

  /** The wheel is built from the lock: the same libraries, to the byte. */
  @Test
  @Order(6)
  void theLockHoldsTheLibrariesOfTheBuild() throws Exception {
    try (var jars = Files.walk(home().resolve("lib"))) {
      List<String> libraries =
          jars.map(jar -> jar.getFileName().toString())
              .filter(name -> name.endsWith(".jar") && !name.startsWith("argosy-"))
              .sorted()
              .toList();
      List<String> locked =
          Files.readAllLines(clone.resolve("packaging/jars.lock")).stream()
              .map(line -> line.substring(line.indexOf(' ')).strip().split(":"))
              .filter(parts -> parts.length == 3 && !parts[1].equals("ecj"))
              .map(parts -> parts[1] + "-" + parts[2] + ".jar")
              .sorted()
              .toList();
      assertThat(locked).as("packaging/lock writes it anew").isEqualTo(libraries);
    }
  }

  @Test
  @Order(6)
  void aCheckLoadsFewClassesAndNothingOfWhatOnlyASyncNeeds() throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("checked"));
    Path example = clone.resolve("examples/nightly-etl");
    try (var files = Files.list(example)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path log = temporary.resolve("classes");
    Run run =
        program()
            .at(folder)
            .with("ARGOSY_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)
            .run(clone.resolve("argosy").toString(), "validate", "pipeline.yaml");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded)
        .filteredOn(line -> line.contains("/lib/sync/"))
        .as("of the jars of a sync")
        .isEmpty();
    assertThat(loaded)
        .filteredOn(line -> FOREIGN.matcher(line).find())
        .as("of jgit, fabric8, logging, what binds JSON")
        .isEmpty();
    assertThat(loaded).as("all, the JDK's included").hasSizeLessThan(MOST_CLASSES);
    if (Runtime.version().feature() >= 24) {
      assertThat(loaded)
          .filteredOn(line -> line.contains("TypeSwitch/"))
          .as("written while it runs, since some code was not made plain")
          .isEmpty();
    }
    assertThat(loaded)
        .filteredOn(line -> line.matches(".*\\.jar$"))
        .as("not in the archive")
        .hasSizeLessThan(MOST_OUTSIDE_THE_ARCHIVE);
  }

  @Test
  @Order(7)
  void theDistributionNeedsNoJavaAndRunsWhereverItIsPut() throws Exception {
    Path made = Files.createDirectories(temporary.resolve("made"));
    program().must("./dist", made.toString());
    Path tar;
    try (var files = Files.list(made)) {
      tar = files.filter(f -> f.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    }
    Path elsewhere = Files.createDirectories(temporary.resolve("else where"));
    program().must("tar", "-xzf", tar.toString(), "-C", elsewhere.toString());
    String name = tar.getFileName().toString().replace(".tar.gz", "");
    assertThat(name).matches("argosy-\\d+\\.\\d+\\.\\d+-[a-z]+-\\w+");
    Path log = temporary.resolve("distributed");
    Run run =
        program()
            .at(temporary.resolve("elsewhere"))
            .without("JAVA_HOME")
            .with("PATH", path())
            .with("ARGOSY_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)
            .run(elsewhere.resolve(name).resolve("bin/argosy").toString(), "validate");
    assertThat(run.err()).contains("p.yaml:3:1: error");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains("dev.argosy.validate.Validator "))
        .as("the archive that came with it is in use")
        .singleElement()
        .asString()
        .contains("shared objects file");
  }

  @Test
  @Order(8)
  void aDamagedArchiveChangesNothingButTheTime() throws Exception {
    for (Path archive : archives()) {
      Files.writeString(archive, "no archive");
    }
    Run run = program().run("./argosy", "version");
    assertThat(run.out()).matches("argosy \\d+\\.\\d+\\.\\d+\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  @Order(9)
  void changedSourcesAreBuiltAndTheOldClassesNeverRun() throws Exception {
    Path source = clone.resolve("cli/src/main/java/dev/argosy/cli/VersionCommand.java");
    Files.writeString(source, Files.readString(source).replace("\"argosy \" +", "\"changed \" +"));
    Run run = program().run("./argosy", "version");
    assertThat(run.out()).startsWith("changed ");
    assertThat(run.err()).contains("building", "built in");
    assertThat(program().run("./argosy", "version").out()).startsWith("changed ");
  }

  @Test
  @Order(10)
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

package dev.argosy.sync;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.git.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile repositories, all of them synced by one process with a small heap under the eyes of the
 * Java runtime's recorder. Each holds a good pipeline too. docs/security.md says what proves the
 * other classes of attack.
 */
class SecurityAnchorsTest {
  private static final String CANARY = "canary-of-the-machine";
  private static final String GOOD = pipeline("good", "container: {image: 'a:1', command: [echo]}");

  @TempDir private static Path temp;
  private static Path marker;
  private static List<String> said;
  private static List<String> before;

  private static String pipeline(String name, String step) {
    return """
    apiVersion: argosy.dev/v1
    kind: Pipeline
    metadata: {name: %s, namespace: ml}
    spec:
      steps:
        only:
          %s
    """
        .formatted(name, step);
  }

  @BeforeAll
  static void sync() throws Exception {
    marker = temp.resolve("a-command-was-run");
    Path canary = Files.writeString(temp.resolve("canary.sh"), "echo " + CANARY);
    List<Path> repositories =
        List.of(
            traversal(canary),
            entries(),
            symlinks(canary),
            commands(),
            bombs(),
            names(),
            repository("plain"));
    before = files(temp);
    said = confined(repositories);
  }

  private static Path repository(String name) {
    return repository(name, Map.of(), Map.of(), "");
  }

  private static Path repository(
      String name, Map<String, String> files, Map<String, FileMode> raw, String content) {
    Map<String, String> all = new TreeMap<>(files);
    all.put("good.yaml", GOOD);
    try (GitRepo repo = new GitRepo(temp.resolve(name + ".git"))) {
      repo.commitBeside(all, raw, content);
      return repo.folder;
    }
  }

  /** Pipelines whose steps would be made of files of the machine. */
  private static Path traversal(Path canary) {
    Map<String, String> files = new TreeMap<>();
    String up = "../".repeat(40);
    for (String way :
        List.of(up + canary.toString().substring(1), canary.toString(), "/" + up + canary)) {
      files.put(
          "thief" + files.size() + ".yaml",
          pipeline("thief" + files.size(), "script: {image: 'a:1', file: '" + way + "'}"));
      files.put(
          "thief" + files.size() + ".yaml",
          pipeline(
              "thief" + files.size(),
              "script: {image: 'a:1', source: 'true', command: [sh], include: ['" + way + "']}"));
      files.put(
          "thief" + files.size() + ".yaml",
          pipeline("thief" + files.size(), "uses: '" + way + "'"));
    }
    return repository("traversal", files, Map.of(), "");
  }

  /** Names that a checkout would write elsewhere. */
  private static Path entries() {
    Map<String, FileMode> raw = new TreeMap<>();
    for (String name : List.of("..", ".git", "/etc", "../../escaped.yaml", "a\\..\\b.yaml")) {
      raw.put(name, FileMode.REGULAR_FILE);
    }
    return repository("entries", Map.of(), raw, GOOD);
  }

  private static Path symlinks(Path canary) {
    String thief = pipeline("thief", "script: {image: 'a:1', file: link.sh}");
    Map<String, FileMode> link = Map.of("link.sh", FileMode.SYMLINK);
    return repository("symlinks", Map.of("thief.yaml", thief), link, canary.toString());
  }

  /** What git runs, or lets a repository say that it shall run. */
  private static Path commands() throws IOException {
    String touch = "touch " + marker;
    String config =
        """
        [core]
        fsmonitor = %1$s
        sshCommand = %1$s
        hooksPath = hooks
        pager = %1$s
        [uploadpack]
        packObjectsHook = %1$s
        [filter "x"]
        smudge = %1$s
        clean = %1$s
        [credential]
        helper = !%1$s
        """
            .formatted(touch);
    Map<String, String> files =
        Map.of(
            ".gitattributes",
            "* filter=x\n",
            ".gitmodules",
            "[submodule \"x\"]\npath = x\nurl = ext::sh -c '" + touch + "'\nupdate = !" + touch,
            ".gitconfig",
            config,
            ".mailmap",
            "$(" + touch + ")");
    Path repository = repository("commands", files, Map.of(), "");
    Files.writeString(repository.resolve("config"), "[core]\nbare = true\n" + config);
    for (String hook : List.of("post-checkout", "post-merge", "reference-transaction")) {
      Path file = repository.resolve("hooks").resolve(hook);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "#!/bin/sh\n" + touch);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return repository;
  }

  private static Path bombs() {
    String head = "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: b}\n";
    String aliases =
        IntStream.range(1, 30)
            .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1))
            .collect(joining());
    String keys = IntStream.range(0, 80_000).mapToObj(i -> "  k" + i + ": 1\n").collect(joining());
    String graph =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "    s" + i + ": {container: {image: 'a:1', command: [a]}}\n")
            .collect(joining());
    String expression = "${{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}";
    return repository(
        "bombs",
        Map.ofEntries(
            Map.entry("aliases.yaml", head + "a0: &a0 [x]\n" + aliases),
            Map.entry("scalar.yaml", head + "spec: '" + "x".repeat(10_000_000) + "'\n"),
            Map.entry("deep.yaml", head + "spec: " + "[".repeat(10_000)),
            Map.entry("blocks.yaml", head + "spec:\n" + "- ".repeat(10_000)),
            Map.entry("keys.yaml", head + "spec:\n" + keys),
            Map.entry("twice.yaml", head + "spec: {a: 1}\n" + "spec: {a: 1}\n".repeat(50_000)),
            Map.entry("documents.yaml", ("---\n" + head).repeat(10_000)),
            Map.entry("many.yaml", "---\n".repeat(200_000)),
            Map.entry("graph.yaml", head + "spec:\n  steps:\n" + graph),
            Map.entry(
                "expression.yaml",
                pipeline(
                    "e", "container: {image: 'a:1', command: [a], args: ['" + expression + "']}"))),
        Map.of(),
        "");
  }

  /** Objects whose files would lie elsewhere. */
  private static Path names() {
    String step = "container: {image: 'a:1', command: [a]}";
    return repository(
        "names",
        Map.of(
            "name.yaml", pipeline("../../../escaped", step),
            "namespace.yaml", pipeline("n", step).replace("namespace: ml", "namespace: ../../../x"),
            "absolute.yaml", pipeline("a", step).replace("namespace: ml", "namespace: " + temp)),
        Map.of(),
        "");
  }

  private static List<String> confined(List<Path> repositories) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ConfinedSyncs.class.getName(),
                temp.resolve("out").toString()));
    repositories.forEach(repository -> command.add(repository.toString()));
    Path log = Files.createTempFile("confined", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
      return Files.readAllLines(log);
    } finally {
      Files.delete(log);
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  private static String came(String name) {
    return said.stream()
        .filter(line -> line.startsWith("synced " + name + " "))
        .findFirst()
        .orElse("");
  }

  private static List<String> touched(String what) {
    return said.stream()
        .filter(l -> l.startsWith(what + " "))
        .map(l -> l.substring(what.length() + 1))
        .toList();
  }

  /** The good pipeline, and nothing made of anything else. */
  private static void onlyTheGoodOneIsThere(String name) throws IOException {
    Path out = temp.resolve("out").resolve(name).toRealPath();
    assertThat(files(out.resolve("ml"))).hasSize(2).last().asString().endsWith("-good.yaml");
  }

  private static void nothingIsThere(String name) {
    assertThat(came(name)).startsWith("synced " + name + " HELD tree-entry-refused");
    assertThat(temp.resolve("out").resolve(name)).doesNotExist();
  }

  @Test
  void pathTraversal() throws IOException {
    onlyTheGoodOneIsThere("traversal");
    onlyTheGoodOneIsThere("names");
    nothingIsThere("entries");
    nothingOfTheMachineWasReadOrChanged();
  }

  @Test
  void symlinkLeak() throws IOException {
    nothingIsThere("symlinks");
    nothingOfTheMachineWasReadOrChanged();
  }

  private static void nothingOfTheMachineWasReadOrChanged() throws IOException {
    List<String> after = files(temp);
    after =
        after.stream().filter(file -> !file.startsWith(temp.resolve("out").toString())).toList();
    assertThat(after).isEqualTo(before);
    assertThat(touched("file")).isNotEmpty().noneMatch(file -> file.endsWith("canary.sh"));
    for (String file : files(temp.resolve("out"))) {
      assertThat(Path.of(file)).as(file).satisfies(SecurityAnchorsTest::innocent);
    }
  }

  private static void innocent(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      assertThat(Files.readString(file)).doesNotContain(CANARY);
    }
  }

  @Test
  void commandInjection() throws IOException {
    onlyTheGoodOneIsThere("commands");
    assertThat(touched("process")).isEmpty();
    assertThat(marker).doesNotExist();
  }

  @Test
  void memoryBombs() throws IOException {
    onlyTheGoodOneIsThere("bombs");
  }

  @Test
  void whatIsNotAttackedIsSynced() {
    assertThat(came("plain")).isEqualTo("synced plain SYNCED ");
    assertThat(touched("host")).isEmpty();
  }
}

package dev.argosy.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mistakes in the examples and in projects of many teams: a name, {@code @ folder file}, and what
 * is written ({@code -}) and what in its place ({@code +}). Each is found, and what is said of it
 * is kept.
 */
class EditsTest {
  private static final Path HOME =
      Path.of(System.getProperty("argosy.root", ".."), "validator/src/test/resources/slips");
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private static final String NOTHING = "nothing is found\n";

  private final Map<String, Map<String, byte[]>> folders = new HashMap<>();
  private final Map<String, List<String>> before = new HashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"examples", "team", "tuning", "fraud", "vision", "more"})
  void eachIsFoundAndSaysWhatToDo(String kept) throws IOException {
    StringBuilder found = new StringBuilder();
    for (String edit : edits(kept)) {
      List<Diagnostic> findings = findings(edit.lines().toList());
      found.append(edit.lines().findFirst().orElseThrow()).append('\n');
      found.append(findings.isEmpty() ? NOTHING : Fixture.rendered(findings));
    }
    assertThat(found.toString()).doesNotContain(NOTHING);
    Path expected = HOME.resolve(kept + "-found.txt");
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(expected, found);
      fail("rewrote " + expected + ": read it, then run without -Dargosy.update");
    }
    assertThat(found.toString()).isEqualTo(Files.readString(expected));
  }

  @Test
  void ofWhatIsUnusualButRightNothingIsSaid() throws IOException {
    for (String edit : edits("right")) {
      assertThat(Fixture.rendered(findings(edit.lines().toList()))).as(edit).isEmpty();
    }
  }

  private static String[] edits(String kept) throws IOException {
    return Files.readString(HOME.resolve(kept + ".txt")).strip().split("\n\n");
  }

  private List<Diagnostic> findings(List<String> edit) throws IOException {
    String[] place = edit.get(1).substring(2).split(" ");
    Map<String, byte[]> right = files(place[0]);
    Map<String, byte[]> files = new TreeMap<>(right);
    for (int i = 2; i + 1 < edit.size(); i += 2) {
      String good = new String(files.getOrDefault(place[1], new byte[0]), UTF_8);
      String from = text(edit.get(i));
      assertThat(good).as(edit.getFirst()).contains(from);
      int at = good.indexOf(from);
      String bad =
          good.substring(0, at) + text(edit.get(i + 1)) + good.substring(at + from.length());
      files.put(place[1], bad.getBytes(UTF_8));
    }
    List<String> known = before.computeIfAbsent(place[0], f -> messages(right));
    return validate(files).stream().filter(d -> !known.contains(d.message())).toList();
  }

  private static String text(String line) {
    return line.substring(Math.min(2, line.length()))
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\u00a0", "\u00a0")
        .replace("\\u200b", "\u200b")
        .replace("\\\\", "\\");
  }

  private static List<String> messages(Map<String, byte[]> files) {
    return new ArrayList<>(validate(files).stream().map(Diagnostic::message).toList());
  }

  private static List<Diagnostic> validate(Map<String, byte[]> files) {
    return Validator.validate(
            MemoryTree.ofBytes(files), Validator.Options.all().forEveryEnvironment().at(NOW))
        .findings();
  }

  private Map<String, byte[]> files(String folder) throws IOException {
    Map<String, byte[]> known = folders.get(folder);
    if (known == null) {
      Path own = HOME.resolve(folder);
      known =
          read(
              Files.isDirectory(own)
                  ? own
                  : Fixture.home().resolveSibling("examples").resolve(folder));
      folders.put(folder, known);
    }
    return known;
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (!path.matches("argo(\\..*)?\\.yaml|expect\\.yaml")) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }
}

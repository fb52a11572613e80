package dev.argosy.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.argosy.shell.Shell.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reader gives the verdicts of the machine's own shells, which only read: on scripts of the
 * machine, and on the same with one thing broken.
 */
class ShellsAgreeTest {
  private static final int MUTANTS = 600;

  /** Scripts broken in these ways are judged differently by rules nobody would rely on. */
  private static final double TOLERATED = 0.01;

  private static final List<String> PIECES =
      List.of(
          ("( ) { } ; ;; & && | || if then else elif fi for in do done while until case esac \" ' ` $("
                  + " $(( )) ${ [[ ]] < > << <<EOF ! x=(a) x # $ <( = [ ] ()")
              .split(" "));
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+|[^\\sA-Za-z_]");

  private final Random random = new Random(7);

  @ParameterizedTest
  @CsvSource({"dash,SH", "bash,BASH"})
  void onScriptsAndOnBrokenOnes(String shell, Dialect dialect, @TempDir Path folder)
      throws IOException {
    assumeThat(isThere(shell)).as("%s is on this machine", shell).isTrue();
    List<Path> scripts = scripts(dialect);
    List<String> differences = new ArrayList<>();
    int refused = 0;
    List<String> texts = new ArrayList<>();
    for (Path script : scripts) {
      texts.add(Files.readString(script, StandardCharsets.ISO_8859_1));
    }
    int whole = texts.size();
    assumeThat(whole).as("scripts on this machine").isGreaterThan(10);
    for (int i = 0; i < MUTANTS; i++) {
      texts.add(mutated(texts.get(random.nextInt(whole))));
    }
    for (int i = 0; i < texts.size(); i++) {
      boolean accepts = accepts(shell, texts.get(i), folder);
      refused += accepts ? 0 : 1;
      if (accepts != Shell.read(texts.get(i), dialect).problems().isEmpty()) {
        differences.add((i < whole ? scripts.get(i) + "\n" : "") + texts.get(i));
        assertThat(i).as("a whole script: %s", differences).isGreaterThanOrEqualTo(whole);
      }
    }
    assertThat(refused).isGreaterThan(MUTANTS / 5);
    assertThat(differences).hasSizeLessThanOrEqualTo((int) (MUTANTS * TOLERATED));
  }

  private static boolean isThere(String shell) {
    return Files.isExecutable(Path.of("/bin", shell));
  }

  private static List<Path> scripts(Dialect dialect) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("/usr/bin", "/etc/init.d", "/usr/sbin", "/usr/lib/git-core")) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> files = Files.list(Path.of(folder)).sorted()) {
          files.filter(f -> isScript(f, dialect)).forEach(found::add);
        }
      }
    }
    return found;
  }

  private static boolean isScript(Path file, Dialect dialect) {
    try {
      if (!Files.isRegularFile(file) || Files.isSymbolicLink(file) || Files.size(file) > 40_000) {
        return false;
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      String first = text.lines().findFirst().orElse("");
      return first.startsWith("#!")
          && first.matches(dialect == Dialect.SH ? ".*/sh( .*)?" : ".*(/sh|bash)( .*)?")
          && !text.contains("extglob");
    } catch (IOException e) {
      return false;
    }
  }

  /** Bash tells of some mistakes and ends well all the same. */
  private static boolean accepts(String shell, String script, Path folder) throws IOException {
    Path file = folder.resolve("script");
    Files.writeString(file, script, StandardCharsets.ISO_8859_1);
    Process process =
        new ProcessBuilder(shell, "-n", file.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    try {
      return process.waitFor() == 0 && said.lines().allMatch(l -> l.contains("warning"));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** One word taken away, replaced, or put in. */
  private String mutated(String text) {
    List<String> lines = text.lines().toList();
    int from = random.nextInt(Math.max(1, lines.size() - 20));
    String part = String.join("\n", lines.subList(from, Math.min(lines.size(), from + 40))) + "\n";
    List<int[]> words = new ArrayList<>();
    Matcher m = WORD.matcher(part);
    while (m.find()) {
      words.add(new int[] {m.start(), m.end()});
    }
    if (words.isEmpty()) {
      return part;
    }
    int[] at = words.get(random.nextInt(words.size()));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    String old = part.substring(at[0], at[1]);
    String instead =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> piece;
          default -> piece + " " + old;
        };
    return part.substring(0, at[0]) + instead + part.substring(at[1]);
  }
}

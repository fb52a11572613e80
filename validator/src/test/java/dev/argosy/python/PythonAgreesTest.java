package dev.argosy.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.argosy.code.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reader gives the verdicts of the machine's own Python: on files of its standard library, and
 * on the same with one thing broken.
 */
class PythonAgreesTest {
  private static final int FILES = 500;
  private static final int MUTANTS = 3000;
  private static final Pattern WORD = Pattern.compile("\\w+|[^\\w\\s]");
  private static final List<String> PIECES =
      List.of(
          ("( ) [ ] { } : , = == := * ** . -> @ if else for in not and lambda def class return yield"
                  + " await async import from as is None True 0 1.5 \"a\" f'{x}' x print del pass break"
                  + " continue try except finally with match case _ ... ; ~ - ! 0x 1_ \\ $ ' \" # b'x'")
              .split(" "));

  private static int minor;

  private final Random random = new Random(20);

  @BeforeAll
  static void python() {
    if ("1".equals(System.getenv("ARGOSY_REQUIRE_ALL"))) {
      assertThat(PythonOracle.minor()).as("python3 of 3.8 or later").isPresent();
    }
    assumeThat(PythonOracle.minor()).as("python3 of 3.8 or later").isPresent();
    minor = PythonOracle.minor().orElseThrow();
  }

  private List<Path> sample() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : PythonOracle.library()) {
      if (Files.size(file) < 60_000 && isUtf8(file)) {
        files.add(file);
      }
    }
    Collections.shuffle(files, random);
    return files.subList(0, Math.min(FILES, files.size()));
  }

  private static boolean isUtf8(Path file) throws IOException {
    try {
      return !Files.readString(file).contains("coding:");
    } catch (MalformedInputException e) {
      return false;
    }
  }

  @Test
  void onTheStandardLibrary() throws IOException {
    List<Path> files = sample();
    List<PythonOracle.Verdict> verdicts = PythonOracle.judge(files);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      PythonModule module = PythonModule.read(Files.readString(files.get(i)), minor);
      PythonOracle.Verdict verdict = verdicts.get(i);
      if (module.isSound() != verdict.isAccepted()) {
        differences.add(files.get(i) + " " + module.problems());
      }
      module.problems().stream()
          .filter(p -> p.kind() == Problem.Kind.NAME)
          .map(p -> p.message().replaceAll(".*'(.*)'.*", "$1"))
          .filter(name -> !verdict.unbound().contains(name))
          .forEach(name -> differences.add("a false alarm in a file: " + name));
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void onTheSameWithOneThingBroken(@TempDir Path folder) throws IOException {
    List<Path> files = sample();
    List<Path> mutants = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    while (mutants.size() < MUTANTS) {
      String text = Files.readString(files.get(random.nextInt(files.size())));
      String mutant = mutated(excerpt(text));
      Path file = folder.resolve(mutants.size() + ".py");
      Files.writeString(file, mutant, StandardCharsets.UTF_8);
      mutants.add(file);
      texts.add(mutant);
    }
    List<PythonOracle.Verdict> verdicts = PythonOracle.judge(mutants);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < mutants.size(); i++) {
      PythonModule module = PythonModule.read(texts.get(i), minor);
      if (module.isSound() != verdicts.get(i).isAccepted()) {
        differences.add(verdicts.get(i) + " " + module.problems() + "\n" + texts.get(i));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(verdicts).filteredOn(v -> !v.isAccepted()).hasSizeGreaterThan(MUTANTS / 3);
  }

  /** Some lines from one that stands at the margin to another. */
  private String excerpt(String text) {
    List<String> lines = text.lines().toList();
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("(def|class|import|from|if|try|for|with|@|\\w+ ?=).*")) {
        starts.add(i);
      }
    }
    if (starts.isEmpty()) {
      return text;
    }
    int from = starts.get(random.nextInt(starts.size()));
    int least = from + 5 + random.nextInt(40);
    int to = starts.stream().filter(s -> s > least).findFirst().orElse(lines.size());
    return String.join("\n", lines.subList(from, to)) + "\n";
  }

  private String mutated(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int line = random.nextInt(lines.size());
    switch (random.nextInt(8)) {
      case 0 -> lines.remove(line);
      case 1 -> Collections.swap(lines, line, random.nextInt(lines.size()));
      case 2 -> lines.set(line, " " + lines.get(line));
      case 3 -> lines.set(line, lines.get(line).strip());
      default -> {
        return word(text);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** One word taken away, replaced or written twice. */
  private String word(String text) {
    List<int[]> words = new ArrayList<>();
    Matcher m = WORD.matcher(text);
    while (m.find()) {
      words.add(new int[] {m.start(), m.end()});
    }
    if (words.isEmpty()) {
      return text;
    }
    int[] at = words.get(random.nextInt(words.size()));
    String old = text.substring(at[0], at[1]);
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    String instead =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> piece;
          case 2 -> piece + " " + old;
          default -> old + " " + old;
        };
    return text.substring(0, at[0]) + instead + text.substring(at[1]);
  }
}

package dev.argosy.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two mistakes in one file are both found in one run, and nothing that neither is. */
class TogetherTest {
  private static final int DRAWS = 500;

  /** One plausible slip; a line it does not apply to stays as it is. */
  private record Slip(String name, String from, String to) {
    String in(String line) {
      return line.replaceFirst(from, to);
    }
  }

  private static final List<Slip> SLIPS =
      List.of(
          new Slip(
              "unknown key",
              "\\b(container|script|python|http|resources|retry): \\{",
              "$1: {colour: red, "),
          new Slip("key of a step misspelled", "^(\\s{6})(\\w{5,}):", "$1$2s:"),
          new Slip(
              "key misspelled", "\\b(command|script|container|python|image|source): ", "$1x: "),
          new Slip("type misspelled", "\\b(integer|string|number|boolean)\\b", "$1ss"),
          new Slip("type of a neighbour", ": (integer|number)\\b", ": boolean"),
          new Slip("unknown step", "\\bsteps\\.([a-z]+)\\.", "steps.zzz$1."),
          new Slip("unknown output", "\\.outputs\\.([a-z]+)\\b(?!\\.path)", ".outputs.zzz$1"),
          new Slip("unknown parameter", "\\bparams\\.([a-z]+)", "params.zzz$1"),
          new Slip("unknown input", "\\binputs\\.([a-z]+)", "inputs.zzz$1"),
          new Slip("unknown function", "\\$\\{\\{ ?", "\\${{ zzz() + "),
          new Slip("syntax of an expression", " ?\\}\\}", " + }}"),
          new Slip("no duration", "^(\\s+(timeout|delay|cache)): .*$", "$1: soon"),
          new Slip("no quantity", "\\b(memory|cpu): [^,}]+", "$1: plenty"),
          new Slip("list for text", "^(\\s+image|\\s+file|\\s+uses): (.*)$", "$1: [$2]"),
          new Slip("text for mapping", "^(\\s+)(with|env|outputs): \\{.*\\}$", "$1$2: nothing"),
          new Slip("unknown component", "\\buses: ([a-z-]+)$", "uses: zzz$1"),
          new Slip("no file", "\\bfile: (\\S+\\.\\w+)", "file: zzz/$1"),
          new Slip("unknown argument", "^(\\s+with: \\{)", "$1zzz: 1, "),
          new Slip("number for text", "\\b(image|uses): \\S+$", "$1: 5"),
          new Slip("name with a capital", "^(    )([a-z])([a-z-]*):$", "$1Z$2$3:"));

  /** A file of a folder, and the line that a slip is made in. */
  private record Mistake(Path folder, String path, int line, Slip slip) {
    @Override
    public String toString() {
      return folder.getFileName() + "/" + path + ":" + (line + 1) + " " + slip.name();
    }
  }

  private final Map<Mistake, List<String>> alone = new HashMap<>();

  @Test
  void twoMistakesInOneFileAreBothFound() throws IOException {
    List<String> lost = new ArrayList<>();
    List<String> more = new ArrayList<>();
    int pairs = 0;
    for (List<Mistake> pair : pairs()) {
      if (alone(pair.getFirst()).isEmpty() || alone(pair.getLast()).isEmpty()) {
        continue; // no mistake after all
      }
      pairs++;
      List<String> both = found(pair.getFirst().folder(), pair);
      for (Mistake one : pair) {
        if (alone(one).stream().noneMatch(both::contains)) {
          lost.add(pair + " lost " + alone(one));
        }
      }
      List<String> each = new ArrayList<>(alone(pair.getFirst()));
      each.addAll(alone(pair.getLast()));
      both.stream().filter(f -> !each.contains(f)).forEach(f -> more.add(pair + " adds " + f));
    }
    assertThat(pairs).isGreaterThan(250);
    assertThat(lost).as("of two mistakes in %d files", pairs).hasSizeLessThan(pairs * 2 * 3 / 100);
    assertThat(more).hasSizeLessThan(pairs / 100);
  }

  private List<String> alone(Mistake mistake) throws IOException {
    List<String> known = alone.get(mistake);
    if (known == null) {
      known = found(mistake.folder(), List.of(mistake));
      alone.put(mistake, known);
    }
    return known;
  }

  private static List<List<Mistake>> pairs() throws IOException {
    Random random = new Random(Long.getLong("argosy.seed", 5));
    List<List<Mistake>> files =
        List.copyOf(
            mistakes().stream()
                .collect(Collectors.groupingBy(m -> m.folder() + "/" + m.path()))
                .values());
    List<List<Mistake>> pairs = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      List<Mistake> file = files.get(random.nextInt(files.size()));
      Mistake one = file.get(random.nextInt(file.size()));
      Mistake other = file.get(random.nextInt(file.size()));
      if (one.line() != other.line() && !one.slip().equals(other.slip())) {
        pairs.add(List.of(one, other));
      }
    }
    return pairs;
  }

  private static List<Mistake> mistakes() throws IOException {
    List<Mistake> all = new ArrayList<>();
    for (Path folder : folders()) {
      for (Map.Entry<String, byte[]> file : files(folder).entrySet()) {
        if (file.getKey().endsWith(".yaml")) {
          String[] lines = new String(file.getValue(), UTF_8).split("\n");
          for (Slip slip : SLIPS) {
            all.addAll(in(folder, file.getKey(), lines, slip));
          }
        }
      }
    }
    return all;
  }

  /** At most two of a kind in a file. */
  private static List<Mistake> in(Path folder, String path, String[] lines, Slip slip) {
    List<Mistake> found = new ArrayList<>();
    for (int i = 0; i < lines.length && found.size() < 2; i++) {
      if (!slip.in(lines[i]).equals(lines[i])) {
        found.add(new Mistake(folder, path, i, slip));
      }
    }
    return found;
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Fixture.home().resolveSibling("examples"))) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString();
        if (!path.matches("argo(\\..*)?\\.yaml|expect\\.yaml")) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static List<String> found(Path folder, List<Mistake> mistakes) throws IOException {
    Map<String, byte[]> files = files(folder);
    for (Mistake m : mistakes) {
      String[] lines = new String(files.get(m.path()), UTF_8).split("\n");
      lines[m.line()] = m.slip().in(lines[m.line()]);
      files.put(m.path(), String.join("\n", lines).getBytes(UTF_8));
    }
    return Validator.validate(
            MemoryTree.ofBytes(files), Validator.Options.all().forEveryEnvironment())
        .findings()
        .stream()
        .filter(Diagnostic::isError)
        .map(d -> d.at().file().path() + ":" + d.at().span().line() + " " + d.code().id())
        .distinct()
        .toList();
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Right files with one line typed wrong: what is said is said of that line, or of one that belongs
 * to it.
 */
class DamagedExamplesTest {
  private static final int LINES_OF_EACH = 3;

  /** One slip of the fingers; a line that it does not apply to stays as it is. */
  private static final Map<String, UnaryOperator<String>> SLIPS = slips();

  private static Map<String, UnaryOperator<String>> slips() {
    Map<String, UnaryOperator<String>> slips = new LinkedHashMap<>();
    slips.put("no closing quote", l -> l.replaceFirst("([\"'])([^\"']*)\\1(\\s*)$", "$1$2$3"));
    slips.put("no opening quote", l -> l.replaceFirst("([\"'])([^\"']*)\\1(\\s*)$", "$2$1$3"));
    slips.put(
        "no blank behind the colon",
        l -> l.replaceFirst("^(\\s*[\\w-]+): (?=[\\w\"'{\\[])", "$1:"));
    slips.put("no colon", l -> l.replaceFirst("^(\\s*[\\w-]+): (?=\\w)", "$1 "));
    slips.put("no colon at the end", l -> l.replaceFirst("^(\\s*[\\w-]+):$", "$1"));
    slips.put("= for the colon", l -> l.replaceFirst("^(\\s*[\\w-]+): (?=\\w)", "$1 = "));
    slips.put("one blank more", l -> l.replaceFirst("^(\\s+)(?=[\\w-]+:)", "$1 "));
    slips.put("one blank less", l -> l.replaceFirst("^ (\\s+)(?=[\\w-]+:)", "$1"));
    slips.put("tab", l -> l.replaceFirst("^  (?=\\s*[\\w-]+:)", "\t"));
    slips.put("tabs", l -> l.replaceFirst("^((?:  )+)(?=[\\w-]+:)", "\t\t"));
    slips.put("no closing brace", l -> l.replaceFirst("}(\\s*)$", "$1"));
    slips.put("no closing bracket", l -> l.replaceFirst("](\\s*)$", "$1"));
    slips.put("no opening brace", l -> l.replaceFirst("(: )\\{(?!\\{)", "$1"));
    slips.put("no opening bracket", l -> l.replaceFirst("(: )\\[", "$1"));
    slips.put("a brace too many", l -> l.replaceFirst("}(\\s*)$", "}}$1"));
    slips.put("no comma", l -> l.replaceFirst("(\\{[^{}]*), (?=[\\w-]+: [^{}]*}$)", "$1 "));
    slips.put(
        "no quotes in braces",
        l -> l.replaceFirst("\\{(.*)\"(\\$\\{\\{.*?}})\"(.*)}$", "{$1$2$3}"));
    slips.put("@", l -> l.replaceFirst("^(\\s*[\\w-]+: )(?=\\w)", "$1@"));
    slips.put("`", l -> l.replaceFirst("^(\\s*[\\w-]+: )(?=\\w)", "$1`"));
    slips.put("%", l -> l.replaceFirst("^(\\s*[\\w-]+: )(?=\\w)", "$1%"));
    slips.put("*", l -> l.replaceFirst("^(\\s*[\\w-]+: )(?=\\w)", "$1*"));
    slips.put("!", l -> l.replaceFirst("^(\\s*[\\w-]+: )(?=\\w)", "$1!"));
    slips.put("a second colon", l -> l.replaceFirst("^(\\s*[\\w-]+: )(?=\\w)", "$1note: "));
    slips.put("no blank behind the dash", l -> l.replaceFirst("^(\\s*)- (?=\\w)", "$1-"));
    slips.put(
        "typographic quotes",
        l -> l.replaceFirst("(?<=[ \\[])\"([^\"$]*)\"(?=[,}\\]]|$)", "\u201c$1\u201d"));
    slips.put(
        "no-break space in front", l -> l.replaceFirst("^  (\\s*[\\w-]+:)", "\u00a0\u00a0$1"));
    slips.put(
        "no-break space behind the colon",
        l -> l.replaceFirst("^(\\s*[\\w-]+:) (?=\\w)", "$1\u00a0"));
    slips.put(
        "merge conflict",
        l -> l.replaceFirst("^(\\s+[\\w-]+: .*)$", "<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other"));
    slips.put("a dash", l -> l.replaceFirst("^(\\s+)(?=[\\w-]+: \\w)", "$1- "));
    return slips;
  }

  private record Outcomes(int found, int there, List<String> elsewhere) {}

  @Test
  void mistakesAreShownWhereTheyWereMade() {
    Random random = new Random(11);
    Map<String, Outcomes> all = new LinkedHashMap<>();
    SLIPS.forEach((name, slip) -> all.put(name, outcomes(slip, random)));
    int found = all.values().stream().mapToInt(Outcomes::found).sum();
    int there = all.values().stream().mapToInt(Outcomes::there).sum();
    List<String> elsewhere = all.values().stream().flatMap(o -> o.elsewhere.stream()).toList();
    assertThat(there)
        .as("of %d; elsewhere:%n%s", found, String.join("\n", elsewhere))
        .isGreaterThanOrEqualTo(found * 98 / 100);
    assertThat(found).isGreaterThan(500);
  }

  private static Outcomes outcomes(UnaryOperator<String> slip, Random random) {
    int found = 0;
    int there = 0;
    List<String> elsewhere = new ArrayList<>();
    for (var folder : Examples.folders()) {
      MemoryTree tree = Examples.tree(folder);
      List<String> sources =
          tree.paths().stream().filter(p -> p.matches("(?!argo\\.|expect).*\\.yaml")).toList();
      String path = sources.get(random.nextInt(sources.size()));
      String text = new String(tree.read(path).orElseThrow(), StandardCharsets.UTF_8);
      List<Diagnostic> usual = validate(tree, path, text);
      for (int line : damageable(text, slip, random)) {
        List<Diagnostic> findings =
            validate(tree, path, damaged(text, line, slip)).stream()
                .filter(d -> !isAmong(usual, d))
                .toList();
        if (!findings.isEmpty()) {
          found++;
          if (findings.stream().anyMatch(d -> isAt(d, path, line + 1))) {
            there++;
          } else {
            Diagnostic d = findings.getFirst();
            elsewhere.add(
                folder.getFileName()
                    + " "
                    + d.at()
                    + " for "
                    + (line + 1)
                    + " '"
                    + slip.apply(text.split("\n")[line]).strip()
                    + "': "
                    + d.message());
          }
        }
      }
    }
    return new Outcomes(found, there, elsewhere);
  }

  private static boolean isAmong(List<Diagnostic> usual, Diagnostic d) {
    return usual.stream().anyMatch(u -> u.code() == d.code() && u.message().equals(d.message()));
  }

  /** Lines outside of block texts that the slip changes. */
  private static List<Integer> damageable(String text, UnaryOperator<String> slip, Random random) {
    String[] lines = text.split("\n");
    List<Integer> possible = new ArrayList<>();
    int block = -1;
    for (int i = 0; i < lines.length; i++) {
      int indent = lines[i].length() - lines[i].stripLeading().length();
      block = block >= 0 && !lines[i].isBlank() && indent <= block ? -1 : block;
      if (block < 0 && !slip.apply(lines[i]).equals(lines[i])) {
        possible.add(i);
      }
      block = block < 0 && lines[i].matches(".*[|>][+-]?$") ? indent : block;
    }
    java.util.Collections.shuffle(possible, random);
    return possible.stream().limit(LINES_OF_EACH).toList();
  }

  private static String damaged(String text, int line, UnaryOperator<String> slip) {
    String[] lines = text.split("\n");
    lines[line] = slip.apply(lines[line]);
    return String.join("\n", lines) + "\n";
  }

  private static List<Diagnostic> validate(MemoryTree tree, String path, String text) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    tree.paths().forEach(p -> files.put(p, tree.read(p).orElseThrow()));
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    Outcome<?> outcome =
        Validator.validate(
            MemoryTree.ofBytes(files),
            Validator.Options.of(Optional.empty(), List.of(), true).forEveryEnvironment());
    return outcome.findings();
  }

  private static boolean isAt(Diagnostic d, String path, int line) {
    return d.at().file().path().equals(path)
            && d.at().span().line() <= line
            && line <= d.at().span().endLine()
        || d.related().stream().anyMatch(r -> r.at().span().line() == line);
  }
}

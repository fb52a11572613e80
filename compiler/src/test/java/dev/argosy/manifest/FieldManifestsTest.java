package dev.argosy.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Manifests as teams have them, in {@code manifest/field}, and beside each the mistakes that people
 * make in it, one a line: what is written, {@code ==>}, what is written in its place. Both lines of
 * Argo judge all of them. What is said of each mistake is in {@code found.txt}: of those that fail
 * only when they run, too.
 */
@NeedsPart(Part.VALIDATOR)
class FieldManifestsTest {
  private static final Path HOME =
      Path.of(System.getProperty("argosy.root"), "compiler/src/test/resources/manifest/field");

  /** A line of a file of mistakes. */
  private record Mistake(String line, String from, String to) {
    static Mistake of(String line) {
      int arrow = line.indexOf(" ==>");
      String to = line.substring(arrow + 4);
      return new Mistake(
          line, text(line.substring(0, arrow)), text(to.startsWith(" ") ? to.substring(1) : to));
    }

    private static String text(String written) {
      return written.replace("\\n", "\n").replace("\\\\", "\\");
    }

    String in(String good) {
      int at = good.indexOf(from);
      assertThat(at).as(line).isNotNegative();
      return good.substring(0, at) + to + good.substring(at + from.length());
    }
  }

  @Test
  void whatArgoRefusesIsFoundAndNothingElse() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (ArgoLine line : ArgoLine.values()) {
      try (ArgoValidator argo = new ArgoValidator(line)) {
        Differential verdicts =
            new Differential(argo, Disagreements.read(), Manifests.project(line));
        for (Path file : manifests()) {
          String good = Files.readString(file);
          verdicts.difference(file.toString(), good).ifPresent(d -> wrong.add(file + ": " + d));
          for (Mistake mistake : mistakes(file)) {
            missed(mistake, good, verdicts).ifPresent(d -> wrong.add(file + ": " + d));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Here an error may well be found where Argo's validator finds none. */
  private static java.util.Optional<String> missed(
      Mistake mistake, String good, Differential verdicts) {
    return verdicts
        .difference(mistake.line(), mistake.in(good))
        .filter(d -> d.startsWith("only Argo "))
        .map(d -> mistake.line() + ": " + d);
  }

  @Test
  void eachMistakeIsToldAsWritten() throws IOException {
    StringBuilder found = new StringBuilder();
    for (Path file : manifests()) {
      String good = Files.readString(file);
      List<String> before = Differential.findings(good, "").stream().map(this::told).toList();
      assertThat(Differential.errors(good, "")).as(file.toString()).isEmpty();
      found.append("== ").append(file.getFileName()).append('\n');
      for (Mistake mistake : mistakes(file)) {
        found.append("# ").append(mistake.line()).append('\n');
        Differential.findings(mistake.in(good), "").stream()
            .map(this::told)
            .filter(t -> before.stream().noneMatch(b -> afterPlace(b).equals(afterPlace(t))))
            .forEach(t -> found.append(t).append('\n'));
      }
    }
    Path expected = HOME.resolve("found.txt");
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(expected, found);
      fail("rewrote " + expected + ": read it, then run without -Dargosy.update");
    }
    assertThat(found.toString()).isEqualTo(Files.readString(expected));
  }

  private String told(Diagnostic finding) {
    return finding.at().span().line()
        + ":"
        + finding.at().span().column()
        + " "
        + finding.severity().name().charAt(0)
        + " "
        + finding.message()
        + (finding.hint().isEmpty() ? "" : " (" + finding.hint() + ")")
        + " ["
        + finding.code().id()
        + "]";
  }

  private static String afterPlace(String told) {
    return told.substring(told.indexOf(' '));
  }

  private static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static List<Mistake> mistakes(Path manifest) throws IOException {
    Path file = Path.of(manifest.toString().replace(".yaml", ".mistakes"));
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(Mistake::of).toList()
        : List.of();
  }
}

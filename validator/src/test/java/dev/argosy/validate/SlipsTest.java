package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people who come from elsewhere write: each slip in a right file is found, with what is said
 * of it in {@code found.txt}; and of files that are unusual but right nothing is said.
 */
class SlipsTest {
  private static final Path HOME =
      Path.of(System.getProperty("argosy.root", ".."), "validator/src/test/resources/slips");

  /** A name, what is written, and what is written in its place. */
  private record Slip(String name, String from, String to) {
    static List<Slip> of(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file);
      List<Slip> slips = new ArrayList<>();
      for (int i = 0; i + 2 < lines.size(); i += 3) {
        slips.add(new Slip(lines.get(i), text(lines.get(i + 1)), text(lines.get(i + 2))));
      }
      return slips;
    }

    private static String text(String line) {
      return line.substring(Math.min(2, line.length())).replace("\\n", "\n").replace("\\\\", "\\");
    }

    String in(String good) {
      int at = good.indexOf(from);
      assertThat(at).as(name).isNotNegative();
      return good.substring(0, at) + to + good.substring(at + from.length());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"argosy", "argo"})
  void eachSlipIsFoundAndSaysWhatToDo(String language) throws IOException {
    String good = Files.readString(HOME.resolve(language + "/good.yaml"));
    assertThat(Fixture.rendered(findings(good))).isEmpty();
    StringBuilder found = new StringBuilder();
    for (Slip slip : Slip.of(HOME.resolve(language + "/slips.txt"))) {
      List<Diagnostic> findings = findings(slip.in(good));
      assertThat(findings).as(slip.name()).isNotEmpty();
      found.append("# ").append(slip.name()).append('\n').append(Fixture.rendered(findings));
    }
    Path expected = HOME.resolve(language + "/found.txt");
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(expected, found);
      fail("rewrote " + expected + ": read it, then run without -Dargosy.update");
    }
    assertThat(found.toString()).isEqualTo(Files.readString(expected));
  }

  static List<Path> right() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("right"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("right")
  void whatIsUnusualButRightIsLeftAlone(Path file) throws IOException {
    assertThat(Fixture.rendered(findings(Files.readString(file)))).isEmpty();
  }

  private static List<Diagnostic> findings(String text) {
    return Validator.validate(MemoryTree.of(Map.of("file.yaml", text)), Validator.Options.all())
        .findings();
  }
}

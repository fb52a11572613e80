package dev.argosy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each class of attack on docs/security.md is proven by tests that exist. */
class SecurityPageTest {
  private static final Path ROOT = Path.of(System.getProperty("argosy.root", ".."));
  private static final Pattern PROOF = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

  @Test
  void eachClassOfAttackIsProvenByTestsThatExist() throws IOException {
    Map<String, Path> tests = tests();
    List<String> rows =
        Files.readAllLines(ROOT.resolve("docs/security.md")).stream()
            .filter(line -> line.startsWith("| "))
            .skip(1)
            .toList();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(14);
    for (String row : rows) {
      List<MatchResult> proofs = PROOF.matcher(row).results().toList();
      assertThat(proofs).as(row).isNotEmpty();
      for (MatchResult proof : proofs) {
        assertThat(tests).as(row).containsKey(proof.group(1));
        String source = Files.readString(tests.get(proof.group(1)));
        String method = proof.group(2) == null ? "" : "void " + proof.group(2) + "(";
        assertThat(source).as(proof.group()).contains("@", method);
      }
    }
  }

  private static Map<String, Path> tests() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(SecurityPageTest::files)
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Function.identity(),
                  (one, other) -> one));
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the language promises, in programs that are unusual but right: nothing is found in them,
 * they compile, and Argo takes what they become. A new one is a new file or folder in {@code
 * right/}; a file alone stands in a project of {@code right/argosy.yaml}.
 */
@NeedsPart(Part.VALIDATOR)
class RightProgramsTest {
  private static final Path HOME =
      Path.of(
          System.getProperty("argosy.root"),
          "compiler/src/test/resources/dev/argosy/compile/right");

  /** What other tests make mistakes in. */
  private static final Path MISTAKEN =
      Path.of(System.getProperty("argosy.root"), "validator/src/test/resources/slips/more");

  /** Those of them that need no environment, and of which nothing is said as they stand. */
  private static final List<String> RIGHT = List.of("ab", "env", "etl", "onerr", "quality", "rag");

  private static final String PROJECT = "argosy.yaml";

  @TestFactory
  Stream<DynamicTest> areLeftAloneAndTakenByArgo() throws IOException {
    ArgoValidator newest = new ArgoValidator(ArgoLine.V4_0);
    ArgoValidator oldest = new ArgoValidator(ArgoLine.V3_7);
    return programs().stream()
        .map(p ->
            DynamicTest.dynamicTest(
                p.getFileName().toString(), p.toUri(), () -> check(p, newest, oldest)))
        .onClose(newest::close)
        .onClose(oldest::close);
  }

  private static List<Path> programs() throws IOException {
    try (Stream<Path> own = Files.list(HOME)) {
      return Stream.concat(
              own.filter(p -> !p.endsWith(PROJECT)).sorted(), RIGHT.stream().map(MISTAKEN::resolve))
          .toList();
    }
  }

  private static void check(Path program, ArgoValidator... lines) {
    Outcome<List<Manifest>> outcome = Compiler.compile(tree(program), Compiler.Options.all());
    assertThat(Compiled.messages(outcome.findings())).isEmpty();
    String yaml = Examples.yaml(outcome.value().orElseThrow());
    for (ArgoValidator line : lines) {
      assertThat(line.judge(program.toString(), yaml))
          .isNotEmpty()
          .allSatisfy(v -> assertThat(v.accepted()).as("%s\n%s", v, yaml).isTrue());
    }
  }

  private static MemoryTree tree(Path program) {
    if (Files.isDirectory(program)) {
      return Examples.tree(program);
    }
    try {
      return MemoryTree.of(
          Map.of(
              PROJECT,
              Files.readString(HOME.resolve(PROJECT)),
              "program.yaml",
              Files.readString(program)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

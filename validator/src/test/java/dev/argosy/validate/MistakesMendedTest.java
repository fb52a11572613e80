package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.fix.Fixing;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Fixes on mistakes as people make them, from the corpus that lies beside the clone where there is
 * one.
 */
class MistakesMendedTest {
  private static final Path MISTAKES =
      Path.of(System.getProperty("argosy.root", "..")).resolve("../shared/mistakes").normalize();

  @TestFactory
  Stream<DynamicTest> areMendedWithoutHarm() throws IOException {
    if (!Files.isDirectory(MISTAKES)) {
      System.out.println("MistakesMendedTest: the corpus is not beside this clone, not run");
      return Stream.of();
    }
    try (Stream<Path> all = Files.list(MISTAKES)) {
      return all.filter(Files::isDirectory).sorted().toList().stream()
          .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> isMended(p)));
    }
  }

  private static void isMended(Path folder) throws IOException {
    Map<String, byte[]> files = files(folder);
    Tree tree = MemoryTree.ofBytes(files);
    List<Diagnostic> before = findings(tree);
    Fixing.Result result = Fixing.of(tree, MistakesMendedTest::findings, d -> true);
    files.putAll(result.changed());
    Tree mended = MemoryTree.ofBytes(files);
    assertThat(errors(findings(mended))).isLessThanOrEqualTo(errors(before));
    assertThat(result.done().isEmpty()).isEqualTo(result.changed().isEmpty());
    assertThat(Fixing.of(mended, MistakesMendedTest::findings, d -> true).changed()).isEmpty();
  }

  private static long errors(List<Diagnostic> findings) {
    return findings.stream().filter(Diagnostic::isError).count();
  }

  private static List<Diagnostic> findings(Tree tree) {
    return Validator.validate(
            tree, Validator.Options.of(Optional.empty(), List.of(), true).forEveryEnvironment())
        .findings();
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }
}

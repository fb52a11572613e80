package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check finds what a compilation finds, though it writes nothing. */
class CheckTest {
  static Stream<Path> folders() throws IOException {
    Path root = Path.of(System.getProperty("argosy.root", ".."));
    return Stream.of("examples", "diagnostics")
        .flatMap(part -> {
          try (Stream<Path> all = Files.list(root.resolve(part))) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static void same(MemoryTree tree) {
    assertThat(Compiler.check(tree, Compiler.Options.all()))
        .isEqualTo(Compiler.compile(tree, Compiler.Options.all()).findings());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void findsTheSame(Path folder) {
    same(Examples.tree(folder));
  }

  @ParameterizedTest
  @ValueSource(ints = {300_000, 390_000, 399_990, 401_000, 1_100_000})
  void largeObjectsToo(int size) {
    same(large(size));
  }

  @Test
  void aLargeObjectIsFound() {
    assertThat(Compiler.check(large(450_000), Compiler.Options.all()))
        .extracting(d -> d.code())
        .contains(Code.SPEC_LARGE);
  }

  private static MemoryTree large(int size) {
    String line = "echo 'some text of a script that goes on and on'\n";
    String source = line.repeat(size / line.length()).indent(10);
    return MemoryTree.of(
        Map.of(
            "p.yaml",
            """
            apiVersion: argosy.dev/v1
            kind: Pipeline
            metadata: {name: large}
            spec:
              steps:
                one:
                  script:
                    image: alpine:3.20
                    source: |
            """
                + source));
  }
}

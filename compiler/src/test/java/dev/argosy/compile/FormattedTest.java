package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Formatter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file compiles to does not change with its layout. */
class FormattedTest {
  static List<Examples.Example> examples() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void compilesToTheSameBytes(Examples.Example example) {
    MemoryTree tree = Examples.tree(example.folder());
    Map<String, byte[]> files = new TreeMap<>();
    for (String path : tree.paths()) {
      byte[] bytes = tree.read(path).orElseThrow();
      files.put(
          path, path.matches("(?!argo\\.|.*expect).*\\.yaml") ? formatted(path, bytes) : bytes);
    }
    assertThat(Examples.yaml(Examples.compile(MemoryTree.ofBytes(files), example.environment())))
        .isEqualTo(Examples.yaml(example.compile()));
  }

  /** Formatted, from a layout that is not the canonical one. */
  private static byte[] formatted(String path, byte[] bytes) {
    String text =
        new String(bytes, StandardCharsets.UTF_8)
            .replace("{{ ", "{{")
            .replaceAll("(?m)^(kind|metadata):", "\n\n\n$1:");
    return Formatter.format(new SourceFile(path, text))
        .value()
        .orElseThrow(() -> new AssertionError(path))
        .getBytes(StandardCharsets.UTF_8);
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's YAML compiles, and its mistake is shown as it says. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theBlockCompilesWithoutAnyFinding() throws IOException {
    Outcome<List<Manifest>> outcome = compile(block());
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.value().orElseThrow())
        .singleElement()
        .satisfies(m -> assertThat(m.kind()).isEqualTo("WorkflowTemplate"));
  }

  @Test
  void theMistakeIsShownWhereTheReadmeSays() throws IOException {
    String wrong = block().replace("accuracy > 0.9", "accuracy > '0.9'");
    assertThat(compile(wrong).findings())
        .singleElement()
        .satisfies(d ->
            assertThat(readme())
                .contains(d.at() + ": error: " + d.message() + " [" + d.code().id() + "]")
                .contains("hint: " + d.hint()));
  }

  @Test
  void whatTheFirstCommandSyncsCompilesAsItStands() throws IOException {
    Matcher command = Pattern.compile("argosy sync --path (\\S+) ").matcher(readme());
    assertThat(command.find()).isTrue();
    Path folder = Path.of(System.getProperty("argosy.root"), command.group(1));
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    assertThat(Compiler.compile(MemoryTree.ofBytes(files), Compiler.Options.all()).value())
        .hasValueSatisfying(manifests -> assertThat(manifests).isNotEmpty());
  }

  private static Outcome<List<Manifest>> compile(String yaml) {
    return Compiler.compile(MemoryTree.of(Map.of("pipeline.yaml", yaml)), Compiler.Options.all());
  }

  private static String block() throws IOException {
    Matcher m = BLOCK.matcher(readme());
    assertThat(m.find()).isTrue();
    return m.group(1);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of(System.getProperty("argosy.root"), "README.md"));
  }
}

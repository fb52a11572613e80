package dev.argosy.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {
  private static final String SPEC = "spec:\n  steps:\n    a: {script: {source: echo}}\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: train, namespace: ml}\n",
        "---\n# of us\napiVersion: argosy.dev/v1   # the language\nmetadata:\n\n  # who\n"
            + "  labels:\n      name: other\n  namespace: ml\n  name: train\nkind:  Pipeline\n",
        "kind: Pipeline\r\napiVersion: argosy.dev/v1\r\nmetadata: { name: train , namespace: ml }\r\n",
      })
  void isWhatTheFileSays(String head) {
    Entry entry = entry(head + SPEC).orElseThrow();
    assertThat(entry.kind()).isEqualTo(Entry.Kind.PIPELINE);
    assertThat(entry.name()).isEqualTo("train");
    assertThat(entry.namespace()).contains("ml");
  }

  /** Whoever writes it so has the file read as a whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: a}\n",
        "apiVersion: argosy.dev/v1\nkind: RunConfiguration\nmetadata: {name: a}\n",
        "apiVersion: argoproj.io/v1alpha1\nkind: Pipeline\nmetadata: {name: a}\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a}\nmetadata: {name: b}\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nkind: Component\nmetadata: {name: a}\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: 'a'}\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: 12}\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: null}\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: A}\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata:\n  name: a\n  name: b\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata:\n    name: a\n  namespace: b\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata:\n  nmae: a\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a,\n  namespace: b}\n",
        "\"apiVersion\": argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a}\n",
        "\tapiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a}\n",
        "\uFEFFapiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a}\n",
        "# two\n---\napiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a}\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a}\nowner: me\n",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a}\n...\n",
      })
  void isSilentWhenInDoubt(String head) {
    assertThat(entry(head + SPEC)).isEmpty();
  }

  @Test
  void isWhatReadingTheWholeFileGives() throws IOException {
    Path examples =
        Path.of(System.getProperty("argosy.root", "..")).resolve("examples").toAbsolutePath();
    List<Path> files;
    try (Stream<Path> all = Files.walk(examples)) {
      files = all.filter(p -> p.toString().endsWith(".yaml")).toList();
    }
    int told = 0;
    for (Path file : files) {
      String text = Files.readString(file);
      Optional<Entry> head = entry(text);
      if (head.isPresent()) {
        told++;
        Entry whole =
            Loader.file(MemoryTree.of(Map.of("a.yaml", text)), "a.yaml", p -> false, null)
                .entries()
                .getFirst();
        assertThat(head.get().with(whole.draft())).as("%s", file).isEqualTo(whole);
      }
    }
    assertThat(told).isGreaterThan(files.size() / 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec:\n  steps:\n    a: {script: {source: echo\n",
        "spec:\n  stepz:\n    a: {script: {source: echo}}\n",
        "spec:\n  description: \"\nkind: Component\"\n",
        "spec:\n  description: \"\n  ...\n--- x\"\n",
      })
  void ofAFileWithMistakesIsMisread(String spec) {
    String text = "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: a}\n" + spec;
    MemoryTree tree = MemoryTree.of(Map.of("a.yaml", text));
    Later later = new Later(tree, "a.yaml", null);
    assertThatThrownBy(later::get).isInstanceOf(Misread.class);
  }

  private static Optional<Entry> entry(String text) {
    return Head.entry(
        "a.yaml",
        text.getBytes(StandardCharsets.UTF_8),
        () -> {
          throw new AssertionError("nobody asked");
        });
  }
}

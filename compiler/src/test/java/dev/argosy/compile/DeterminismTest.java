package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.MemoryTree;
import dev.argosy.source.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same files give the same bytes. */
class DeterminismTest {
  @Test
  void twiceAndInParallel() throws IOException {
    Map<String, String> files = Sources.all();
    List<Manifest> once = Compiled.manifests(files);
    assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> Compiled.manifests(files)).toList())
        .allMatch(once::equals);
  }

  /** Many files are read and linked by several threads. */
  @Test
  void manyFilesSayWhatEachAloneSays() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      files.put("p%03d.yaml".formatted(i), wrong(i));
    }
    List<String> alone = new ArrayList<>();
    files.forEach((path, text) -> alone.addAll(findings(Map.of(path, text))));
    assertThat(alone).hasSize(400);
    for (int round = 0; round < 3; round++) {
      assertThat(findings(files)).isEqualTo(alone);
    }
  }

  private static List<String> findings(Map<String, String> files) {
    return Compiler.check(MemoryTree.of(files), Compiler.Options.all()).stream()
        .map(d -> d.at() + ": " + d.severity() + " " + d.message() + " " + d.hint())
        .toList();
  }

  /** Each with a mistake in a reference, every third with one in its shape, too. */
  private static String wrong(int number) {
    return """
    apiVersion: argosy.dev/v1
    kind: Pipeline
    metadata: {name: p%d}
    spec:
      params: {unused: {type: integer, default: 1}}
      steps:
        a: {container: {%s: "alpine", command: [echo, "${{ params.x%d }}"]}}
    """
        .formatted(number, number % 3 == 0 ? "imag" : "image", number);
  }

  @Test
  void whateverTheOrderInWhichTheTreeNamesItsFiles() throws IOException {
    Tree tree = MemoryTree.of(Sources.all());
    List<Manifest> sorted = Compiler.compile(tree, Compiler.Options.all()).value().orElseThrow();
    for (int seed = 0; seed < 8; seed++) {
      Tree shuffled = shuffled(tree, seed);
      assertThat(Compiler.compile(shuffled, Compiler.Options.all()).value().orElseThrow())
          .containsExactlyInAnyOrderElementsOf(sorted);
    }
  }

  /**
   * Keys that the language gives may stand in any order; names that the author gives keep theirs.
   */
  @Test
  void whateverTheOrderOfKeys() throws IOException {
    List<Manifest> before = Compiled.manifests(Sources.all());
    SchemaWalk schemas = SchemaWalk.ofTheLanguage();
    for (int seed = 0; seed < 32; seed++) {
      Random random = new Random(seed);
      Map<String, String> files = Sources.all();
      files.replaceAll(
          (path, text) -> path.endsWith(".yaml") ? reordered(text, schemas, random) : text);
      assertThat(Compiled.manifests(files)).as("seed %s", seed).isEqualTo(before);
    }
  }

  private static String reordered(String text, SchemaWalk schemas, Random random) {
    List<Map<String, Object>> documents = SchemaWalk.readAll(text);
    for (Map<String, Object> document : documents) {
      for (SchemaWalk.Place place : schemas.records(document)) {
        List<Map.Entry<String, Object>> entries = new ArrayList<>();
        place.object().forEach((key, value) -> entries.add(Map.entry(key, value)));
        Collections.shuffle(entries, random);
        place.object().clear();
        entries.forEach(e -> place.object().put(e.getKey(), e.getValue()));
      }
    }
    return SchemaWalk.write(documents);
  }

  @Test
  void aMovedLineAndACommentMakeNoNewVersion() throws IOException {
    Map<String, String> files = Sources.all();
    List<Manifest> before = Compiled.manifests(files);
    files.replaceAll((path, text) -> path.endsWith(".yaml") ? "# moved\n\n" + text : text);
    assertThat(Compiled.manifests(files)).isEqualTo(before);
  }

  @Test
  void aChangedFileMakesANewVersion() throws IOException {
    Map<String, String> files = Sources.all();
    Object before = version(files);
    files.computeIfPresent("score.py", (path, text) -> text + "\n");
    assertThat(version(files)).isNotEqualTo(before);
  }

  private static Object version(Map<String, String> files) {
    return Compiled.manifests(files).stream()
        .filter(m -> m.name().equals("everything"))
        .map(m -> Compiled.read(m.yaml()).at("metadata labels argosy.dev/version"))
        .findFirst()
        .orElseThrow();
  }

  private static Tree shuffled(Tree tree, long seed) {
    List<String> paths = new ArrayList<>(tree.paths());
    Collections.shuffle(paths, new Random(seed));
    return new Tree() {
      @Override
      public List<String> paths() {
        return paths;
      }

      @Override
      public Optional<byte[]> read(String path) {
        return tree.read(path);
      }
    };
  }
}

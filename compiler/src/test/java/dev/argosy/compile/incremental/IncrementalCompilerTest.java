package dev.argosy.compile.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.Tree;
import dev.argosy.validate.Validator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalCompilerTest {
  private static final Optional<Instant> MOMENT =
      Optional.of(Instant.parse("2026-06-01T00:00:00Z"));
  private static final int STEPS = Integer.getInteger("argosy.steps", 40);

  /** Whatever is changed, the result is that of a compiler that knows nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isAFullCompilationAmongMistakes(long seed) throws IOException {
    compare(new Repository(Material.read("diagnostics"), false, seed));
  }

  /** Much of the time such a repository has no mistake, so that objects are made. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isAFullCompilationOfWhatIsOftenRight(long seed) throws IOException {
    assertThat(compare(new Repository(Material.read("examples"), true, seed))).isGreaterThan(4);
  }

  /** How many times there were objects. */
  private static int compare(Repository repository) {
    int compiled = 0;
    IncrementalCompiler incremental = new IncrementalCompiler(Optional.empty());
    List<String> history = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      history.add(repository.change());
      Tree tree = repository.tree();
      Outcome<Compilation> full = full(tree, MOMENT);
      assertSame(incremental.compile(tree, MOMENT), full, history);
      compiled += full.value().filter(all -> !all.manifests().isEmpty()).isPresent() ? 1 : 0;
    }
    return compiled;
  }

  private static void assertSame(
      Outcome<Compilation> incremental, Outcome<Compilation> full, List<String> history) {
    assertThat(texts(incremental.findings()))
        .as("findings after %s", history)
        .isEqualTo(texts(full.findings()));
    assertThat(incremental.value()).as("objects after %s", history).isEqualTo(full.value());
  }

  /** All places are equal to each other, so that findings are told apart by what they print. */
  private static List<String> texts(List<Diagnostic> findings) {
    return findings.stream()
        .map(d -> d + " " + d.at().span() + " " + d.at().file().text().hashCode())
        .toList();
  }

  private static Outcome<Compilation> full(Tree tree, Optional<Instant> moment) {
    Validator.Options all = Validator.Options.all();
    return Compiler.compileAll(tree, new Compiler.Options(moment.map(all::at).orElse(all), false));
  }

  @Test
  void ofOneChangedFileOnlyThatFileIsRead() {
    Map<String, String> files = teams(50);
    IncrementalCompiler compiler = new IncrementalCompiler(Optional.empty());
    HeardTree before = new HeardTree(files);
    assertThat(compiler.compile(before, MOMENT).value().orElseThrow().manifests()).hasSize(100);
    files.computeIfPresent("team-7/pipeline.yaml", (p, text) -> text.replace("hello", "good-bye"));
    HeardTree after = new HeardTree(files);
    Outcome<Compilation> outcome = compiler.compile(after, MOMENT);
    assertThat(outcome.value()).isEqualTo(full(after.tree, MOMENT).value());
    assertThat(after.read)
        .containsExactly("components/say.yaml", "team-7/pipeline.yaml", "team-7/run.yaml");
  }

  @Test
  void whoUsesAChangedComponentIsCompiledAgain() {
    Map<String, String> files = teams(5);
    IncrementalCompiler compiler = new IncrementalCompiler(Optional.empty());
    List<Manifest> before =
        compiler.compile(MemoryTree.of(files), MOMENT).value().orElseThrow().manifests();
    files.computeIfPresent("components/say.yaml", (p, text) -> text.replace("echo", "printf"));
    Compilation all = compiler.compile(MemoryTree.of(files), MOMENT).value().orElseThrow();
    List<Manifest> after = all.manifests();
    assertThat(after).doesNotContainAnyElementsOf(before.subList(0, 5));
    assertThat(all).isEqualTo(full(MemoryTree.of(files), MOMENT).value().orElseThrow());
  }

  /** What is said of who uses a component depends on what can be read of it. */
  @Test
  void aBrokenComponentIsAnAnswerToo() {
    Map<String, String> files = teams(2);
    IncrementalCompiler compiler = new IncrementalCompiler(Optional.empty());
    String right = Objects.requireNonNull(files.get("components/say.yaml"));
    Map<String, Integer> findings = new LinkedHashMap<>();
    findings.put(right, 0);
    findings.put("name: say\n- [", 1); // may be the component that is missed
    findings.put("name: shout\n- [", 3); // is none that anybody uses
    findings.put(right.replace("name: say", "label: say"), 1); // has no name
    findings.put(right.replace("inputs: {what: string}", "inputs: {what: strin}"), 1);
    findings.put(right.replace("env:", "envs:"), 1);
    findings.put(right + "---\n" + right.replace("env:", "envs:"), 2);
    findings.put(right.replace("echo", "printf"), 0);
    findings.forEach((component, count) -> {
      files.put("components/say.yaml", component);
      Tree tree = MemoryTree.of(files);
      Outcome<Compilation> outcome = compiler.compile(tree, MOMENT);
      assertSame(outcome, full(tree, MOMENT), List.of(component));
      assertThat(outcome.findings()).as(component).hasSize(count);
    });
  }

  @Test
  void theSameTreeGivesTheSameOutcome() {
    IncrementalCompiler compiler = new IncrementalCompiler(Optional.empty());
    Outcome<Compilation> first = compiler.compile(new HeardTree(teams(3)), MOMENT);
    HeardTree again = new HeardTree(teams(3));
    assertThat(compiler.compile(again, MOMENT)).isSameAs(first);
    assertThat(again.read).isEmpty();
  }

  @Test
  void theTimeIsAnInputToo() {
    Map<String, String> files = teams(2);
    files.computeIfPresent(
        "team-1/run.yaml",
        (p, text) -> text.replace("timezone", "end: 2026-07-01T00:00:00Z, timezone"));
    Tree tree = MemoryTree.of(files);
    IncrementalCompiler compiler = new IncrementalCompiler(Optional.empty());
    Optional<Instant> later = Optional.of(Instant.parse("2026-08-01T00:00:00Z"));
    assertThat(compiler.compile(tree, MOMENT).findings()).isEmpty();
    assertThat(compiler.compile(tree, later).findings()).isNotEmpty();
    assertThat(texts(compiler.compile(tree, later).findings()))
        .isEqualTo(texts(full(tree, later).findings()));
  }

  private static Map<String, String> teams(int count) {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "components/say.yaml",
        """
        apiVersion: argosy.dev/v1
        kind: Component
        metadata: {name: say}
        spec:
          inputs: {what: string}
          script: {image: "alpine:3.20", source: 'echo "$WHAT"'}
          env: {WHAT: "${{ inputs.what }}"}
        """);
    for (int team = 0; team < count; team++) {
      files.put(
          "team-" + team + "/pipeline.yaml",
          """
          apiVersion: argosy.dev/v1
          kind: Pipeline
          metadata: {name: greet-%d}
          spec:
            steps:
              greet: {uses: say, with: {what: hello}}
          """
              .formatted(team));
      files.put(
          "team-" + team + "/run.yaml",
          """
          apiVersion: argosy.dev/v1
          kind: RunConfiguration
          metadata: {name: daily-%1$d}
          spec:
            pipeline: greet-%1$d
            triggers: {schedules: [{cron: "15 3 * * *", timezone: Etc/UTC}]}
          """
              .formatted(team));
    }
    return files;
  }

  /** A tree that knows what is read of it. */
  private static final class HeardTree implements Tree {
    final Tree tree;
    final TreeSet<String> read = new TreeSet<>();

    HeardTree(Map<String, String> files) {
      this.tree = MemoryTree.of(files);
    }

    @Override
    public List<String> paths() {
      return tree.paths();
    }

    @Override
    public Optional<byte[]> read(String path) {
      read.add(path);
      return tree.read(path);
    }

    @Override
    public Optional<String> contentId(String path) {
      return tree.contentId(path);
    }
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, compiling ends with findings or with whole objects. */
class FuzzTest {
  /** Raised by hand to look for more. */
  private static final int ROUNDS = Integer.getInteger("argosy.fuzz", 250);

  /** Pieces that mean something somewhere, put where they may mean nothing. */
  private static final List<String> PIECES =
      List.of(
          "null",
          "[]",
          "{}",
          "true",
          "1",
          "-1",
          "1.5",
          ".nan",
          ".inf",
          "1e999",
          "99999999999999999999",
          "''",
          "x",
          "\"${{ params.n }}\"",
          "\"${{ params.list }}\"",
          "\"${{ params.settings.a }}\"",
          "\"${{ steps.make.outputs.model }}\"",
          "\"${{ steps.make.outputs.model.path }}\"",
          "\"${{ steps.make.outputs.model.uri }}\"",
          "\"${{ steps.make.status }}\"",
          "\"${{ run.name }} ${{ run.scheduledTime }}\"",
          "\"${{ firstOf(steps.small.outputs.x, steps.pick.outputs.x) }}\"",
          "\"${{ firstOf(steps.make.outputs.model, steps.group.outputs.model) }}\"",
          "\"${{ params.n > 1 ? steps.make.outputs.model : steps.group.outputs.model }}\"",
          "\"${{ outputs.x.path }}\"",
          "\"${{ pipeline.version }}\"",
          "\"{{workflow.name}}\"",
          "\"a {{ b\"",
          "\"$(HOME) $$ ${{ params.note }}\"",
          "{a: null, b: \"${{ params.n }}\"}",
          "[\"${{ params.note }}\", null]",
          "{type: object}",
          "{type: array}",
          "{type: Model}",
          "string",
          "Model",
          "integer",
          "{value: \"${{ params.n }}\"}",
          "[make, small]",
          "{make: failed}",
          "{make: skipped, small: completed}",
          "say",
          "callee",
          "\"\\u0000\"",
          "\"\\ud83d\\ude00 \\u2028\"",
          "0x7fffffffffffffff",
          "0o17",
          "12:30",
          "&a [*a]");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noMutationMakesTheCompilerThrow(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, String> files = new LinkedHashMap<>(Sources.all());
      int edits = 1 + random.nextInt(3);
      for (int e = 0; e < edits; e++) {
        mutate(files, random);
      }
      check(files, "seed " + seed + ", round " + i);
    }
  }

  @Test
  void whatIsMutatedCompilesByItself() throws IOException {
    Outcome<List<Manifest>> outcome =
        Compiler.compile(MemoryTree.of(Sources.all()), Compiler.Options.all());
    assertThat(outcome.findings()).filteredOn(d -> d.isError()).isEmpty();
    assertThat(outcome.value().orElseThrow())
        .extracting(Manifest::kind)
        .contains("WorkflowTemplate", "CronWorkflow");
  }

  private static void check(Map<String, String> files, String which) {
    Outcome<List<Manifest>> outcome;
    try {
      outcome = Compiler.compile(MemoryTree.of(files), Compiler.Options.all());
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw new AssertionError(which + ": " + e + "\n" + String.join("\n---\n", files.values()), e);
    }
    assertThat(outcome.value().isPresent()).as(which).isNotEqualTo(outcome.hasErrors());
    for (Manifest manifest : outcome.value().orElse(List.of())) {
      assertThat(manifest.yaml())
          .as(which)
          .startsWith("apiVersion: argoproj.io/v1alpha1\nkind: " + manifest.kind() + "\n")
          .doesNotContain("${{ ");
    }
  }

  private static void mutate(Map<String, String> files, Random random) {
    List<String> paths = files.keySet().stream().filter(p -> p.endsWith(".yaml")).toList();
    String path = paths.get(random.nextInt(paths.size()));
    List<String> lines = new ArrayList<>(Objects.requireNonNull(files.get(path)).lines().toList());
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int colon = line.indexOf(": ");
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, lines.get(random.nextInt(lines.size())));
      default -> {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        lines.set(at, colon < 0 ? line + " " + piece : line.substring(0, colon + 2) + piece);
      }
    }
    files.put(path, String.join("\n", lines) + "\n");
  }
}

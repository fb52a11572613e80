package dev.argosy.compile.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Compiler;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.Tree;
import dev.argosy.validate.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of files that were not named no more is read than needed; what is said of the named is equal. */
class FewFilesTest {
  private static final Instant MOMENT = Instant.parse("2026-06-01T00:00:00Z");
  private static final int STEPS = Integer.getInteger("argosy.steps", 40);

  /** Code may be of any document: who names it has everything looked at. */
  private static final String CODE = "of-nobody.py";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sayWhatAllWouldSayAmongMistakes(long seed) throws IOException {
    compare(new Repository(Material.read("diagnostics"), false, seed), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void sayWhatAllWouldSayOfWhatIsOftenRight(long seed) throws IOException {
    compare(new Repository(Material.read("examples"), true, seed), seed);
  }

  private static void compare(Repository repository, long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      String change = repository.change();
      List<String> yaml =
          new ArrayList<>(
              repository.tree().paths().stream().filter(p -> p.endsWith(".yaml")).toList());
      Collections.shuffle(yaml, random);
      List<String> few = yaml.subList(0, Math.min(yaml.size(), 1 + random.nextInt(3)));
      List<String> withCode = new ArrayList<>(few);
      withCode.add(CODE);
      Tree tree = withCode(repository.tree());
      assertThat(findings(tree, few))
          .as("step %s (%s): %s", step, change, few)
          .isEqualTo(findings(tree, withCode));
    }
  }

  private static Tree withCode(Tree tree) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    tree.paths().forEach(path -> files.put(path, tree.read(path).orElseThrow()));
    files.put(CODE, "print(1)\n".getBytes(StandardCharsets.UTF_8));
    return MemoryTree.ofBytes(files);
  }

  private static List<String> findings(Tree tree, List<String> paths) {
    Validator.Options options =
        Validator.Options.of(Optional.empty(), paths, true).forEveryEnvironment().at(MOMENT);
    return Compiler.check(tree, new Compiler.Options(options, false)).stream()
        .map(d -> d + " " + d.at().span() + " " + d.related())
        .toList();
  }
}

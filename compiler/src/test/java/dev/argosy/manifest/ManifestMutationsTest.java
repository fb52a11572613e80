package dev.argosy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Mistakes at random places of right manifests: what Argo's validator refuses we refuse, and
 * nothing else but what is on the list. {@code -Dargosy.mutations} makes more of them, {@code
 * -Dargosy.seed} others, {@code -Dargosy.manifests} takes a folder of more manifests, {@code
 * -Dargosy.line} another line of Argo.
 */
@NeedsPart(Part.VALIDATOR)
class ManifestMutationsTest {
  private static final int MUTATIONS = Integer.getInteger("argosy.mutations", 3000);
  private static final long SEED = Long.getLong("argosy.seed", 5);
  private static final ArgoLine LINE = ArgoLine.of(System.getProperty("argosy.line", "4.0"));
  private static final Path CASES =
      Path.of(System.getProperty("argosy.root"), "compiler/src/test/resources/manifest/cases");

  @Test
  void everyMistakeIsJudgedAsArgoDoes() throws IOException {
    List<String> right = right();
    Random random = new Random(SEED);
    List<String> differences = new ArrayList<>();
    try (ArgoValidator argo = new ArgoValidator(LINE)) {
      String project = Manifests.project(LINE);
      Differential differential = new Differential(argo, Disagreements.read(), project);
      for (int i = 0; i < MUTATIONS; i++) {
        String base = right.get(random.nextInt(right.size()));
        long seed = SEED * 1_000_003 + i;
        boolean lines = random.nextInt(4) == 0;
        String text = lines ? new TextMutator(seed).mutate(base) : new Mutator(seed).mutate(base);
        String name = "mutation " + i;
        differential.difference(name, text).ifPresent(d -> differences.add(d + "\n" + text));
      }
    }
    String dump = System.getProperty("argosy.dump", "");
    if (!dump.isEmpty()) {
      Files.writeString(Path.of(dump), String.join("\n#####\n", differences));
    }
    assertThat(differences).isEmpty();
  }

  /** Cases of one document. */
  private static List<String> right() throws IOException {
    List<String> right = new ArrayList<>();
    try (Stream<Path> folders = Files.list(CASES)) {
      for (Path folder : folders.sorted().toList()) {
        for (String text : ManifestCasesTest.texts(folder.resolve("good.yaml"))) {
          if (!text.contains("\n---\n") && !text.contains("\t")) {
            right.add(text);
          }
        }
      }
    }
    String more = System.getProperty("argosy.manifests", "");
    if (!more.isEmpty()) {
      try (Stream<Path> files = Files.walk(Path.of(more))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          String text = Files.readString(file);
          if (text.contains("apiVersion: argoproj.io")
              && !text.contains("kind: WorkflowEventBinding")
              && !text.contains("\n---")) {
            right.add(text);
          }
        }
      }
    }
    return right;
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Any document that the schema allows compiles to something that Argo takes, or is refused with a
 * reason; nothing throws. Documents grow from one that compiles by keys and values that the schema
 * allows.
 */
@NeedsPart(Part.VALIDATOR)
class RandomDocumentsTest {
  /** Raised by hand to look for more. */
  private static final int ROUNDS = Integer.getInteger("argosy.documents", 120);

  private final SchemaWalk schemas = SchemaWalk.ofTheLanguage();

  @ParameterizedTest
  @EnumSource
  void areTakenByArgoOrRefusedWithAReason(ArgoLine line) throws IOException {
    int compiled = 0;
    try (ArgoValidator argo = new ArgoValidator(line)) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        Map<String, String> files = grown(new Random(seed));
        Outcome<List<Manifest>> outcome = compile(seed, files);
        if (outcome.hasErrors()) {
          assertThat(outcome.value()).as("seed %s", seed).isEmpty();
          continue;
        }
        compiled++;
        String yaml = Examples.yaml(outcome.value().orElseThrow());
        for (Verdict verdict : argo.judge("seed " + seed, yaml)) {
          assertThat(verdict.accepted()).as("%s\n%s\n%s", verdict, text(files), yaml).isTrue();
        }
      }
    }
    assertThat(compiled).as("too few compile to say anything of Argo").isGreaterThan(ROUNDS / 10);
  }

  private static Outcome<List<Manifest>> compile(int seed, Map<String, String> files) {
    try {
      return Compiler.compile(MemoryTree.of(files), Compiler.Options.all());
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed + ": " + e + "\n" + text(files), e);
    }
  }

  private Map<String, String> grown(Random random) throws IOException {
    Map<String, String> files = new LinkedHashMap<>(Sources.all());
    RandomValues values = new RandomValues(schemas, random);
    List<String> paths = files.keySet().stream().filter(p -> p.endsWith(".yaml")).toList();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      files.computeIfPresent(values.one(paths), (path, text) -> changed(text, values));
    }
    return files;
  }

  private String changed(String text, RandomValues values) {
    List<Map<String, Object>> documents = SchemaWalk.readAll(text);
    values.change(values.one(schemas.records(values.one(documents))));
    return SchemaWalk.write(documents);
  }

  private static String text(Map<String, String> files) {
    return String.join("\n---\n", files.values());
  }
}

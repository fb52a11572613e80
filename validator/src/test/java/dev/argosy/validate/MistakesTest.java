package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Mistakes as people make them, from the corpus that lies beside the clone where there is one. */
class MistakesTest {
  private static final Path SHARED =
      Path.of(System.getProperty("argosy.root", "..")).resolve("../shared").normalize();

  /** What schedules are held against. */
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  @TestFactory
  Stream<DynamicTest> mistakesOfTheCorpus() throws IOException {
    Path index = SHARED.resolve("mistakes/index.json");
    if (!Files.exists(index)) {
      System.out.println("MistakesTest: the corpus of mistakes is not beside this clone, not run");
      return Stream.of();
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode mistake : new ObjectMapper().readTree(index.toFile())) {
      Path good = SHARED.resolve("acceptance").resolve(mistake.get("case").asText());
      if (isBuilt(good)) {
        tests.add(DynamicTest.dynamicTest(mistake.get("id").asText(), () -> check(mistake)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests.stream();
  }

  /** Whether nothing of the untouched case is refused as not built; it must be clean then. */
  private static boolean isBuilt(Path good) throws IOException {
    return validate(good).stream().noneMatch(d -> d.code() == Code.NOT_BUILT);
  }

  private static void check(JsonNode mistake) throws IOException {
    List<Diagnostic> found =
        validate(SHARED.resolve("mistakes").resolve(mistake.get("id").asText()));
    assertThat(found)
        .anySatisfy(d -> {
          assertThat(d.at().file().path()).isEqualTo(mistake.get("file").asText());
          assertThat(numbers(mistake.get("lines"))).contains(d.at().span().line());
          assertThat(d.isError() || mistake.get("level").asText().equals("warning")).isTrue();
          String message = (d.message() + " " + d.hint()).toLowerCase(Locale.ROOT);
          assertThat(words(mistake)).anyMatch(message::contains);
        });
  }

  private static List<Integer> numbers(JsonNode lines) {
    List<Integer> numbers = new ArrayList<>();
    lines.forEach(n -> numbers.add(n.asInt()));
    return numbers;
  }

  private static List<String> words(JsonNode mistake) {
    List<String> words = new ArrayList<>();
    mistake.get("message_has_one_of").forEach(w -> words.add(w.asText().toLowerCase(Locale.ROOT)));
    return words;
  }

  private static List<Diagnostic> validate(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    Validator.Options options = Validator.Options.all().forEveryEnvironment().at(NOW);
    return Validator.validate(MemoryTree.ofBytes(files), options).findings();
  }
}

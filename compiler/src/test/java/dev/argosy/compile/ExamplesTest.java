package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.argosy.compile.Examples.Example;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code examples/} compiles to the {@code argo.yaml} beside it, which Argo takes.
 * {@code -Dargosy.update=true} writes them and ends red.
 */
class ExamplesTest {
  static Stream<Example> examples() {
    return Examples.all().stream();
  }

  @Test
  void thereAreAtLeastEight() {
    assertThat(Examples.folders()).hasSizeGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void compilesToTheArgoBesideIt(Example example) throws IOException {
    String yaml = Examples.yaml(example.compile());
    Path golden = example.golden();
    if (Boolean.getBoolean("argosy.update")) {
      Files.writeString(golden, yaml);
      fail("wrote " + golden + "; look at it and run again without -Dargosy.update");
    }
    assertThat(golden).as("run with -Dargosy.update=true").exists();
    assertThat(yaml).as("run with -Dargosy.update=true").isEqualTo(Files.readString(golden));
  }

  /** What is compiled already is not taken for a source, of whatever kind it is. */
  @Test
  void allTogetherCompileToTheSameObjects() {
    List<Example> examples =
        Examples.all().stream().filter(e -> e.environment().isEmpty()).toList();
    List<String> apart =
        examples.stream().flatMap(e -> e.compile().stream()).map(ExamplesTest::identity).toList();
    assertThat(Examples.compile(Examples.together(examples), Optional.empty()))
        .extracting(ExamplesTest::identity)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(apart);
  }

  private static String identity(Manifest m) {
    return m.kind() + " " + m.namespace() + "/" + m.name();
  }

  /**
   * Argo's own code: its strict lint, and what its server and controller check at submission. What
   * is compiled for a line must run on all later ones too.
   */
  @ParameterizedTest
  @EnumSource
  @NeedsPart(Part.VALIDATOR)
  void allAreTakenByArgosValidator(ArgoLine line) {
    try (ArgoValidator argo = new ArgoValidator(line)) {
      for (Example example : Examples.all()) {
        List<Manifest> manifests = example.compile();
        List<Verdict> verdicts = argo.judge(example.toString(), Examples.yaml(manifests));
        assertThat(verdicts).hasSameSizeAs(manifests);
        assertThat(verdicts).allSatisfy(v -> assertThat(v.accepted()).as("%s", v).isTrue());
      }
    }
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names in Argo. */
class NamesTest {
  private static final String STEP = "{container: {image: 'a:1', command: [a, %s]}}\n";

  private static String step(String id) {
    return id + ": " + STEP.formatted(id);
  }

  @Test
  void anUnderscoreBecomesADash() {
    Compiled compiled = Compiled.pipeline("steps:\n" + step("fit_model").indent(2));
    assertThat(compiled.names("spec templates main dag tasks")).containsExactly("fit-model");
    assertThat(compiled.names("spec templates")).containsExactly("main", "fit-model");
  }

  @Test
  void wordsOfExprLangGetAPrefix() {
    Compiled compiled =
        Compiled.pipeline(
            "steps:\n"
                + (step("not") + step("filter").replace("}}", "}, after: [not]}")).indent(2));
    assertThat(compiled.names("spec templates main dag tasks"))
        .containsExactly("x-not", "x-filter");
    assertThat(compiled.template("main dag tasks x-filter depends")).isEqualTo("x-not.Succeeded");
  }

  @Test
  void stepsThatAreCalledLikeTheGraphsTemplatesGetTheirOwn() {
    Compiled compiled = Compiled.pipeline("steps:\n" + (step("main") + step("exit")).indent(2));
    assertThat(compiled.names("spec templates"))
        .hasSize(3)
        .contains("main")
        .doesNotHaveDuplicates();
    assertThat(compiled.template("main dag tasks main template")).isEqualTo("main-2");
    assertThat(compiled.template("main dag tasks exit template")).isEqualTo("exit-2");
  }

  @Test
  void aLongPathIsCutToFortyWithAHash() {
    String inner = step("abcdefghijklmnopqrst");
    Compiled compiled =
        Compiled.pipeline(
            "steps:\n" + ("one-two-three-four-five-six:\n  steps:\n" + inner.indent(4)).indent(2));
    List<String> names = compiled.names("spec templates");
    assertThat(names).allMatch(n -> n.length() <= 40);
    assertThat(names).anyMatch(n -> n.matches("one-two-three-four-five-six-abcde-[0-9a-f]{6}"));
  }

  @Test
  void identicalTemplatesAreThereOnce() {
    Compiled compiled =
        Compiled.pipeline("steps:\n" + (step("a") + step("b").replace(", b]", ", a]")).indent(2));
    assertThat(compiled.names("spec templates")).containsExactly("main", "a");
    assertThat(compiled.template("main dag tasks b template")).isEqualTo("a");
  }

  @Test
  void twoIdsOfOneArgoNameAreRefused() {
    assertThat(Compiled.findings("steps:\n" + (step("a-b") + step("a_b")).indent(2)))
        .extracting(d -> d.code())
        .contains(Code.DUPLICATE_NAME);
  }

  @Test
  void aWordAndItsPrefixedFormAreRefusedTogether() {
    assertThat(Compiled.findings("steps:\n" + (step("not") + step("x-not")).indent(2)))
        .extracting(d -> d.code())
        .contains(Code.DUPLICATE_NAME);
  }

  @Test
  void aCronWorkflowsNameMustLeaveRoomForTheTime() {
    String run =
        "apiVersion: argosy.dev/v1\nkind: RunConfiguration\nmetadata: {name: "
            + "n".repeat(53)
            + "}\nspec: {pipeline: p, triggers: {schedules: [{cron: '0 3 * * *'}]}}\n";
    assertThat(
            Compiler.compile(
                    dev.argosy.source.MemoryTree.of(
                        java.util.Map.of(
                            "p.yaml",
                            "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n  steps:\n    "
                                + step("a"),
                            "r.yaml",
                            run)),
                    Compiler.Options.all())
                .findings())
        .extracting(d -> d.code())
        .containsExactly(Code.NAME_TOO_LONG);
  }

  @Test
  void moreThanTwoHundredTasksAreRefused() {
    StringBuilder steps = new StringBuilder("steps:\n");
    for (int i = 0; i < 201; i++) {
      steps.append(step("s" + i).indent(2));
    }
    assertThat(Compiled.findings(steps.toString()))
        .extracting(d -> d.code())
        .containsOnly(Code.TOO_MANY);
  }
}

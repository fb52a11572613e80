package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The branches of a choose exclude each other, in the author's order. */
class ChooseTest {
  private static String branch(String when) {
    return "{"
        + (when.isEmpty() ? "" : "when: " + when + ", ")
        + "script: {image: 'a:1', source: echo}, outputs: {x: integer}}\n";
  }

  private static Compiled choose(String last) {
    return Compiled.pipeline(
        "params: {n: {type: integer, default: 1}}\n"
            + "steps:\n  pick:\n    choose:\n"
            + "      small: "
            + branch("params.n < 10")
            + "      medium: "
            + branch("params.n < 50")
            + "      large: "
            + branch(last)
            + "  use:\n"
            + "    script: {image: 'a:1', source: echo, args: ['${{ steps.pick.outputs.x }}']}\n");
  }

  @Test
  void eachBranchRunsWhenNoneBeforeItDoes() {
    Compiled compiled = choose("");
    Map<String, Object> first = compiled.map("spec templates pick dag tasks small");
    Map<String, Object> second = compiled.map("spec templates pick dag tasks medium");
    Map<String, Object> last = compiled.map("spec templates pick dag tasks large");
    assertThat((String) first.get("when")).contains("< 10").doesNotContain("!");
    assertThat((String) second.get("when")).contains("!", "< 10", "&&", "< 50");
    assertThat((String) last.get("when")).contains("< 10", "< 50").startsWith("{{=!");
  }

  @Test
  void withAnElseItAlwaysRuns() {
    Compiled compiled = choose("");
    assertThat(compiled.map("spec templates main dag tasks pick")).doesNotContainKey("when");
    assertThat(compiled.template("main dag tasks use depends")).isEqualTo("pick.Succeeded");
  }

  @Test
  void withoutAnElseItIsSkippedWhenNothingHolds() {
    assertThat((String) choose("params.n > 90").template("main dag tasks pick when"))
        .contains("< 10", "||", "< 50", "> 90");
  }

  @Test
  void itsOutputIsThatOfTheBranchThatRan() {
    assertThat(choose("").template("pick outputs parameters x valueFrom expression"))
        .isEqualTo(
            "tasks['small'].outputs.parameters['x'] ?? tasks['medium'].outputs.parameters['x']"
                + " ?? tasks['large'].outputs.parameters['x']");
  }

  @Test
  void theDefaultOfABranchThatDidNotRunDoesNotCount() {
    Compiled compiled =
        Compiled.pipeline(
            """
            params: {n: {type: integer, default: 1}}
            steps:
              pick:
                choose:
                  a: {when: params.n < 1, script: {image: 'a:1', source: echo}, outputs: {x: integer}}
                  b: {when: params.n < 5, approval: {}, timeout: 1s, outputs: {x: {type: integer, default: 2}}}
                  c: {script: {image: 'a:1', source: echo}, outputs: {x: {type: integer, default: 3}}}
            outputs: {x: "${{ steps.pick.outputs.x }}"}
            """);
    assertThat(compiled.template("pick outputs parameters x valueFrom expression"))
        .isEqualTo(
            "tasks['a'].outputs.parameters['x'] ?? (tasks['b'].status == 'Succeeded' ?"
                + " tasks['b'].outputs.parameters['x'] : tasks['c'].outputs.parameters['x'])");
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who wins: the step, its profiles, the Component, the Pipeline's defaults, the Project's. */
class PrecedenceTest {
  /** Compiles one step with an option, or none, on each level. */
  private static Compiled compiled(
      @Nullable String step,
      @Nullable String second,
      @Nullable String first,
      @Nullable String component,
      @Nullable String pipeline,
      @Nullable String project) {
    return compiled(step, second, first, component, pipeline, project, "profile: [first, second]");
  }

  /**
   * @param profile what the step says of its profiles
   */
  static Compiled compiled(
      @Nullable String step,
      @Nullable String second,
      @Nullable String first,
      @Nullable String component,
      @Nullable String pipeline,
      @Nullable String project,
      String profile) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "argosy.yaml",
        "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: x}\nspec:\n"
            + "  defaults: {"
            + or(project)
            + "}\n"
            + "  profiles:\n    first: {"
            + or(first)
            + "}\n    second: {"
            + or(second)
            + "}\n");
    files.put(
        "c.yaml",
        "apiVersion: argosy.dev/v1\nkind: Component\nmetadata: {name: c}\nspec:\n"
            + "  container: {image: 'a:1', command: [a]}\n"
            + (component == null ? "" : "  " + component + "\n"));
    files.put(
        "p.yaml",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n"
            + "  defaults: {"
            + or(pipeline)
            + "}\n"
            + "  volumes: {v: {emptyDir: {}}, w: {emptyDir: {}}, x: {emptyDir: {}}}\n"
            + "  steps:\n    it:\n      uses: c\n"
            + (profile.isEmpty() ? "" : "      " + profile + "\n")
            + (step == null ? "" : "      " + step + "\n"));
    return Compiled.of(files);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // step     | second     | first      | component  | pipeline   | project    | seconds
        "timeout: 1s | timeout: 2s | timeout: 3s | timeout: 4s | timeout: 5s | timeout: 6s | 1",
        "            | timeout: 2s | timeout: 3s | timeout: 4s | timeout: 5s | timeout: 6s | 2",
        "            |             | timeout: 3s | timeout: 4s | timeout: 5s | timeout: 6s | 3",
        "            |             |             | timeout: 4s | timeout: 5s | timeout: 6s | 4",
        "            |             |             |             | timeout: 5s | timeout: 6s | 5",
        "            |             |             |             |             | timeout: 6s | 6",
        "timeout: null | timeout: 2s |           | timeout: 4s | timeout: 5s | timeout: 6s | none",
        "            | timeout: null | timeout: 3s | timeout: 4s |           | timeout: 6s | none",
        "timeout: 1s | timeout: null |           |             |             | timeout: 6s | 1",
        "            |             |             |             | timeout: null | timeout: 6s | none",
      })
  void theStrongestThatSaysSomethingWins(
      @Nullable String step,
      @Nullable String second,
      @Nullable String first,
      @Nullable String component,
      @Nullable String pipeline,
      @Nullable String project,
      String seconds) {
    Map<String, Object> template =
        compiled(step, second, first, component, pipeline, project).map("spec templates it");
    assertThat(String.valueOf(template.get("activeDeadlineSeconds")))
        .isEqualTo(seconds.equals("none") ? "null" : seconds);
  }

  @Test
  void environmentVariablesAreMergedByNameAndNullRemoves() {
    Compiled compiled =
        compiled(
            "env: {A: step, P: null}",
            "env: {A: second, B: second}",
            "env: {B: first, C: first}",
            "env: {C: component, D: component, Q: component}",
            "env: {D: pipeline, E: pipeline, P: pipeline, Q: null}",
            "env: {E: project, F: project, P: project}");
    assertThat(compiled.names("spec templates it container env"))
        .containsExactlyInAnyOrder("A", "B", "C", "D", "E", "F", "Q");
    for (String pair :
        List.of("A step", "B second", "C component", "D component", "E pipeline", "F project")) {
      String[] name = pair.split(" ");
      String expected = name[0].equals("C") ? "first" : name[1];
      assertThat(compiled.template("it container env " + name[0] + " value")).isEqualTo(expected);
    }
  }

  @Test
  void nullForAllOfEnvRemovesAllThatIsWeaker() {
    Compiled compiled =
        compiled("env: null", null, null, "env: {A: b}", "env: {C: d}", "env: {E: f}");
    assertThat(compiled.map("spec templates it container")).doesNotContainKey("env");
  }

  @Test
  void resourcesAreMergedByKeyButTheTwoFormsDoNotMix() {
    assertThat(
            compiled("resources: {cpu: 1}", null, null, null, "resources: {memory: 1Gi}", null)
                .template("it container resources"))
        .isEqualTo(
            Map.of(
                "requests", Map.of("cpu", "1", "memory", "1Gi"),
                "limits", Map.of("cpu", "1", "memory", "1Gi")));
    assertThat(
            compiled(
                    "resources: {limits: {cpu: 1}}",
                    null,
                    null,
                    null,
                    "resources: {memory: 1Gi}",
                    null)
                .template("it container resources"))
        .isEqualTo(Map.of("limits", Map.of("cpu", "1")));
  }

  @Test
  void aNodeSelectorIsMergedAndTolerationsAreReplaced() {
    Compiled compiled =
        compiled(
            "nodeSelector: {a: step}",
            "tolerations: [{key: second}]",
            "tolerations: [{key: first}]",
            null,
            "nodeSelector: {a: pipeline, b: pipeline}",
            null);
    assertThat(compiled.template("it nodeSelector"))
        .isEqualTo(Map.of("a", "step", "b", "pipeline"));
    assertThat(compiled.names("spec templates it tolerations")).hasSize(1);
    assertThat(compiled.template("it tolerations 0 key")).isEqualTo("second");
  }
}

package dev.argosy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@NeedsPart(Part.VALIDATOR)
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArgoExpressionsTest {
  private static final String SKIPPED = "tasks.a.outputs.parameters.x";

  @Parameter private ArgoLine line = ArgoLine.V4_0;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  private ArgoExpressions argo;

  @BeforeAll
  void start() {
    argo = new ArgoExpressions(line);
  }

  @AfterAll
  void stop() {
    argo.close();
  }

  /** Numbers become text in more than one way: the last column is what a step is given. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 + 1                   | 2
          1.0 * 13                | 13
          toJson(1.0 * 13)        | 13
          toJson(1e21)            | 1e+21
          toJson(100000000)       | 100000000
          1e6                     | 1e+06
          string(1e6)             | 1e+06
          toJson(1e6)             | 1000000
          'a' in ['a']            | true
          toJson({'a': [1]})      | {"a":[1]}
          [1, 'b']                | [1 b]
          """)
  void anExpressionsValueIsText(String expression, String text) {
    assertThat(argo.evaluate(expression, Map.of())).isEqualTo(text);
  }

  @Test
  void theOutputOfASkippedTaskNeedsADefault() {
    Map<String, @Nullable String> skipped = Collections.singletonMap(SKIPPED, null);
    String output = "tasks['a'].outputs.parameters['x']";
    assertThat(argo.evaluate(output + " ?? 'd'", skipped)).isEqualTo("d");
    assertThat(argo.replaceInTask("{{=" + output + " ?? 'd'}}", skipped)).isEqualTo("d");
    assertThatThrownBy(() -> argo.replaceInTask("{{=" + output + "}}", skipped))
        .isInstanceOf(ArgoExpressions.Refused.class)
        .hasMessage("failed to evaluate expression \"" + output + "\"");
    assertThatThrownBy(() -> argo.replaceInTask("{{" + SKIPPED + "}}", skipped))
        .hasMessageContaining("output is an absent optional");
  }

  @Test
  void inATemplateWhatIsUnknownStays() {
    Map<String, @Nullable String> env =
        Map.of("inputs.parameters.x", "a \"b\"\nc", "workflow.parameters.a-b", "v");
    assertThat(
            argo.replace(
                "{{inputs.parameters.x}} {{=workflow.parameters['a-b']}} {{nobody.knows}} {{=nobody(1)}}",
                env))
        .isEqualTo("a \"b\"\nc v {{nobody.knows}} {{=nobody(1)}}");
  }

  @Test
  void inATaskAnUnknownTaskIsAnError() {
    assertThatThrownBy(() -> argo.replaceInTask("{{tasks.nobody.outputs.result}}", Map.of()))
        .hasMessage("failed to resolve {{tasks.nobody.outputs.result}}");
  }

  @Test
  void twoClosingBracesEndATagEvenInALiteral() {
    assertThatThrownBy(() -> argo.replaceInTask("{{='{\"a\":{\"b\":1}}' != ''}}", Map.of()))
        .hasMessageContaining("literal not terminated");
    assertThat(argo.replaceInTask("{{='\\u007d\\u007d'}}", Map.of())).isEqualTo("}}");
  }

  @Test
  void anUnknownNameIsAnErrorWithItsPlace() {
    assertThatThrownBy(() -> argo.evaluate("1 + nobody", Map.of()))
        .isInstanceOf(ArgoExpressions.Refused.class)
        .hasMessageStartingWith("unknown name nobody (1:5)");
  }

  @Test
  void aPanicOfArgosFunctionIsAnErrorAndTheProcessGoesOn() {
    assertThatThrownBy(() -> argo.evaluate("jsonpath('not json', '$')", Map.of()))
        .isInstanceOf(ArgoExpressions.Refused.class);
    assertThat(argo.evaluate("1", Map.of())).isEqualTo("1");
  }
}

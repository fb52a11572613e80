package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.source.MemoryTree;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What judges the runs must itself be able to say no. */
class HarnessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          5                                           | 5.0           | true
          5                                           | 6             | false
          5                                           | five          | false
          a                                           | a             | true
          "5"                                         | 5             | true
          "5"                                         | 5.0           | false
          true                                        | true          | true
          {enum: [a, b]}                              | b             | true
          {enum: [a, b]}                              | c             | false
          {minimum: 0.75}                             | 0.75          | true
          {minimum: 0.75}                             | 0.7           | false
          {minimum: 0, maximum: 1}                    | 1.5           | false
          {minimum: 0}                                | nan           | false
          {pattern: '^a.c$'}                          | abc           | true
          {pattern: '^a.c$'}                          | xabc          | false
          {pattern: 'b.*d'}                           | abcde         | true
          {size: 2, items: {minimum: 0}}              | [1,2]         | true
          {size: 2, items: {minimum: 0}}              | [1,-2]        | false
          {size: 2}                                   | [1]           | false
          {size: 2}                                   | text          | false
          [a, {k: 1}]                                 | ["a",{"k":1}] | true
          [a, {k: 1}]                                 | ["a",{"k":2}] | false
          """)
  void aFormTakesWhatItDescribes(String form, String found, boolean taken) {
    // In a mapping, since fabric8 takes what begins with a brace for JSON.
    JsonNode read =
        Objects.requireNonNull(Serialization.unmarshal("form: " + form, JsonNode.class));
    assertThat(Form.matches(read.get("form"), found)).isEqualTo(taken);
  }

  private static final String PIPELINE =
      """
      kind: Pipeline
      spec:
        steps:
          ask: {approval: {message: "42 ü😀"}, timeout: 48h}  # two days
      """;

  @Test
  void oneValueIsChangedAndNothingElse() {
    MemoryTree tree = MemoryTree.of(Map.of("p.yaml", PIPELINE, "expect.yaml", "run: []\n"));
    MemoryTree changed = Changes.made(tree, Map.of("steps.ask.timeout", "4s"));
    assertThat(Case.text(changed, "p.yaml")).isEqualTo(PIPELINE.replace("48h", "4s"));
  }

  @Test
  void whatIsNotThereCannotBeChanged() {
    MemoryTree tree = MemoryTree.of(Map.of("p.yaml", PIPELINE));
    assertThatThrownBy(() -> Changes.made(tree, Map.of("steps.ask.retry", "4")))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void whatWaitsForTriggersIsNotRunAndNotForgotten() {
    Case of =
        new Case(
            "joined",
            MemoryTree.of(Map.of()),
            Objects.requireNonNull(
                Serialization.unmarshal(
                    "run: [{name: a, fire: []}, {name: b}, {name: c, do: restart}]",
                    JsonNode.class)));
    assertThat(of.runs()).extracting(PlannedRun::name).containsExactly("joined: b");
    assertThat(of.runsOfTriggers()).containsExactly("joined: a", "joined: c");
  }

  @Test
  void attemptsHaveResultsOfTheirOwn() {
    Injection injection =
        Injection.of(
            Objects.requireNonNull(
                Serialization.unmarshal(
                    "{\"a/b\": [{\"exit\": 3}, {\"n\": [1]}], \"*\": {}}", JsonNode.class)));
    assertThat(injection.result("a/b(0)").orElseThrow().exitCode()).isEqualTo(3);
    assertThat(injection.result("a/b(7)").orElseThrow().parameters()).containsEntry("n", "[1]");
    assertThat(injection.result("c[0]").orElseThrow().exitCode()).isZero();
  }
}

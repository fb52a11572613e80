package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts on their way through Kubernetes and Argo. */
class TextsTest {
  private static Compiled args(String argument) {
    return Compiled.pipeline(
        "params: {note: {type: string, default: x}, n: {type: integer, default: 1}}\n"
            + "steps:\n  a:\n    container: {image: 'a:1', command: [a], args: [\""
            + argument
            + "\"]}\n    env: {E: \""
            + argument
            + "\"}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$HOME          | $HOME",
        "$(HOME)        | $$(HOME)",
        "a $$ b         | a $$$$ b",
        "$(A) costs $5  | $$(A) costs $$5",
        "{{.Name}}      | {{.Name}}",
        "$${{ x }}      | ${{ x }}",
        "${{ run.name }} | {{workflow.name}}",
        "${{ params.n }} | {{workflow.parameters.n}}",
      })
  void literalsAreShieldedFromKubernetesAndNothingElse(String written, String emitted) {
    Compiled compiled = args(written);
    assertThat(compiled.template("a container args 0")).isEqualTo(emitted);
    assertThat(compiled.template("a container env E value")).isEqualTo(emitted);
  }

  @Test
  void aStringThatIsOnlyKnownInTheRunIsShieldedThere() {
    assertThat((String) args("${{ params.note }}").template("a container args 0"))
        .isEqualTo("{{=replace(workflow.parameters['note'], '$', '$$')}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo {{.Name}}", "f'{{x}}'", "jinja {{ name }}", "a }} b"})
  void bracesThatArgoLeavesAloneStayReadable(String source) {
    Compiled compiled =
        Compiled.pipeline(
            "steps:\n  a:\n    script:\n      image: a:1\n      source: \"" + source + "\"\n");
    assertThat(compiled.template("a script source")).isEqualTo(source + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{workflow.name}}", "{{=1}}", "{{ inputs.parameters.x }}", "open {{ x"})
  void bracesThatArgoWouldReplaceTravelEncoded(String source) {
    Compiled compiled =
        Compiled.pipeline(
            "steps:\n  a:\n    script:\n      image: a:1\n      source: \"" + source + "\"\n");
    assertThat((String) compiled.template("a inputs artifacts argosy-code raw data"))
        .doesNotContain("{{");
    assertThat(compiled.template("a inputs artifacts argosy-code path"))
        .isEqualTo("/argosy/encoded/script");
    assertThat((String) compiled.template("a container command 2")).contains("base64 -d");
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.argosy.source.MemoryTree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A long text in any place ends soon, and with findings: where something looks twice at each of its
 * characters, or nests a call for each, these are where it shows.
 */
class LongTextsTest {
  private static final int LENGTH = 40_000;

  /** Many times what it takes; less than looking at all characters from each of them. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final List<String> PARTS =
      List.of(
          "x",
          "A",
          " ",
          "\t",
          "1",
          "é",
          "$",
          "$x",
          "${",
          "$(",
          "${{",
          "${{ a + ",
          "=",
          "x=",
          "-",
          "--a-",
          "{",
          "{{",
          "{{inputs.parameters.",
          "{{x}} ",
          "{{workflow.parameters.x}}",
          "[",
          "(",
          ".",
          "a.",
          "/",
          "\"",
          "'",
          "`",
          "\\",
          ":",
          "http://",
          "pip install ",
          "a;",
          "a|",
          "&& ",
          "<",
          "cat <<E ",
          "#",
          "!",
          "1+",
          ",",
          "password=",
          "user:pw@",
          "/argosy/outputs/",
          "for x in ",
          "{% if ");

  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p, namespace: n}
      spec:
        steps:
          s:
            %s
      """;

  private static final String TEMPLATE =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: p-}
      spec:
        entrypoint: main
        templates:
          - name: main
            %s
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script: {image: 'a:1', source: @}",
        "python: {image: 'python:3.12', function: f, source: @}",
        "container: {image: @, command: [echo], args: [@]}",
        "container: {image: 'a:1', command: [sh, -c, @], env: {A: @}}",
        "{when: @, labels: {a: @}, container: {image: 'a:1', command: [echo]}}",
        "{timeout: @, resources: {cpu: @}, outputs: {x: @}, container: {image: 'a:1'}}",
        "resource: {action: create, successCondition: @, manifest: {kind: ConfigMap, data: {a:"
            + " @}}}",
        "http: {url: @}",
        "@: 1"
      })
  void endInAPipeline(String place) {
    endSoon(PIPELINE.formatted(place));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script: {image: @, command: [bash], source: @}",
        "container: {image: 'a:1', command: [echo, @], resources: {limits: {cpu: @}}}",
        "steps: [[{name: @, template: @, when: @, withParam: @}]]",
        "dag: {target: @, tasks: [{name: a, template: b, depends: @}]}",
        "resource: {action: create, successCondition: @, manifest: @}",
        "retryStrategy: {limit: @, expression: @, backoff: {duration: @}}",
        "metrics: {prometheus: [{name: @, help: h, when: @, gauge: {value: @}}]}",
        "outputs: {parameters: [{name: @, globalName: @, valueFrom: {jsonPath: @, expression:"
            + " @}}]}",
        "@: 1"
      })
  void endInAManifest(String place) {
    endSoon(TEMPLATE.formatted(place));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {pipeline: @, triggers: {schedules: [{cron: @, timezone: @, start: @}]}}",
        "spec: {pipeline: p, params: {a: @}, triggers: {upstream: {u: @}}}"
      })
  void endInARunConfiguration(String place) {
    endSoon(
        """
        apiVersion: argosy.dev/v1
        kind: RunConfiguration
        metadata: {name: p, namespace: n}
        """
            + place);
  }

  private static void endSoon(String document) {
    for (String part : PARTS) {
      String text = part.repeat(LENGTH / part.length());
      MemoryTree tree = MemoryTree.of(Map.of("p.yaml", document.replace("@", quoted(text))));
      assertThat(
              assertTimeoutPreemptively(
                  SOON, () -> Compiler.compile(tree, Compiler.Options.all()), () -> "of " + part))
          .isNotNull();
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }
}

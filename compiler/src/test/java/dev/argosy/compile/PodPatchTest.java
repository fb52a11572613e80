package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in the patch of a pod, and what in Argo's own fields. */
class PodPatchTest {
  private static Map<String, Object> template(String options) {
    return Compiled.of(
            Map.of(
                "p.yaml",
                """
                apiVersion: argosy.dev/v1
                kind: Pipeline
                metadata: {name: p}
                spec:
                  params: {gpus: {type: integer, default: 1}, memory: {type: string, default: 1Gi}}
                  steps:
                    it:
                      container: {image: "alpine:3.20", command: [echo]}
                """
                    + options.indent(6)))
        .map("spec templates it");
  }

  @Test
  void onlyResourcesWithExpressionsGoIntoThePatch() {
    Map<String, Object> template = template("resources: {cpu: 1, gpu: '${{ params.gpus }}'}");
    assertThat(template.get("podSpecPatch"))
        .isEqualTo(
            """
            containers:
              - name: main
                resources:
                  requests: {nvidia.com/gpu: {{=toJson(string(int(workflow.parameters['gpus'])))}}}
                  limits: {nvidia.com/gpu: {{=toJson(string(int(workflow.parameters['gpus'])))}}}
            """);
    assertThat(template.get("container")).asString().contains("cpu").doesNotContain("nvidia");
    assertThat(template("resources: {cpu: 1, gpu: 0}")).doesNotContainKey("podSpecPatch");
  }

  @Test
  void theyJoinWhatTheAuthorSaysOfTheSameContainer() {
    assertThat(
            template(
                    """
                    resources: {limits: {memory: "${{ params.memory }}"}}
                    pod:
                      hostNetwork: true
                      containers:
                        - {name: main, tty: true}
                        - {name: wait, tty: true}
                    """)
                .get("podSpecPatch"))
        .asString()
        .startsWith("hostNetwork: true\ncontainers:\n")
        .contains(
            "  - {name: wait, tty: true}\n  - name: main\n    tty: true\n    resources:\n      limits: {memory: {{=")
        .doesNotContain("requests");
  }

  @Test
  void aConstantOfVarsIsNoExpression() {
    assertThat(template("resources: {cpu: \"${{ '1' }}\"}").get("container"))
        .asString()
        .contains("cpu=1");
  }
}

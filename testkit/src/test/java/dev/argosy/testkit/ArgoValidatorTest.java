package dev.argosy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsPart(Part.VALIDATOR)
class ArgoValidatorTest {
  private static final String HELLO =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: WorkflowTemplate
      metadata: {name: hello, namespace: ml}
      spec:
        entrypoint: main
        templates:
        - name: main
          container: {image: "alpine:3.20", command: [echo], args: [hello]}
      """;

  @Test
  void aGoodTemplateIsAccepted() {
    assertThat(judge(HELLO))
        .singleElement()
        .satisfies(v -> {
          assertThat(v.accepted()).isTrue();
          assertThat(v.kind()).isEqualTo("WorkflowTemplate");
          assertThat(v.name()).isEqualTo("hello");
        });
  }

  @Test
  void aMissingEntrypointIsRefusedInArgosWords() {
    assertThat(judge(HELLO.replace("entrypoint: main", "entrypoint: mian")))
        .singleElement()
        .satisfies(v -> {
          assertThat(v.ok()).isFalse();
          assertThat(v.error()).isEqualTo("template name 'mian' undefined");
        });
  }

  @Test
  void anUnknownFieldIsRefusedAtDecoding() {
    assertThat(judge(HELLO.replace("entrypoint:", "entrypiont:")))
        .singleElement()
        .satisfies(v -> {
          assertThat(v.phase()).isEqualTo("decode");
          assertThat(v.error()).contains("unknown field \"spec.entrypiont\"");
        });
  }

  @Test
  void documentsOfOneCallSeeEachOther() {
    String user =
        """
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {generateName: hello-, namespace: ml}
        spec:
          workflowTemplateRef: {name: hello}
        """;
    assertThat(judge(HELLO + user)).hasSize(2).allMatch(Verdict::accepted);
    assertThat(judge(user))
        .singleElement()
        .satisfies(
            v -> assertThat(v.error()).contains("couldn't find workflow template \"hello\""));
  }

  @Test
  void oneProcessAnswersManyTimesAndLongTexts() {
    String longText = HELLO.replace("[hello]", "[\"" + "x".repeat(1_000_000) + "\"]");
    try (ArgoValidator validator = new ArgoValidator(ArgoLine.V4_0)) {
      for (int i = 0; i < 20; i++)
        assertThat(validator.judge("n" + i, HELLO)).allMatch(Verdict::accepted);
      assertThat(validator.judge("long", longText)).singleElement().matches(Verdict::accepted);
    }
  }

  private static List<Verdict> judge(String yaml) {
    try (ArgoValidator validator = new ArgoValidator(ArgoLine.V4_0)) {
      return validator.judge("test.yaml", yaml);
    }
  }
}

package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Components of Kubeflow as teams find them: with blanks in names, and with anything broken. */
class KubeflowTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p}
      spec:
        steps:
          train: {uses: train.yaml, with: {Training Data: "a,b", rounds: 3}}
          show:
            container: {image: "alpine:3.20", command: [cat, "${{ steps.train.outputs['Trained model'].path }}"]}
            env: {LOSS: "${{ steps.train.outputs.final_loss }}"}
      """;
  private static final String COMPONENT =
      """
      name: Train
      inputs:
      - {name: Training Data}
      - {name: rounds, type: Integer, default: '10'}
      - {name: rate, type: Float, default: ''}
      - {name: Note, optional: true}
      outputs:
      - {name: Trained model, type: XGBoost Model}
      - {name: Final loss, type: Float}
      implementation:
        container:
          image: python:3.12
          command: [python3, /train.py, {inputPath: Training Data}, {inputValue: rounds}]
          args:
          - {inputValue: rate}
          - if: {cond: {isPresent: Note}, then: [--note, {inputValue: Note}], else: [--silent]}
          - concat: [--out=, {outputPath: Trained model}]
          - {outputPath: Final loss}
          - '${{ not.ours }} {{workflow.name}}'
          env: {POD: '{{pod.name}}'}
      """;

  private static List<Diagnostic> findings(String component) {
    return Validator.validate(
            MemoryTree.of(Map.of("p.yaml", PIPELINE, "train.yaml", component)),
            Validator.Options.all())
        .findings();
  }

  @Test
  void namesMayHaveBlanks() {
    assertThat(findings(COMPONENT)).isEmpty();
  }

  @Test
  void anUnknownInputIsRefusedAtItsName() {
    assertThat(findings(COMPONENT.replace("Training Data", "Data")))
        .extracting(d -> d.at() + " " + d.message())
        .contains("p.yaml:6:38 the component 'Train' has no input 'Training Data'");
  }

  @Test
  void whatNobodyWritesIsNoOutput() {
    assertThat(findings(COMPONENT.replace("    - {outputPath: Final loss}\n", "")))
        .extracting(Diagnostic::message)
        .containsExactly("unknown output of step 'train' 'final_loss'");
  }

  /** Each line in turn is left out, doubled or torn: always findings, never an exception. */
  @Test
  void brokenFilesAreReported() {
    List<String> lines = COMPONENT.lines().toList();
    Random random = new Random(7);
    for (int i = 0; i < lines.size(); i++) {
      for (String other :
          List.of(
              "",
              lines.get(i) + "\n" + lines.get(i),
              lines.get(i).substring(0, random.nextInt(lines.get(i).length() + 1)),
              lines.get(i).replace('{', '['),
              lines.get(i).replaceAll("[a-z]+:", "x:"),
              "- 7")) {
        String broken =
            String.join("\n", lines.subList(0, i))
                + "\n"
                + other
                + "\n"
                + String.join("\n", lines.subList(i + 1, lines.size()));
        assertThat(findings(broken)).isNotNull();
      }
    }
  }
}

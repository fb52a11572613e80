package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a cluster is asked: the kubeconfig that is named does not exist. */
class RunCommandTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: train, namespace: ml}
      spec:
        params:
          epochs: {type: integer, minimum: 1}
          name: {type: string, default: x}
          layers: {type: array, items: integer, default: [1]}
        steps:
          a: {container: {image: "alpine:3.20", command: [echo], args: ["${{ params.epochs }}", "${{ params.name }}", "${{ params.layers }}"]}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("train.yaml"), PIPELINE);
  }

  private Run run(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "run";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--kubeconfig";
    all[args.length + 2] = "none";
    return Run.argosy(folder, all);
  }

  @Test
  void anUnknownPipelineIsNamedWithTheNearest() {
    Run run = run("trian");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("unknown pipeline 'trian', did you mean 'train'?");
  }

  @Test
  void allThatIsWrongWithTheParametersIsSaidAtOnce() {
    Run run = run("ml/train", "-p", "epochs=many", "-p", "nme=3", "-p", "layers=[1, \"a\"]");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("must be of type integer, not string")
        .contains("for example -p 'epochs=5'")
        .contains("has no input 'nme'")
        .contains("an item of the input 'layers'")
        .contains("4 errors".replace('4', '3'));
  }

  @Test
  void aParameterThatIsMissingOrOutOfBoundsStartsNothing() {
    assertThat(run("train").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run("train", "-p", "epochs=0").err()).contains("its minimum is 1");
  }

  @Test
  void whatIsNoParameterAtAllIsAMistakeOfTheCommandLine() {
    assertThat(run("train", "-p", "epochs").err())
        .startsWith("argosy: -p is 'epochs'; expected NAME=VALUE, such as -p epochs=5\n");
    assertThat(run("train", "-p", "epochs=1", "-p", "epochs=2").err())
        .startsWith("argosy: the parameter 'epochs' is given twice\n");
    assertThat(run("train", "-p", "=1").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("train").err()).contains("needs the input 'epochs'", "hint: add -p NAME=VALUE");
  }

  @Test
  void bracesThatArgoWouldReplaceAreRefused() {
    assertThat(run("train", "-p", "epochs=1", "-p", "name={{x}}").err())
        .contains("which Argo would replace");
  }

  /** What is typed for a text is the text, whatever YAML would make of it. */
  @Test
  void whatIsRightGoesOnToTheCluster() {
    for (String text : new String[] {"5", "yes", "a: b", "", "'", "- x", "a\nb"}) {
      Run run = run("train", "-p", "epochs=1", "-p", "layers=[]", "-p", "name=" + text);
      assertThat(run.code()).describedAs(text + run.err()).isEqualTo(ExitCode.INTERNAL);
      assertThat(run.err()).contains("sync-option");
    }
  }

  @Test
  void hostileTextForANumberIsATextInTheWrongPlace() {
    for (String text : new String[] {"1\nname: y", "[", "{a", "&a 1", "!!int 1", "1 # x", ""}) {
      Run run = run("train", "-p", "epochs=" + text);
      assertThat(run.code()).describedAs(text).isEqualTo(ExitCode.FINDINGS);
      assertThat(run.err()).doesNotContain("internal error");
    }
  }

  @Test
  void anEnvironmentThatIsNowhereStartsNothing() throws IOException {
    Run run = run("train", "-p", "epochs=1", "--environment", "prod");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("there is no Project here, and so no environment 'prod'");
    Files.writeString(
        folder.resolve("argosy.yaml"),
        "apiVersion: argosy.dev/v1\n"
            + "kind: Project\n"
            + "metadata: {name: p}\n"
            + "spec: {environments: {production: {}}}\n");
    assertThat(run("train", "-p", "epochs=1", "--environment", "producton").err())
        .contains("has no environment 'producton'", "did you mean 'production'?");
  }

  @Test
  void aNameThatTwoPipelinesHaveIsAsked() throws IOException {
    Files.writeString(
        folder.resolve("other.yaml"), PIPELINE.replace("namespace: ml", "namespace: web"));
    assertThat(run("train", "-p", "epochs=1").err())
        .contains("2 pipelines are called 'train'", "ml/train, web/train");
  }
}

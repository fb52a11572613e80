package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    write("good/argosy.yaml", "fine");
    write("good/a.yaml", "fine");
    write("good/sub/b.yaml", "fine");
    write("warned/c.yaml", "warning");
    write("bad/argosy.yaml", "fine");
    write("bad/d.yaml", "error");
    write("bad/e.yaml", "fine");
    write("crash/f.yaml", "crash");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Run run(String args) {
    return Run.argosy(
        new FakeEngine(),
        folder,
        Run.bytes("fine"),
        args.isEmpty() ? new String[0] : args.split(" "));
  }

  @ParameterizedTest(name = "argosy {0} ends with {1}")
  @CsvSource({
    "validate good, 0",
    "validate warned, 0",
    "validate bad, 1",
    "validate bad/d.yaml, 1",
    "validate bad/e.yaml, 0",
    "validate good bad, 1",
    "validate -, 0",
    "validate nowhere, 3",
    "validate crash, 3",
    "validate --nonsense, 2",
    "validate --format xml, 2",
    "compile good, 0",
    "compile warned, 0",
    "compile bad, 1",
    "compile bad/e.yaml, 1",
    "compile --format json good, 2",
    "compile --as job good, 2",
    "compile crash, 3",
    "graph good, 0",
    "graph --format mermaid good, 0",
    "graph --format dot good, 2",
    "triggers good, 0",
    "triggers --format json good, 0",
    "triggers --format yaml good, 2",
    "explain, 0",
    "explain duplicate-key, 0",
    "explain duplicate-kee, 2",
    "version, 0",
    "--help, 0",
    "validate --help, 0",
    "'', 2",
    "nonsense, 2"
  })
  void exitCodes(String args, int code) {
    Run run = run(args);
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.out() + run.err()).doesNotContain("\tat ");
  }

  @Test
  void findingsAreNamedFromTheFolderOneIsIn() {
    assertThat(run("validate bad").err())
        .startsWith("bad/d.yaml:1:1: error: an error [duplicate-key]\n");
    Run inside =
        Run.argosy(
            new FakeEngine(), folder.resolve("good/sub"), new byte[0], "validate", "../../bad");
    assertThat(inside.err()).startsWith("../../bad/d.yaml:1:1: ");
  }

  @Test
  void theProjectAboveTheCurrentFolderIsTheDefault() {
    Run run = Run.argosy(new FakeEngine(), folder.resolve("good/sub"), new byte[0], "compile");
    assertThat(run.out()).contains("name: argosy\n", "name: a\n", "name: b\n");
  }

  @Test
  void withPathsOnlyTheirFindingsAndObjectsAreShown() {
    assertThat(run("validate bad/e.yaml").err()).isEqualTo("no findings\n");
    assertThat(run("compile good/sub").out()).isEqualTo("kind: WorkflowTemplate\nname: b\n");
  }

  @Test
  void anErrorElsewhereStopsCompilationAndIsShown() {
    Run run = run("compile bad/e.yaml");
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("bad/d.yaml:1:1: error");
  }

  @Test
  void withoutAFolderTheManifestsAreOneStream() {
    Run run = run("compile good/a.yaml good/sub --as workflow --environment prod");
    assertThat(run.out())
        .isEqualTo("kind: Workflow\nname: a-prod\n---\nkind: Workflow\nname: b-prod\n");
    assertThat(run.err()).isEqualTo("no findings\n");
  }

  @Test
  void withAFolderOnlyWhatChangedIsWritten() throws IOException {
    assertThat(run("compile -o out good").err())
        .contains("wrote ml/workflowtemplate-a.yaml\n", "wrote ml/workflowtemplate-b.yaml\n");
    Path file = folder.resolve("out/ml/workflowtemplate-a.yaml");
    assertThat(file).hasContent("kind: WorkflowTemplate\nname: a\n");
    var first = Files.getLastModifiedTime(file);
    Run again = run("compile -o out good");
    assertThat(again.err())
        .contains("unchanged ml/workflowtemplate-a.yaml\n")
        .doesNotContain("wrote");
    assertThat(again.out()).isEmpty();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(first);
    try (var left = Files.list(file.getParent())) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  void withAnErrorNothingIsWritten() {
    assertThat(run("compile -o out bad").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void jsonIsAloneOnStandardOutput() {
    Run run = run("validate --format json bad");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            {
              "schemaVersion": 1,
              "findings": [
                {"file": "bad/d.yaml", "line": 1, "column": 1, "endLine": 1, "endColumn": 2, "level": "error", "code": "duplicate-key", "message": "an error", "hint": "mend it", "related": []}
              ]
            }
            """);
    assertThat(run("validate --format json good").out())
        .isEqualTo("{\n  \"schemaVersion\": 1,\n  \"findings\": []\n}\n");
    assertThat(run("validate bad").out()).isEmpty();
  }

  @Test
  void standardInputHasItsOwnName() {
    Run run = Run.argosy(new FakeEngine(), folder, Run.bytes("error"), "validate", "-", "good");
    assertThat(run.err())
        .startsWith("<stdin>:1:1: error: an error")
        .endsWith("1 error in 1 file\n");
  }

  @Test
  void aFileThatIsNotPartOfAProjectIsNotSilentlyPassedOver() throws IOException {
    write("good/.hidden/x.yaml", "error");
    Run run = run("validate good/.hidden/x.yaml");
    assertThat(run.err()).contains("not checked: good/.hidden/x.yaml");
    assertThat(run.code()).isZero();
  }

  @Test
  void anInternalErrorIsOneLineUnlessDebugged() {
    Run run = run("validate crash");
    assertThat(run.err())
        .isEqualTo(
            "argosy: internal error: java.lang.IllegalStateException: the engine is broken\n"
                + "this is a bug in Argosy; '--debug' shows where\n");
    assertThat(run("validate --debug crash").err()).contains("\tat dev.argosy.cli.FakeEngine");
  }

  @Test
  void aMissingFileAndAMistypedOptionAreSaidPlainly() {
    assertThat(run("validate nowhere").err())
        .isEqualTo("argosy: there is no file or folder " + folder.resolve("nowhere") + "\n");
    assertThat(run("compile --enviroment x").err())
        .startsWith("argosy: Unknown option")
        .contains("'--enviroment'", "--environment", "'argosy compile --help'");
    assertThat(run("explain duplicate-kee").err()).contains("did you mean 'duplicate-key'?");
    assertThat(run("").err()).contains("expected one of validate, compile");
  }

  @Test
  void explainSaysWhatTheCatalogueSays() {
    assertThat(run("explain duplicate-key").out())
        .startsWith("duplicate-key (error)\nA key is written twice in one mapping.\n\n");
    assertThat(run("explain").out().lines()).hasSize(Code.values().length);
    assertThat(run("explain PruneBrake")).isEqualTo(run("explain prune-brake"));
  }

  @Test
  void versionSaysTheCommitWhenItIsKnown() {
    assertThat(run("version").out()).matches("argosy \\d+\\.\\d+\\.\\d+\n");
  }
}

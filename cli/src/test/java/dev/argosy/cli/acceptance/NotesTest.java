package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.Runs;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The {@code notes} of the examples' {@code expect.yaml} that need no cluster. */
class NotesTest {
  private static Path example(String name) {
    return Path.of(System.getProperty("argosy.root"), "examples", name);
  }

  private static List<Diagnostic> findings(String name, String from, String to) {
    MemoryTree tree = Case.tree(example(name));
    Map<String, String> texts = new LinkedHashMap<>();
    boolean found = from.isEmpty();
    for (String path : tree.paths()) {
      String text = Case.text(tree, path);
      found |= text.contains(from);
      texts.put(path, from.isEmpty() ? text : text.replace(from, to));
    }
    assertThat(found).as(from).isTrue();
    return Compiler.compile(MemoryTree.of(texts), Compiler.Options.all()).findings();
  }

  private static Outcome<Manifest> run(String example, String pipeline, String params) {
    return Runs.of(
        Case.of(example(example)).pipeline(pipeline), new SourceFile("params.yaml", params));
  }

  @Test
  void aTextForANumberIsRefusedBeforeAnythingIsCreated() {
    Outcome<Manifest> run = run("multiply", "multiply", "{a: two, c: 1}");
    assertThat(run.value()).isEmpty();
    assertThat(run.findings())
        .extracting(f -> f.code() + " " + f.at())
        .containsExactly("TYPE_MISMATCH params.yaml:1:5", "UNKNOWN_ARGUMENT params.yaml:1:10");
  }

  @Test
  void aParameterWithoutDefaultIsAskedFor() {
    assertThat(run("conditional", "conditional-when", "{}").findings())
        .extracting(Diagnostic::code)
        .containsExactly(Code.MISSING_ARGUMENT);
  }

  @Test
  void aParameterIsHeldAgainstItsPattern() {
    assertThat(run("volume", "volumeop-basic", "{size: 1G}").findings())
        .extracting(Diagnostic::code)
        .containsExactly(Code.CONSTRAINT);
  }

  @Test
  void whatArgoWouldReplaceInAParameterIsRefused() {
    assertThat(run("config-job", "config-job", "{greeting: 'x {{workflow.name}}'}").findings())
        .extracting(Diagnostic::code)
        .containsExactly(Code.INVALID_VALUE);
  }

  @Test
  void installingPackagesWhenAStepRunsIsWarnedOf() {
    assertThat(findings("multiply", "", ""))
        .extracting(Diagnostic::code)
        .containsExactly(Code.PIP_AT_RUN_TIME);
  }

  @Test
  void stepsWithoutWiringWaitForNothing() {
    String yaml = Case.of(example("multiply")).manifests().getFirst().yaml();
    assertThat(yaml).doesNotContain("depends");
  }

  @Test
  void anExpressionInAShellsCommandIsRefused() {
    List<Diagnostic> findings =
        findings("coin-toss", "- python3 -c \"import json", "- ${{ params.sides }} \"import json");
    assertThat(findings).extracting(Diagnostic::code).contains(Code.SHELL_INJECTION);
    assertThat(findings).anyMatch(Diagnostic::isError);
  }

  @Test
  void orderedStepsMayShareAVolumeOfOneWriter() {
    assertThat(findings("volume", "", "")).isEmpty();
    assertThat(findings("volume", "      after: [write-to-volume]\n", ""))
        .extracting(Diagnostic::code)
        .contains(Code.VOLUME_SHARED);
  }

  @Test
  void aNumberThatNoBranchMatchesIsWarnedOf() {
    assertThat(findings("conditional", "", "")).isEmpty();
    assertThat(findings("conditional", "params.number >= 50", "params.number > 50"))
        .extracting(Diagnostic::code)
        .containsExactly(Code.BRANCH_GAP);
  }

  @Test
  void anOutputThatTheUpstreamDoesNotGiveIsNamedWithTheNearest() {
    assertThat(
            findings(
                "penguin-dependency",
                "upstream.examples.outputs.examples",
                "upstream.examples.outputs.exmples"))
        .extracting(Diagnostic::message)
        .containsExactly(
            "unknown output of the upstream 'examples' 'exmples', did you mean 'examples'?");
  }

  @Test
  void anUpstreamThatIsNotThereIsRefused() {
    assertThat(
            findings(
                "penguin-dependency",
                "examples: base-namespace/penguin-pipeline-examples-rc",
                "examples: base-namespace/unknown"))
        .extracting(Diagnostic::code)
        .containsExactly(Code.UNKNOWN_RUN_CONFIGURATION);
  }

  @Test
  void anArtifactOfAnotherTypeIsRefused() {
    assertThat(
            findings(
                "penguin-dependency",
                "examples_location: {type: Dataset",
                "examples_location: {type: Model"))
        .extracting(Diagnostic::code)
        .containsExactly(Code.TYPE_MISMATCH);
  }

  @Test
  void aCycleOfTriggersNamesBothFiles() {
    assertThat(
            findings(
                "penguin-dependency",
                "  concurrencyPolicy: Forbid\n",
                "    upstream: {t: dependant-namespace/penguin-pipeline-training-rc}\n"))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.code()).isEqualTo(Code.TRIGGER_CYCLE);
          assertThat(d.message())
              .contains("(base/runconfiguration.yaml)", "(dependant/runconfiguration.yaml)");
        });
  }
}

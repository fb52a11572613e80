package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.argosy.compile.Compilation;
import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.Runs;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.validate.Validator;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The {@code notes} of the examples' {@code expect.yaml}: each is shown by an entry of {@code
 * src/test/resources/notes.yaml}, most of which need no cluster.
 */
class NotesTest {
  private static final Path ROOT = Path.of(System.getProperty("argosy.root"));
  private static final JsonNode SHOWN = yaml(ROOT.resolve("cli/src/test/resources/notes.yaml"));

  /** What is beside the files of an example. */
  private static final Pattern MADE = Pattern.compile("argo(\\.[a-z]+)?\\.yaml|expect\\.yaml");

  private static JsonNode yaml(Path file) {
    try {
      return Objects.requireNonNull(
          Serialization.unmarshal(Files.readString(file), JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case example(String name) {
    return Case.of(ROOT.resolve("examples").resolve(name));
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** A note that nobody shows is red, and so is one that is shown but no longer there. */
  @TestFactory
  Stream<DynamicTest> everyNoteIsShown() {
    return Case.below(ROOT.resolve("examples")).stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> isShown(c)));
  }

  private static void isShown(Case of) {
    List<String> notes = items(of.expect().path("notes")).map(JsonNode::asText).toList();
    List<String> shown =
        items(SHOWN.path(of.name())).map(entry -> entry.path("note").asText()).toList();
    assertThat(shown).allMatch(beginning -> notes.stream().anyMatch(n -> n.startsWith(beginning)));
    assertThat(notes).allMatch(note -> shown.stream().anyMatch(note::startsWith));
  }

  @TestFactory
  Stream<DynamicTest> notesHold() {
    return SHOWN.properties().stream()
        .flatMap(example ->
            items(example.getValue())
                .map(entry ->
                    DynamicTest.dynamicTest(
                        example.getKey() + ": " + entry.path("note").asText(),
                        () ->
                            holds(
                                example(entry.path("example").asText(example.getKey())), entry))));
  }

  private static void holds(Case of, JsonNode entry) {
    if (entry.has("seen")) {
      assertThat(items(of.expect().path("run")))
          .as("runs that say this")
          .anyMatch(run -> run.has(entry.get("seen").asText()));
      return;
    }
    if (entry.has("test")) {
      assertThat(TestNames.below(ROOT)).contains(entry.get("test").asText());
      return;
    }
    if (entry.has("behaviour")) {
      assertThat(Case.below(ROOT.resolve("cli/src/test/resources/behaviour")))
          .extracting(Case::name)
          .contains(entry.get("behaviour").asText());
      return;
    }
    if (entry.has("changes")) {
      assertThat(changed(of, entry))
          .containsExactlyInAnyOrderElementsOf(
              items(entry.get("changes")).map(JsonNode::asText).toList());
      return;
    }
    Outcome<List<Manifest>> outcome = entry.has("run") ? run(of, entry) : manifests(of, entry);
    if (entry.has("finds")) {
      assertThat(outcome.findings())
          .extracting(f -> f.code().id() + " " + f.at())
          .containsExactlyElementsOf(items(entry.get("finds")).map(JsonNode::asText).toList());
    }
    if (entry.has("compiled")) {
      String objects =
          outcome.value().orElseThrow(() -> new AssertionError(outcome.findings())).stream()
              .map(Manifest::yaml)
              .collect(Collectors.joining("---\n"));
      items(entry.at("/compiled/has")).forEach(text -> assertThat(objects).contains(text.asText()));
      items(entry.at("/compiled/lacks"))
          .forEach(text -> assertThat(objects).doesNotContain(text.asText()));
    }
  }

  /** The pipelines whose version a change makes another, and the runs that are due for it. */
  private static List<String> changed(Case of, JsonNode entry) {
    ObjectNode asItIs = entry.deepCopy();
    asItIs.remove("change");
    Compilation before = compiled(of, asItIs).value().orElseThrow();
    Compilation after = compiled(of, entry).value().orElseThrow();
    List<String> changed = new ArrayList<>();
    for (Manifest manifest : after.manifests()) {
      Manifest old =
          before.manifests().stream()
              .filter(m -> m.kind().equals(manifest.kind()))
              .filter(m -> m.namespace().equals(manifest.namespace()))
              .filter(m -> m.name().equals(manifest.name()))
              .findFirst()
              .orElseThrow();
      if (!version(manifest).equals(version(old))) changed.add("version " + manifest.name());
    }
    for (PlannedRun run : after.triggers().runs()) {
      boolean same = before.triggers().run(run.id()).orElseThrow().change().equals(run.change());
      if (!same && !run.suspend()) changed.add("run " + run.id());
    }
    return changed;
  }

  private static JsonNode version(Manifest manifest) {
    return yaml(manifest.yaml()).path("metadata").path("labels").path("argosy.dev/version");
  }

  /** What is refused is not made. */
  private static Outcome<List<Manifest>> run(Case of, JsonNode entry) {
    Outcome<Manifest> run =
        runOf(of.name(), entry.at("/run/pipeline").asText(), entry.at("/run/params").asText());
    assertThat(run.value().isPresent()).isEqualTo(!run.hasErrors());
    return new Outcome<>(run.value().map(List::of), run.findings());
  }

  private static Outcome<List<Manifest>> manifests(Case of, JsonNode entry) {
    Outcome<Compilation> compiled = compiled(of, entry);
    return new Outcome<>(compiled.value().map(Compilation::manifests), compiled.findings());
  }

  /** Changed in one file of those that people write. */
  private static Outcome<Compilation> compiled(Case of, JsonNode entry) {
    String from = entry.at("/change/from").asText();
    String to = entry.at("/change/to").asText();
    MemoryTree tree = of.tree();
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> changed = new ArrayList<>();
    for (String path : tree.paths()) {
      if (MADE.matcher(path).matches()) continue;
      String text = Case.text(tree, path);
      if (!from.isEmpty() && text.contains(from)) changed.add(path);
      texts.put(path, from.isEmpty() ? text : text.replace(from, to));
    }
    entry.path("files").properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    assertThat(changed).as("files with '%s'", from).hasSize(from.isEmpty() ? 0 : 1);
    Compiler.Options options =
        new Compiler.Options(
            Validator.Options.of(
                Optional.ofNullable(entry.path("environment").textValue()), List.of(), true),
            false);
    return Compiler.compileAll(MemoryTree.of(texts), options);
  }

  private static Outcome<Manifest> runOf(String example, String pipeline, String params) {
    return Runs.of(
        example(example).compiled().pipeline(pipeline), new SourceFile("params", params));
  }

  // What no note says, but holds for the params of every run.

  @Test
  void aParameterWithoutDefaultIsAskedFor() {
    assertThat(runOf("conditional", "conditional-when", "{}").findings())
        .extracting(Diagnostic::code)
        .containsExactly(Code.MISSING_ARGUMENT);
  }

  @Test
  void aParameterIsHeldAgainstItsPattern() {
    assertThat(runOf("volume", "volumeop-basic", "{size: 1G}").findings())
        .extracting(Diagnostic::code)
        .containsExactly(Code.CONSTRAINT);
  }

  @Test
  void whatArgoWouldReplaceInAParameterIsRefused() {
    assertThat(runOf("config-job", "config-job", "{greeting: 'x {{workflow.name}}'}").findings())
        .extracting(Diagnostic::code)
        .containsExactly(Code.INVALID_VALUE);
  }

  @Test
  void stepsInNoOrderMayNotShareAVolumeOfOneWriter() {
    assertThat(
            compiled(
                    example("volume"),
                    yaml("change: {from: \"      after: [write-to-volume]\\n\", to: ''}"))
                .findings())
        .extracting(Diagnostic::code)
        .contains(Code.RWO_PARALLEL);
  }

  private static List<Diagnostic> findings(String example, String from, String to) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.putObject("change").put("from", from).put("to", to);
    return compiled(example(example), entry).findings();
  }

  private static JsonNode yaml(String text) {
    return Objects.requireNonNull(Serialization.unmarshal(text, JsonNode.class));
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

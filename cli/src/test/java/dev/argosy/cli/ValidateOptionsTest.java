package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.argosy.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fails, what is shown and where, with the real engine. */
class ValidateOptionsTest {
  private static final String WARNED =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: a}
      spec:
        steps: {one: {container: {image: "alpine:latest", command: [echo]}}}
      """;
  private static final String USER =
      "apiVersion: argosy.dev/v1\n"
          + "kind: Pipeline\n"
          + "metadata: {name: user}\n"
          + "spec: {steps: {one: {uses: say}}}\n";
  private static final String SAY =
      "apiVersion: argosy.dev/v1\n"
          + "kind: Component\n"
          + "metadata: {name: say}\n"
          + "spec: {container: {image: \"a:1\", command: [x]}}\n";

  @TempDir private Path folder;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(
        folder.resolve("argosy.yaml"),
        "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\n");
    Files.writeString(folder.resolve("a.yaml"), WARNED);
  }

  private Run run(String in, String args) {
    return Run.argosy(new ProjectEngine(), folder, Run.bytes(in), args.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "validate, 0",
    "validate --strict, 1",
    "validate --fail-on warning, 1",
    "validate --fail-on WARNING, 1",
    "validate --fail-on info, 1",
    "validate --fail-on error, 0",
    "validate --fail-on nothing, 2",
    "compile --strict, 1",
    "compile, 0",
    "validate --format sarif --strict, 1",
    "validate --color sometimes, 2",
    "validate --stdin-filename a.yaml, 2",
    "rules, 0",
    "completion, 2",
    "completion tcsh, 2"
  })
  void exitCodes(String args, int code) {
    Run run = run("", args);
    assertThat(run.code()).as(run.err()).isEqualTo(code);
  }

  @Test
  void whatFailsIsNotWritten() {
    assertThat(run("", "compile --strict").out()).isEmpty();
    assertThat(run("", "compile").out()).contains("kind: WorkflowTemplate");
  }

  @Test
  void quietShowsOnlyWhatFails() {
    assertThat(run("", "validate -q").err()).isEmpty();
    assertThat(run("", "validate -q --strict").err())
        .startsWith("a.yaml:5:36: warning")
        .doesNotContain("1 warning in");
    assertThat(run("", "validate -q --format jsonl").out()).isEmpty();
    assertThat(run("", "validate --format jsonl").out()).contains("\"image-tag-latest\"");
  }

  @Test
  void coloursCanBeForced() {
    assertThat(run("", "validate --color always").err()).contains("\u001b[1;33mwarning:");
    assertThat(run("", "validate").err()).doesNotContain("\u001b");
  }

  @Test
  void textOfAnEditorStandsForItsFileWithinTheProject() throws IOException {
    Files.writeString(folder.resolve("say.yaml"), SAY);
    assertThat(run(USER, "validate - --stdin-filename new.yaml").err()).isEqualTo("no findings\n");
    assertThat(run(USER, "validate -").err()).startsWith("<stdin>:4:").contains("'say'");
    assertThat(run(SAY.replace("say", "tell"), "validate - --stdin-filename say.yaml").code())
        .isZero();
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/user.yaml"), USER);
    Run edited =
        Run.argosy(
            new ProjectEngine(),
            folder.resolve("sub"),
            Run.bytes(USER.replace("say", "tell")),
            "validate",
            "-",
            "--stdin-filename",
            "user.yaml");
    assertThat(edited.err()).startsWith("user.yaml:4:").contains("'tell'");
  }

  @Test
  void otherLineEndsAndAByteOrderMarkKeepThePlaces() throws IOException {
    String wide =
        WARNED.replace("{name: a}", "{name: a}  # \ud83d\ude00").replace("steps: {", "steps: { ");
    Files.writeString(folder.resolve("a.yaml"), "\ufeff" + wide.replace("\n", "\r\n"));
    assertThat(run("", "validate").err())
        .startsWith(
            """
            a.yaml:5:37: warning: the image 'alpine:latest' has no fixed tag: it is what 'latest' is on that day [image-tag-latest]
             5 |   steps: { one: {container: {image: "alpine:latest", command: [echo]}}}
               |                                     ^~~~~~~~~~~~~~~
            """);
    JsonNode region =
        new ObjectMapper()
            .readTree(run("", "validate --format sarif").out())
            .at("/runs/0/results/0/locations/0/physicalLocation/region");
    assertThat(region.get("startLine").asInt()).isEqualTo(5);
    assertThat(region.get("startColumn").asInt()).isEqualTo(37);
  }

  /** The path of the commit hook, in a process of its own. */
  @Test
  void nothingIsLoadedThatWasNotAskedFor() throws Exception {
    Run run =
        Program.in(folder)
            .run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.argosy.cli.Main",
                "validate",
                "a.yaml");
    assertThat(run.err()).contains("[image-tag-latest]");
    assertThat(run.out())
        .contains("dev.argosy.cli.render.TextRenderer ")
        .doesNotContain(
            "dev.argosy.cli.Baseline",
            "dev.argosy.cli.Brought",
            "dev.argosy.cli.FishCompletion",
            "dev.argosy.source.Overlay",
            "dev.argosy.cli.render.Json",
            "dev.argosy.cli.render.Landmark",
            "dev.argosy.cli.render.Sarif",
            "dev.argosy.cli.render.Xml",
            "org.eclipse.jgit",
            "picocli.AutoComplete");
  }

  @Test
  void rulesListEveryCode() throws IOException {
    JsonNode rules = new ObjectMapper().readTree(run("", "rules --format json").out()).get("rules");
    assertThat(rules).hasSize(Code.values().length);
    assertThat(run("", "rules").out().lines())
        .hasSize(Code.values().length)
        .anyMatch(l -> l.matches("missing-resources +off +A step says nothing.*"));
  }

  @Test
  void explainShowsWhatIsWrongAndWhatIsRight() {
    assertThat(run("", "explain image-tag-latest").out())
        .contains(
            "image-tag-latest (warning)",
            "    a: {container: {image: alpine, command: [echo]}}",
            "WARNING: the image 'alpine' has no fixed tag",
            "Mended:")
        .doesNotContain("```");
  }
}

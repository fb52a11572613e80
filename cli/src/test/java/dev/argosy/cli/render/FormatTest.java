package dev.argosy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SARIF = schema(sarif(), SpecificationVersion.DRAFT_4);
  private static final Schema FINDINGS =
      schema(JsonRenderer.schema(), SpecificationVersion.DRAFT_2020_12);

  private static final SourceFile FILE =
      new SourceFile("dir/a b.yaml", "spec:\n  steps:\n    say: \ud83d\ude00 x\n");

  private static Schema schema(String text, SpecificationVersion version) {
    try {
      return SchemaRegistry.withDefaultDialect(version).getSchema(JSON.readTree(text));
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String sarif() {
    String name = "sarif-2.1.0-rtm.5.json";
    try (InputStream in =
        Objects.requireNonNull(FormatTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static Report report(List<Finding> findings) {
    return new Report(findings, Severity.ERROR, () -> "1.2.3");
  }

  private static Report one() {
    At at = new At(FILE, new Span(3, 12, 3, 13));
    return report(
        List.of(
            new Finding(
                Diagnostic.of(Code.UNKNOWN_KEY, at, "unknown key: 'x', 100%", "did you mean 'y'?")
                    .withRelated(new At(FILE, new Span(1, 1, 1, 5)), "declared here"),
                path -> path)));
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverFindingsHoldEachFormatCanBeRead(long seed) throws Exception {
    Report report = report(new Hostile(seed).findings());
    int count = report.findings().size();
    JsonNode json = JSON.readTree(Format.JSON.render(report));
    assertThat(FINDINGS.validate(json)).isEmpty();
    assertThat(json.get("findings")).hasSize(count);
    assertThat(Format.JSONL.render(report).lines().map(FormatTest::line)).hasSize(count);
    JsonNode sarif = JSON.readTree(Format.SARIF.render(report));
    assertThat(SARIF.validate(sarif)).isEmpty();
    assertThat(sarif.at("/runs/0/results")).hasSize(count);
    JsonNode gitlab = JSON.readTree(Format.GITLAB.render(report));
    assertThat(
            StreamSupport.stream(gitlab.spliterator(), false)
                .map(i -> i.get("fingerprint").asText()))
        .hasSize(count)
        .doesNotHaveDuplicates();
    assertThat(elements(Format.JUNIT.render(report), "testcase")).isEqualTo(Math.max(1, count));
    assertThat(elements(Format.CHECKSTYLE.render(report), "error")).isEqualTo(count);
    assertThat(Format.GITHUB.render(report).split("\n|\r"))
        .hasSize(Math.max(1, count))
        .allMatch(l ->
            l.isEmpty()
                || l.matches(
                    "(?s)::(error|warning|notice)"
                        + " file=[^:,]*,line=\\d+,endLine=\\d+,col=\\d+(,endColumn=\\d+)?,title=[a-z-]+::.*"));
    assertThat(Format.TEXT.render(report).codePoints())
        .noneMatch(c -> Character.isISOControl(c) && c != '\n');
  }

  private static JsonNode line(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static int elements(String xml, String name) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();
    return root.getElementsByTagName(name).getLength();
  }

  @Test
  void sarifCountsColumnsInUtf16AndNamesItsRules() throws IOException {
    JsonNode run = JSON.readTree(Format.SARIF.render(one())).at("/runs/0");
    assertThat(run.at("/tool/driver/version").asText()).isEqualTo("1.2.3");
    assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("unknown-key");
    assertThat(run.at("/tool/driver/rules/0/help/text").asText())
        .isEqualTo(Code.UNKNOWN_KEY.explanation());
    JsonNode place = run.at("/results/0/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("dir/a%20b.yaml");
    assertThat(place.at("/region/startColumn").asInt()).isEqualTo(13);
    assertThat(place.at("/region/endColumn").asInt()).isEqualTo(14);
    assertThat(run.at("/results/0/relatedLocations/0/message/text").asText())
        .isEqualTo("declared here");
  }

  @Test
  void fixesAreHandedOnWithTheirEdits() throws IOException {
    At at = new At(FILE, new Span(3, 12, 3, 13));
    Diagnostic finding =
        Diagnostic.of(Code.UNKNOWN_KEY, at, "m").withFix(Fix.guess("write 'y'", at, "y"));
    Report report = report(List.of(new Finding(finding, path -> path)));
    JsonNode fix = JSON.readTree(Format.JSON.render(report)).at("/findings/0/fix");
    assertThat(fix)
        .isEqualTo(
            JSON.readTree(
                """
                {"title": "write 'y'", "safe": false, "edits": [{"file": "dir/a b.yaml",
                 "line": 3, "column": 12, "endLine": 3, "endColumn": 13, "text": "y"}]}\
                """));
    JsonNode change =
        JSON.readTree(Format.SARIF.render(report))
            .at("/runs/0/results/0/fixes/0/artifactChanges/0");
    assertThat(change.at("/artifactLocation/uri").asText()).isEqualTo("dir/a%20b.yaml");
    assertThat(change.at("/replacements/0/deletedRegion/startColumn").asInt()).isEqualTo(13);
    assertThat(change.at("/replacements/0/insertedContent/text").asText()).isEqualTo("y");
  }

  @Test
  void githubEscapesWhatWouldEndAPropertyOrALine() {
    assertThat(Format.GITHUB.render(one()))
        .isEqualTo(
            "::error file=dir/a b.yaml,line=3,endLine=3,col=13,endColumn=14,title=unknown-key"
                + "::unknown key: 'x', 100%25; did you mean 'y'?\n");
  }

  @Test
  void junitFailsWhatFailsTheRun() {
    Report strict = new Report(one().findings(), Severity.WARNING, () -> "");
    List<Finding> warning =
        List.of(
            new Finding(
                one().findings().getFirst().diagnostic().withSeverity(Severity.WARNING), p -> p));
    assertThat(Format.JUNIT.render(strict)).contains("<failure type=\"error\"");
    assertThat(Format.JUNIT.render(report(warning)))
        .contains("failures=\"0\"", "<system-out>dir/a b.yaml:3:12: warning: unknown key")
        .doesNotContain("<failure");
    assertThat(Format.JUNIT.render(new Report(warning, Severity.WARNING, () -> "")))
        .contains("failures=\"1\"");
  }

  @Test
  void fingerprintsStayWhenLinesMove() throws IOException {
    String moved = "# a comment\n\n" + FILE.text().replace("  steps:", "  a: 1\n  steps:");
    At at = new At(new SourceFile(FILE.path(), moved), new Span(6, 12, 6, 13));
    Report after =
        report(List.of(new Finding(Diagnostic.of(Code.UNKNOWN_KEY, at, "other words"), p -> p)));
    assertThat(fingerprint(after)).isEqualTo(fingerprint(one())).hasSize(32);
  }

  private static String fingerprint(Report report) throws IOException {
    return JSON.readTree(Format.GITLAB.render(report)).at("/0/fingerprint").asText();
  }

  @Test
  void emptyReportsAreWhole() {
    Report none = report(List.of());
    assertThat(Format.JSON.render(none))
        .isEqualTo("{\n  \"schemaVersion\": 1,\n  \"findings\": []\n}\n");
    assertThat(Format.JSONL.render(none)).isEmpty();
    assertThat(Format.GITHUB.render(none)).isEmpty();
    assertThat(Format.GITLAB.render(none)).isEqualTo("[]\n");
    assertThat(Format.JUNIT.render(none)).contains("tests=\"1\"", "no findings");
  }
}

package dev.argosy.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JSON Schema validator gives the verdicts of ShapeCheck, or the difference is meant. */
class ShapeCheckAgreesTest {
  /**
   * What ShapeCheck refuses beyond JSON Schema: parts that are not built (x-not-built), keys that
   * do not fit the kind of step (x-kinds), and expressions where none can stand. An editor cannot
   * know these from the schema's own vocabulary.
   */
  private static final Set<Code> BEYOND =
      EnumSet.of(Code.NOT_BUILT, Code.KEY_NOT_FOR_KIND, Code.EXPRESSION_NOT_ALLOWED);

  private static final ObjectMapper JSON = new ObjectMapper();
  private final PublishedSchema published = new PublishedSchema();

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "component", "run-configuration", "project"})
  void goodDocumentsAreGoodForBoth(String name) throws IOException {
    JsonNode document = document(name);
    assertThat(published.mistakes(document)).isEmpty();
    assertThat(shape(document)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "component", "run-configuration", "project"})
  void everyEditOfAGoodDocumentIsJudgedAlike(String name) throws IOException {
    List<String> differences = new ArrayList<>();
    Mutations.of(document(name))
        .forEach((edit, document) -> difference(edit, document, differences));
    assertThat(differences).isEmpty();
  }

  @Test
  void editsAreManyAndOfBothVerdicts() throws IOException {
    var verdicts =
        Mutations.of(document("pipeline")).values().stream()
            .collect(Collectors.partitioningBy(d -> published.mistakes(d).isEmpty()));
    assertThat(verdicts.get(true)).hasSizeGreaterThan(100);
    assertThat(verdicts.get(false)).hasSizeGreaterThan(500);
  }

  private void difference(String edit, JsonNode document, List<String> differences) {
    List<String> theirs = published.mistakes(document);
    List<Diagnostic> ours = shape(document);
    boolean meant = !ours.isEmpty() && ours.stream().allMatch(d -> BEYOND.contains(d.code()));
    if (theirs.isEmpty() != ours.isEmpty() && !(theirs.isEmpty() && meant)) {
      differences.add(edit + ": schema says " + theirs + ", ShapeCheck " + ours);
    }
  }

  /** What the loader and ShapeCheck say; JSON is YAML. */
  private static List<Diagnostic> shape(JsonNode document) {
    Documents read = YamlReader.read(new SourceFile("x.yaml", document.toPrettyString()));
    assertThat(read.findings()).isEmpty();
    MapNode node = read.documents().getFirst();
    String kind = node.get("kind") instanceof ScalarNode s ? s.text() : "";
    Findings findings = new Findings();
    if (LanguageSchema.load().kinds().contains(kind)) {
      boolean unused = ShapeCheck.check(node, kind, findings);
    } else {
      findings.add(Code.WRONG_API_VERSION, node.at(), "no kind");
    }
    return findings.sorted();
  }

  private static JsonNode document(String name) throws IOException {
    try (InputStream in = ShapeCheckAgreesTest.class.getResourceAsStream(name + ".json")) {
      return JSON.readTree(in);
    }
  }
}

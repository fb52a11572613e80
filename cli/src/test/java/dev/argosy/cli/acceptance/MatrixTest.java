package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.compile.Compiler;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of step of {@code matrix.yaml}, ended in every way, and every kind around every other:
 * Argo's controller does what the table says. One run shows many of them, since their pods are not
 * run.
 */
@NeedsPart(Part.CLUSTER)
class MatrixTest {
  @TestFactory
  Stream<DynamicTest> everyKindEndsInEveryWay() throws IOException {
    JsonNode table = table();
    List<String> dependants = Matrix.kinds(table, "dependants");
    List<Case> cases = new ArrayList<>();
    for (Matrix.Ending ending : Matrix.Ending.values()) {
      Matrix matrix = new Matrix("matrix-" + ending.word(), table, ending);
      for (String kind : Matrix.kinds(table, "pods")) {
        matrix.add(Nesting.pod(kind), dependants);
      }
      for (String kind : Matrix.kinds(table, "around")) {
        matrix.add(Nesting.pod("script").in(kind), dependants);
      }
      cases.add(matrix.made());
    }
    for (Matrix.Ending ending : List.of(Matrix.Ending.SUCCEEDED, Matrix.Ending.FAILED)) {
      cases.add(pairs(table, ending));
    }
    return CasesOnCluster.tests(CasesOnCluster.chosen(cases));
  }

  private static Case pairs(JsonNode table, Matrix.Ending ending) {
    Matrix matrix = new Matrix("pairs-" + ending.word(), table, ending);
    for (String outer : Matrix.kinds(table, "around")) {
      for (String inner : Matrix.kinds(table, "around")) {
        if (!table.path("refused").has(outer + "-" + inner)) {
          matrix.add(Nesting.pod("script").in(inner).in(outer), List.of("by-data", "on-failed"));
        }
      }
    }
    return matrix.made();
  }

  @Test
  void whatIsRefusedIsRefused() throws IOException {
    JsonNode table = table();
    for (Map.Entry<String, JsonNode> e : table.path("refused").properties()) {
      List<String> kinds = List.of(e.getKey().split("-"));
      Matrix matrix = new Matrix("refused", table, Matrix.Ending.SUCCEEDED);
      matrix.add(Nesting.pod("script").in(kinds.get(1)).in(kinds.get(0)), List.of());
      assertThat(Compiler.compile(matrix.made().tree(), Compiler.Options.all()).findings())
          .extracting(d -> d.code().id())
          .contains(e.getValue().asText());
    }
  }

  private static JsonNode table() throws IOException {
    Path file = Path.of(System.getProperty("argosy.root"), "cli/src/test/resources/matrix.yaml");
    return Objects.requireNonNull(Serialization.unmarshal(Files.readString(file), JsonNode.class));
  }
}

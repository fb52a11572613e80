package dev.argosy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every manifest of the corpora that lie beside the clone, where there are some: our verdict is
 * Argo's, or the difference is on the list. {@code -Dargosy.manifests} names another folder.
 */
@NeedsPart(Part.VALIDATOR)
class ManifestCorpusTest {
  private static final Path CORPORA =
      Path.of(System.getProperty("argosy.root", ".."))
          .resolve(System.getProperty("argosy.manifests", "../shared/corpora"))
          .normalize();

  @ParameterizedTest
  @EnumSource(ArgoLine.class)
  void verdictsAreThoseOfArgo(ArgoLine line) throws IOException {
    String project = Manifests.project(line);
    try (ArgoValidator argo = new ArgoValidator(line)) {
      Differential differential = new Differential(argo, Disagreements.read(), project);
      List<String> differences = new ArrayList<>();
      for (Path file : files()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        boolean refers =
            text.contains("emplateRef") && Files.exists(CORPORA.resolve("argo-examples"));
        text = refers ? text + "\n---\n" + templates() : text;
        differential
            .difference(file.getFileName().toString(), text)
            .ifPresent(d -> differences.add(CORPORA.relativize(file) + ": " + d));
      }
      assertThat(differences).isEmpty();
    }
  }

  /** The templates that others refer to; those twice in one text are Argo's first. */
  private static String templates() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name :
        List.of(
            "argo-examples/examples/workflow-template/templates.yaml",
            "argo-examples/examples/cluster-workflow-template/clustertemplates.yaml",
            "argo-examples/examples/dag-inline-workflowtemplate.yaml")) {
      all.append("\n---\n").append(Files.readString(CORPORA.resolve(name)));
    }
    return all.toString();
  }

  private static List<Path> files() throws IOException {
    if (!Files.isDirectory(CORPORA)) {
      System.out.println("ManifestCorpusTest: the corpora are not beside this clone, not run");
      return List.of();
    }
    try (Stream<Path> files = Files.walk(CORPORA)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .filter(ManifestCorpusTest::isArgo)
          .sorted()
          .toList();
    }
  }

  private static boolean isArgo(Path file) {
    try {
      return Files.readString(file).contains("argoproj.io");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

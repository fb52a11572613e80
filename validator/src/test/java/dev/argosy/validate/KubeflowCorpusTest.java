package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.kubeflow.KubeflowComponent;
import dev.argosy.kubeflow.KubeflowReader;
import dev.argosy.kubeflow.KubeflowUse;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Published components of Kubeflow, from the corpus that lies beside the clone where there is one:
 * each is read, with all its inputs given and with none, or refused for what it is.
 */
class KubeflowCorpusTest {
  private static final Path CORPORA =
      Path.of(System.getProperty("argosy.root", "..")).resolve("../shared/corpora").normalize();

  @TestFactory
  Stream<DynamicTest> publishedComponents() throws IOException {
    return files("kfp-v1-components", 100)
        .map(f -> DynamicTest.dynamicTest(f.getFileName() + " " + f.getParent(), () -> load(f)));
  }

  @TestFactory
  Stream<DynamicTest> compiledPipelines() throws IOException {
    return files("kfp-v2-ir", 100)
        .map(f -> DynamicTest.dynamicTest(f.getFileName() + " " + f.getParent(), () -> refuse(f)));
  }

  private static Stream<Path> files(String corpus, int least) throws IOException {
    Path folder = CORPORA.resolve(corpus);
    if (!Files.isDirectory(folder)) {
      System.out.println("KubeflowCorpusTest: the corpora are not beside this clone, not run");
      return Stream.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      assertThat(all).hasSizeGreaterThan(least);
      return all.stream();
    }
  }

  private static Optional<MapNode> component(Path file) throws IOException {
    Documents read = YamlReader.read(new SourceFile(file.toString(), Files.readString(file)));
    return read.documents().stream().filter(KubeflowReader::isComponent).findFirst();
  }

  private static void load(Path file) throws IOException {
    MapNode node = component(file).orElseThrow();
    Findings findings = new Findings();
    Optional<KubeflowComponent> component = KubeflowReader.read(node, findings);
    component.ifPresent(c -> {
      Set<String> all =
          c.inputs().stream().map(KubeflowComponent.Port::name).collect(Collectors.toSet());
      assertThat(KubeflowUse.of(c, all, findings).spec().inputs().map()).hasSize(all.size());
      KubeflowUse.of(c, Set.of(), findings);
    });
    assertThat(findings.sorted())
        .allMatch(d -> d.code() == Code.KUBEFLOW_UNSUPPORTED && d.message().contains("graph"));
    assertThat(component.isPresent()).isEqualTo(findings.sorted().isEmpty());
  }

  private static void refuse(Path file) throws IOException {
    Optional<MapNode> node = component(file);
    if (node.isPresent()) {
      Findings findings = new Findings();
      assertThat(KubeflowReader.read(node.get(), findings)).isEmpty();
      assertThat(findings.sorted()).extracting(d -> d.code()).contains(Code.KUBEFLOW_UNSUPPORTED);
    }
  }
}

package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.MemoryTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sizes of semaphores go to each namespace that uses one, and to no other. */
class SemaphoresTest {
  private static final String PROJECT =
      """
      apiVersion: argosy.dev/v1
      kind: Project
      metadata: {name: p}
      spec: {semaphores: {gpu: 4}}
      """;

  private static String pipeline(String name, String namespace, String synchronization) {
    return """
    apiVersion: argosy.dev/v1
    kind: Pipeline
    metadata: {name: %s, namespace: %s}
    spec:
      steps:
        group:
          steps:
            a:
              synchronization: %s
              container: {image: "alpine:3.20", command: [echo]}
    """
        .formatted(name, namespace, synchronization);
  }

  private static List<Manifest> maps(String... pipelines) {
    Map<String, String> files = new LinkedHashMap<>(Map.of("argosy.yaml", PROJECT));
    for (int i = 0; i < pipelines.length; i++) {
      files.put(i + ".yaml", pipelines[i]);
    }
    return Compiler.compile(MemoryTree.of(files), Compiler.Options.all())
        .value()
        .orElseThrow()
        .stream()
        .filter(m -> m.kind().equals("ConfigMap"))
        .toList();
  }

  @Test
  void eachNamespaceThatUsesOneGetsThem() {
    List<Manifest> maps =
        maps(
            pipeline("one", "a", "{semaphore: gpu}"),
            pipeline("two", "a", "{semaphore: gpu, mutex: m}"),
            pipeline("three", "b", "{semaphore: gpu}"),
            pipeline("four", "c", "{mutex: m}"));
    assertThat(maps).extracting(Manifest::namespace).containsExactly("a", "b");
    assertThat(maps).extracting(Manifest::name).containsOnly("argosy-semaphores");
    assertThat(maps).extracting(Manifest::apiVersion).containsOnly("v1");
    assertThat(maps.getFirst().yaml()).contains("data: {gpu: \"4\"}\n");
    assertThat(maps.getFirst().source()).isEqualTo("argosy.yaml");
  }

  @Test
  void nobodyGetsThemWhenNobodyUsesThem() {
    assertThat(maps(pipeline("one", "a", "{mutex: m}"))).isEmpty();
  }
}

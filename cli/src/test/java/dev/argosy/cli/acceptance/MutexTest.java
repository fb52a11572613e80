package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.Runs;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.RunResult;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What two runs at once do to each other, by the clocks of their pods. */
@NeedsPart(Part.CLUSTER)
class MutexTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Project
      metadata: {name: p}
      spec: {semaphores: {two: 2}}
      ---
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: %1$s, namespace: at-once}
      spec:
        steps:
          held:
            synchronization: %2$s
            python:
              image: python:3.12
              source: |
                import time

                def held():
                    begin = time.time()
                    time.sleep(10)
                    return {"begin": begin, "end": time.time()}
            outputs: {begin: number, end: number}
        outputs: {begin: "${{ steps.held.outputs.begin }}", end: "${{ steps.held.outputs.end }}"}
      """;

  @Test
  void stepsThatHoldAMutexNeverOverlapWhateverTheSemaphoreAllows() {
    assertThat(overlap("mutex", "{mutex: at-once, semaphore: two}")).isFalse();
  }

  /** Without it the test above would show nothing. */
  @Test
  void stepsThatHoldASemaphoreOfTwoOverlap() {
    assertThat(overlap("semaphore", "{semaphore: two}")).isTrue();
  }

  private static boolean overlap(String name, String synchronization) {
    Case.Compiled compiled =
        new Case(
                name,
                MemoryTree.of(Map.of("argosy.yaml", PIPELINE.formatted(name, synchronization))),
                JsonNodeFactory.instance.objectNode())
            .compiled();
    Cluster cluster = Cluster.get();
    for (Manifest manifest : compiled.manifests()) {
      cluster.apply(manifest.yaml(), manifest.namespace());
    }
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<CompletableFuture<RunResult>> runs =
          Stream.of("a", "b")
              .map(
                  any -> CompletableFuture.supplyAsync(() -> cluster.run(workflow(compiled)), both))
              .toList();
      List<RunResult> ended =
          runs.stream()
              .map(CompletableFuture::join)
              .sorted(Comparator.comparing(run -> time(run, "begin")))
              .toList();
      return time(ended.getLast(), "begin").compareTo(time(ended.getFirst(), "end")) < 0;
    }
  }

  private static String workflow(Case.Compiled compiled) {
    return Runs.of(compiled.pipeline(""), new SourceFile("params", "{}"))
        .value()
        .orElseThrow()
        .yaml();
  }

  private static BigDecimal time(RunResult run, String output) {
    assertThat(run.phase()).describedAs(run.describe()).isEqualTo("Succeeded");
    return new BigDecimal(Objects.requireNonNull(run.outputs().get(output)));
  }
}

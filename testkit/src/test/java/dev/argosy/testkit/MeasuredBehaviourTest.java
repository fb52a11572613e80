package dev.argosy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * How Argo's controller really treats each construct that we lower to. They run several at a time,
 * since most of a run is waiting; a test only reads what came out.
 */
@NeedsPart(Part.CLUSTER)
class MeasuredBehaviourTest {
  private static final int AT_A_TIME = 6;

  @TestFactory
  Stream<DynamicTest> argoDoes() throws IOException {
    List<Behaviour> behaviours = behaviours();
    assertThat(behaviours).hasSizeGreaterThan(20);
    Cluster cluster = Cluster.get();
    ExecutorService runs = Executors.newFixedThreadPool(AT_A_TIME);
    List<Check> checks =
        behaviours.stream().map(b -> new Check(b, runs.submit(() -> b.run(cluster)))).toList();
    return checks.stream()
        .map(c -> DynamicTest.dynamicTest(c.behaviour().name(), c::verify))
        .onClose(runs::shutdownNow);
  }

  private record Check(Behaviour behaviour, Future<Behaviour.Seen> run) {
    void verify() throws Exception {
      Behaviour.Seen seen = run.get();
      assertThat(behaviour.expected().unmet(seen)).describedAs(seen.run().describe()).isEmpty();
    }
  }

  private static List<Behaviour> behaviours() throws IOException {
    Path folder =
        Path.of(System.getProperty("argosy.root"), "testkit/src/test/resources/behaviour");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Behaviour::of).toList();
    }
  }
}

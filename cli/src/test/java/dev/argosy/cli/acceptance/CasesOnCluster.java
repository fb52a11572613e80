package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Manifest;
import dev.argosy.testkit.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs cases a few at a time, since most of a run is waiting; a test reads what came out. */
final class CasesOnCluster {
  private static final int AT_A_TIME = 3;

  private CasesOnCluster() {}

  /** Those that {@code -Dargosy.case=a,b} names; all of them without. */
  static List<Case> chosen(List<Case> cases) {
    List<String> only = List.of(System.getProperty("argosy.case", "").split(","));
    return cases.stream().filter(c -> only.contains("") || only.contains(c.name())).toList();
  }

  private record Check(PlannedRun run, Future<Seen> seen) {
    void verify() throws Exception {
      Seen found = seen.get();
      assertThat(Expected.unmet(run.expect(), found))
          .describedAs(found.result().describe())
          .isEmpty();
    }
  }

  /** One test for each run of each case. */
  static Stream<DynamicTest> tests(List<Case> cases) {
    Cluster cluster = Cluster.get();
    ExecutorService runs = Executors.newFixedThreadPool(AT_A_TIME);
    List<Check> checks = new ArrayList<>();
    for (Case each : cases) {
      for (Manifest manifest : each.manifests()) {
        cluster.apply(manifest.yaml(), manifest.namespace());
      }
      each.runs().forEach(run -> checks.add(new Check(run, runs.submit(() -> run.run(cluster)))));
    }
    return checks.stream()
        .map(c -> DynamicTest.dynamicTest(c.run().name(), c::verify))
        .onClose(runs::shutdownNow);
  }
}

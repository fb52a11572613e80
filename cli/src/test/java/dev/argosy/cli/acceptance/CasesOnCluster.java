package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Manifest;
import dev.argosy.testkit.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Runs cases a few at a time, since most of a run is waiting; a test reads what came out. */
final class CasesOnCluster {
  /** What is locked by who needs the examples' runs for itself: those of one cause others. */
  static final String EXAMPLES = "examples on the cluster";

  private static final int AT_A_TIME = 4;

  /** What stands in a cluster before an example is put there: {@code NAME.yaml}, for each. */
  private static final Path PREPARED =
      Path.of(System.getProperty("argosy.root"), "cli/src/test/resources/cluster");

  private final Cluster cluster = Cluster.get();
  private final ExecutorService runs = Executors.newFixedThreadPool(AT_A_TIME);
  private final Map<String, Case.Compiled> installed = new ConcurrentHashMap<>();

  private CasesOnCluster() {}

  /** Those that {@code -Dargosy.case=a,b} names; all of them without. */
  static List<Case> chosen(List<Case> cases) {
    List<String> only = List.of(System.getProperty("argosy.case", "").split(","));
    return cases.stream().filter(c -> only.contains("") || only.contains(c.name())).toList();
  }

  private record Check(PlannedRun run, CompletableFuture<Seen> seen) {
    void verify() throws Exception {
      Seen found = seen.get();
      assertThat(Expected.unmet(run.expect(), run.of().expect().path("pods"), found))
          .describedAs(found.result().describe())
          .isEmpty();
    }
  }

  /** One test for each run of each case. What waits for triggers is shown as not run. */
  static Stream<DynamicTest> tests(List<Case> cases) {
    CasesOnCluster on = new CasesOnCluster();
    List<Check> checks = new ArrayList<>();
    cases.forEach(each -> checks.addAll(on.start(each)));
    Stream<DynamicTest> waiting =
        cases.stream()
            .flatMap(c -> c.runsOfTriggers().stream())
            .map(run ->
                DynamicTest.dynamicTest(
                    run, () -> Assumptions.abort("waits for triggers of the sync agent")));
    return Stream.concat(
            checks.stream().map(c -> DynamicTest.dynamicTest(c.run().name(), c::verify)), waiting)
        .onClose(on.runs::shutdownNow);
  }

  private List<Check> start(Case each) {
    List<Check> checks = new ArrayList<>();
    CompletableFuture<?> before = CompletableFuture.completedFuture(null);
    for (PlannedRun run : each.runs()) {
      CompletableFuture<Seen> seen =
          before.handle((any, failed) -> run).thenApplyAsync(this::run, runs);
      checks.add(new Check(run, seen));
      if (each.isOrdered()) before = seen;
    }
    return checks;
  }

  /** The objects of an ordered case are put there anew for each run, of the others once. */
  private Seen run(PlannedRun run) {
    return run.run(
        cluster,
        run.of().isOrdered()
            ? installed(run)
            : installed.computeIfAbsent(run.way(), way -> installed(run)));
  }

  private Case.Compiled installed(PlannedRun run) {
    Case.Compiled compiled = run.compiled();
    Path prepared = PREPARED.resolve(run.of().name() + ".yaml");
    compiled.manifests().stream()
        .map(m -> compiled.namespace(m.namespace()))
        .distinct()
        .forEach(namespace -> {
          cluster.ensureNamespace(namespace);
          if (Files.exists(prepared)) {
            cluster.apply(read(prepared).replace("NAMESPACE", namespace), namespace);
          }
          if (run.isFirst()) forgetCaches(compiled);
        });
    for (Manifest manifest : compiled.manifests()) {
      cluster.apply(compiled.yaml(manifest), compiled.namespace(manifest.namespace()));
    }
    return compiled;
  }

  /**
   * Of an earlier time, on a cluster that stays. They are in the namespace of Argo's controller,
   * where a pipeline of another namespace may have the same name: only who has a cache forgets it.
   */
  private void forgetCaches(Case.Compiled compiled) {
    compiled.pipelines().stream()
        .map(p -> "argosy-cache-" + p.name())
        .filter(cache -> compiled.manifests().stream().anyMatch(m -> m.yaml().contains(cache)))
        .forEach(
            cache -> cluster.client().configMaps().inNamespace("argo").withName(cache).delete());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

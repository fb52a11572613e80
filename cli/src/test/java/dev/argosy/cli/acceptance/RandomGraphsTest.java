package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.argosy.compile.Manifest;
import dev.argosy.source.MemoryTree;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Graphs made by chance run on Argo's controller as a naive model says they should. */
@NeedsPart(Part.CLUSTER)
class RandomGraphsTest {
  /** Raised by hand to look for more; their pods are not run, only ended. */
  private static final int GRAPHS = Integer.getInteger("argosy.graphs", 40);

  private static final int FIRST = Integer.getInteger("argosy.graphs.first", 0);

  private static final int AT_A_TIME = 4;

  @Test
  void runAsTheModelSays() throws Exception {
    Map<String, RandomGraph> graphs = new LinkedHashMap<>();
    Map<String, String> files = new LinkedHashMap<>();
    for (int seed = FIRST; seed < FIRST + GRAPHS; seed++) {
      RandomGraph graph = new RandomGraph("graph-" + seed, seed);
      graphs.put("graph-" + seed, graph);
      files.put("graph-" + seed + ".yaml", graph.yaml());
    }
    Case all = new Case("random", MemoryTree.of(files), JsonNodeFactory.instance.objectNode());
    Case.Compiled compiled = all.compiled();
    Cluster cluster = Cluster.get();
    for (Manifest manifest : compiled.manifests()) {
      cluster.apply(manifest.yaml(), manifest.namespace());
    }
    List<String> wrong = new ArrayList<>();
    try (ExecutorService runs = Executors.newFixedThreadPool(AT_A_TIME)) {
      Map<String, Future<Seen>> seen = new LinkedHashMap<>();
      graphs.forEach((name, graph) -> {
        PlannedRun run = PlannedRun.of(all, graph.run(name));
        seen.put(name, runs.submit(() -> run.run(cluster, compiled)));
      });
      for (Map.Entry<String, Future<Seen>> each : seen.entrySet()) {
        RandomGraph graph = Objects.requireNonNull(graphs.get(each.getKey()));
        Seen found = each.getValue().get();
        if (!found.ends().equals(graph.ends())
            || !found.result().phase().replace("Error", "Failed").equals(graph.phase())) {
          wrong.add(
              graph.yaml()
                  + "model "
                  + graph.phase()
                  + " "
                  + graph.ends()
                  + "\nargo  "
                  + found.result().phase()
                  + " "
                  + found.ends()
                  + "\n"
                  + found.result().describe());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}

package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.source.MemoryTree;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.validate.Validator;
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
  /** Raised by hand to look for more; each takes about ten seconds of the cluster. */
  private static final int GRAPHS = Integer.getInteger("argosy.graphs", 12);

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
    Case all = compiled(files);
    Cluster cluster = Cluster.get();
    for (Manifest manifest : all.manifests()) {
      cluster.apply(manifest.yaml(), manifest.namespace());
    }
    List<String> wrong = new ArrayList<>();
    try (ExecutorService runs = Executors.newFixedThreadPool(AT_A_TIME)) {
      Map<String, Future<Seen>> seen = new LinkedHashMap<>();
      for (LinkedPipeline pipeline : all.pipelines()) {
        PlannedRun run = new PlannedRun(all, pipeline, all.expect());
        seen.put(pipeline.name(), runs.submit(() -> run.run(cluster)));
      }
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

  private static Case compiled(Map<String, String> files) {
    MemoryTree tree = MemoryTree.of(files);
    return new Case(
        "random",
        value(Validator.validate(tree, Validator.Options.all())).stream()
            .flatMap(p -> p.pipelines().stream())
            .toList(),
        value(Compiler.compile(tree, Compiler.Options.all())),
        TriggerPlan.EMPTY,
        JsonNodeFactory.instance.objectNode());
  }

  private static <T> T value(Outcome<T> outcome) {
    return outcome.value().orElseThrow(() -> new AssertionError(outcome.findings()));
  }
}

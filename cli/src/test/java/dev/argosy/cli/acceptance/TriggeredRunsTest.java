package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.Runs;
import dev.argosy.compile.trigger.Evaluation;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.UpstreamRun;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.schedule.Window;
import dev.argosy.source.SourceFile;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.RunResult;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the {@code expect.yaml} of an example says of runs that upstreams cause, with the test in
 * the place of the agent: upstreams run on the cluster, the plan computes the params from what they
 * gave, and the run with these does what is expected.
 */
@NeedsPart(Part.CLUSTER)
class TriggeredRunsTest {
  @TestFactory
  Stream<DynamicTest> examples() {
    return Stream.of("penguin-dependency", "and-join")
        .map(name -> Case.of(Path.of(System.getProperty("argosy.root"), "examples", name)))
        .flatMap(TriggeredRunsTest::tests);
  }

  /** Of each case those that name upstream runs and say what happens in the run they cause. */
  private static Stream<DynamicTest> tests(Case of) {
    return Stream.of(of.expect().path("run"))
        .flatMap(runs -> Stream.iterate(0, i -> i < runs.size(), i -> i + 1).map(runs::get))
        .filter(run -> run.has("fire") && run.has("steps_run"))
        .map(run ->
            DynamicTest.dynamicTest(
                of.name() + ": " + run.path("name").asText(), () -> check(of.compiled(), run)));
  }

  private static void check(Case.Compiled of, JsonNode expect) {
    Cluster cluster = Cluster.get();
    for (Manifest manifest : of.manifests()) {
      if (manifest.kind().equals("WorkflowTemplate")) {
        cluster.apply(manifest.yaml(), manifest.namespace());
      }
    }
    Map<String, JsonNode> fired = new LinkedHashMap<>();
    expect.path("fire").forEach(f -> fired.put(f.path("as").asText(), f));
    Map<String, UpstreamRun> runs = new LinkedHashMap<>();
    fired.forEach((as, f) -> runs.put(as, upstream(of, cluster, f)));
    for (JsonNode workflow : expect.path("expect_workflows")) {
      downstream(of, cluster, expect, workflow, fired, runs);
    }
  }

  private static UpstreamRun upstream(Case.Compiled of, Cluster cluster, JsonNode fire) {
    PlannedRun plan = plan(of, fire.path("runConfiguration").asText());
    String slot = fire.path("scheduledTime").asText("2026-06-01T00:00:00Z");
    RunResult result = cluster.run(scheduled(workflow(of, plan.pipeline(), Map.of()), slot));
    assertThat(result.phase()).describedAs(result.describe()).isEqualTo("Succeeded");
    Map<String, String> outputs = new LinkedHashMap<>(result.outputs());
    outputs.putAll(result.artifacts());
    return new UpstreamRun(
        result.name(),
        result.name(),
        Instant.parse(slot),
        Objects.requireNonNull(result.startedAt()),
        Objects.requireNonNull(result.finishedAt()),
        outputs);
  }

  private static void downstream(
      Case.Compiled of,
      Cluster cluster,
      JsonNode expect,
      JsonNode workflow,
      Map<String, JsonNode> fired,
      Map<String, UpstreamRun> runs) {
    PlannedRun plan =
        of.triggers().runs().stream()
            .filter(r -> r.namespace().equals(workflow.path("namespace").asText()))
            .findFirst()
            .orElseThrow();
    Map<String, UpstreamRun> joined = new LinkedHashMap<>();
    plan.upstream()
        .forEach((name, u) ->
            fired.forEach((as, f) -> {
              boolean cause = !workflow.has("cause") || workflow.path("cause").asText().equals(as);
              if (cause && f.path("runConfiguration").asText().equals(u.id())) {
                joined.put(name, runs.get(as));
              }
            }));
    assertThat(joined).containsOnlyKeys(plan.upstream().keySet());
    joined.forEach((name, run) -> assertThat(Evaluation.counts(plan, name, run)).isTrue());
    Optional<Window.Span> window =
        plan.window().map(w -> w.of(joined.values().iterator().next().scheduledTime()));
    Evaluation.Params params = Evaluation.params(plan, joined, window);
    assertThat(params.problems()).isEmpty();
    workflow
        .path("params")
        .properties()
        .forEach(e ->
            assertThat(params.arguments()).containsEntry(e.getKey(), expected(e.getValue(), runs)));
    JsonNode told = told(expect);
    RunResult result = cluster.run(workflow(of, plan.pipeline(), params.arguments()));
    LinkedPipeline pipeline = of.pipeline(plan.pipeline());
    Seen seen =
        new Seen(
            result,
            of,
            pipeline,
            new Places(pipeline),
            Map.of(),
            Map.of(),
            Map.of(),
            cluster::artifacts);
    assertThat(Expected.unmet(told, MissingNode.getInstance(), seen))
        .describedAs(seen.result().describe())
        .isEmpty();
  }

  private static PlannedRun plan(Case.Compiled of, String id) {
    return of.triggers().run(id).orElseThrow();
  }

  private static String expected(JsonNode value, Map<String, UpstreamRun> runs) {
    JsonNode key = value.path("key_of");
    return key.isMissingNode()
        ? value.asText()
        : Objects.requireNonNull(
            Objects.requireNonNull(runs.get(key.get(0).asText()))
                .outputs()
                .get(key.get(1).asText()));
  }

  /** What is said of the run itself. */
  private static JsonNode told(JsonNode expect) {
    ObjectNode told = expect.deepCopy();
    told.remove("fire");
    told.remove("expect_workflows");
    return told;
  }

  private static String workflow(Case.Compiled of, String pipeline, Map<String, String> arguments) {
    LinkedPipeline linked = of.pipeline(pipeline);
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    arguments.forEach(given::put);
    return Runs.of(linked, new SourceFile("params", given.toString())).value().orElseThrow().yaml();
  }

  private static String scheduled(String workflow, String slot) {
    ObjectNode object =
        (ObjectNode) Objects.requireNonNull(Serialization.unmarshal(workflow, JsonNode.class));
    ((ObjectNode) object.path("metadata"))
        .putObject("annotations")
        .put("workflows.argoproj.io/scheduled-time", slot);
    return object.toString();
  }
}

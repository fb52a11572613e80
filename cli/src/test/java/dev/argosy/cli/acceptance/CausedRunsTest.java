package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.Runs;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.source.SourceFile;
import dev.argosy.sync.apply.ClusterCalls;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.trigger.ClusterLedgers;
import dev.argosy.sync.trigger.ClusterRuns;
import dev.argosy.sync.trigger.TriggerReport;
import dev.argosy.sync.trigger.Triggers;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.RunResult;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What an {@code expect.yaml} says of runs that others cause, with the agent's triggers on the real
 * cluster: upstreams are fired as their CronWorkflows would, and what is made is made by the agent.
 * Most of it is waiting, beside other classes.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(CasesOnCluster.EXAMPLES)
@NeedsPart(Part.CLUSTER)
class CausedRunsTest {
  private static final Pattern CHANGE = Pattern.compile("change (\\w+)' default to (\\S+) in \\S+");

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> examples() {
    return Stream.of("penguin-dependency", "and-join")
        .map(name -> Case.of(Path.of(System.getProperty("argosy.root"), "examples", name)))
        .map(of -> new Story(of, Cluster.get()))
        .flatMap(Story::tests);
  }

  /** The entries of a case, one after the other: each begins where the one before ended. */
  private static final class Story {
    private final Case of;
    private final Cluster cluster;
    private final String source;
    private final Map<String, RunResult> fired = new LinkedHashMap<>();
    private Case.Compiled compiled;
    private Triggers triggers;

    Story(Case of, Cluster cluster) {
      this.of = of;
      this.cluster = cluster;
      this.source = of.name();
      this.compiled = of.compiled();
      this.triggers = agent();
    }

    Stream<DynamicTest> tests() {
      List<DynamicTest> tests = new ArrayList<>();
      tests.add(DynamicTest.dynamicTest(of.name() + ": at first nothing is started", this::begin));
      of.expect()
          .path("run")
          .forEach(run ->
              tests.add(
                  DynamicTest.dynamicTest(
                      of.name() + ": " + run.path("name").asText(), () -> check(run))));
      return tests.stream();
    }

    private Triggers agent() {
      ClusterCalls calls = new ClusterCalls(cluster.client(), Fence.OPEN);
      return new Triggers(
          new ClusterLedgers(calls, source, "argo"), new ClusterRuns(calls, source));
    }

    /** On a cluster that is kept between two runs of this test, it is as if it were new. */
    private void begin() throws SyncException {
      cluster.client().configMaps().inNamespace("argo").withName("argosy.runs." + source).delete();
      compiled
          .triggers()
          .runs()
          .forEach(r ->
              cluster
                  .client()
                  .genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
                  .inNamespace(r.namespace())
                  .withLabel("argosy.dev/run-configuration")
                  .delete());
      apply();
      assertThat(look().made()).isEmpty();
    }

    private void apply() {
      for (Manifest manifest : compiled.manifests()) {
        if (manifest.kind().equals("WorkflowTemplate")) {
          cluster.apply(owned(manifest.yaml()), manifest.namespace());
        }
      }
    }

    private String owned(String template) {
      GenericKubernetesResource object =
          Serialization.unmarshal(template, GenericKubernetesResource.class);
      object.getMetadata().getLabels().putAll(ClusterObjects.ownership(source));
      return Serialization.asYaml(object);
    }

    private TriggerReport look() throws SyncException {
      return triggers
          .look(Optional.of(new Triggers.Applied(compiled.triggers(), false)))
          .orElseThrow()
          .report();
    }

    private void check(JsonNode run) throws SyncException {
      fire(run.path("fire"));
      act(run.path("do").asText());
      TriggerReport report = look();
      assertThat(report.problems()).isEmpty();
      assertThat(look().made()).isEmpty();
      assertThat(report.made())
          .describedAs("waits: %s", report.waits())
          .hasSize(run.path("expect_new_workflows").asInt(run.path("expect_workflows").size()));
      List<RunResult> ended = new ArrayList<>();
      for (TriggerReport.Made made : report.made()) {
        ended.add(cluster.end(plan(made.configuration()).namespace(), made.name()));
      }
      run.path("expect_workflows").forEach(wanted -> expect(wanted, ended, report));
      if (run.has("steps_run")) {
        ended.forEach(
            result -> assertThat(unmet(run, result)).describedAs(result.describe()).isEmpty());
      }
    }

    /** All at once, as in a cluster; the next look comes when the last has ended. */
    private void fire(JsonNode upstreams) {
      Map<String, CompletableFuture<RunResult>> running = new LinkedHashMap<>();
      upstreams.forEach(f ->
          running.put(f.path("as").asText(), CompletableFuture.supplyAsync(() -> upstream(f))));
      running.forEach((as, result) -> fired.put(as, result.join()));
    }

    private RunResult upstream(JsonNode fire) {
      PlannedRun plan = plan(fire.path("runConfiguration").asText());
      String wanted = fire.path("status").asText("Succeeded");
      LinkedPipeline pipeline = compiled.pipeline(plan.pipeline());
      ObjectNode workflow =
          Objects.requireNonNull(
              Serialization.unmarshal(
                  Runs.of(pipeline, new SourceFile("params", "{}")).value().orElseThrow().yaml(),
                  ObjectNode.class));
      ObjectNode metadata = (ObjectNode) workflow.path("metadata");
      metadata.putObject("labels").put("argosy.dev/run-configuration", plan.name());
      if (fire.has("scheduledTime")) {
        metadata
            .putObject("annotations")
            .put("workflows.argoproj.io/scheduled-time", fire.path("scheduledTime").asText());
      }
      if (wanted.equals("Failed")) {
        ((ObjectNode) workflow.path("spec")).put("activeDeadlineSeconds", 1);
      }
      RunResult result = cluster.run(workflow.toString());
      assertThat(result.phase()).describedAs(result.describe()).isEqualTo(wanted);
      return result;
    }

    private void act(String what) {
      Matcher change = CHANGE.matcher(what);
      if (what.startsWith("restart the agent")) {
        triggers = agent();
      } else if (change.matches()) {
        compiled =
            of.compiled("", Map.of("params." + change.group(1) + ".default", change.group(2)));
        apply();
      } else {
        assertThat(what).isEmpty();
      }
    }

    private void expect(JsonNode wanted, List<RunResult> ended, TriggerReport report) {
      List<Map<String, String>> given = ended.stream().map(this::arguments).toList();
      Map<String, String> params = new LinkedHashMap<>();
      wanted.path("params").properties().forEach(e -> params.put(e.getKey(), text(e.getValue())));
      assertThat(given)
          .describedAs("%s", report.made())
          .anySatisfy(p -> assertThat(p).containsAllEntriesOf(params));
      assertThat(ended)
          .extracting(RunResult::namespace)
          .contains(wanted.path("namespace").asText());
    }

    private Map<String, String> arguments(RunResult run) {
      List<Map<String, String>> parameters =
          cluster
              .client()
              .genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
              .inNamespace(run.namespace())
              .withName(run.name())
              .require()
              .get("spec", "arguments", "parameters");
      Map<String, String> arguments = new LinkedHashMap<>();
      parameters.forEach(p -> arguments.put(p.get("name"), p.get("value")));
      return arguments;
    }

    private String text(JsonNode value) {
      JsonNode key = value.path("key_of");
      return key.isMissingNode()
          ? value.asText()
          : Objects.requireNonNull(
              Objects.requireNonNull(fired.get(key.get(0).asText()))
                  .artifacts()
                  .get(key.get(1).asText()));
    }

    private List<String> unmet(JsonNode run, RunResult result) {
      LinkedPipeline pipeline =
          compiled.pipelines().stream()
              .filter(p -> p.namespace().equals(result.namespace()))
              .findFirst()
              .orElseThrow();
      ObjectNode told = run.deepCopy();
      told.remove(List.of("fire", "expect_workflows", "do"));
      Seen seen =
          new Seen(
              result,
              compiled,
              pipeline,
              new Places(pipeline),
              Map.of(),
              Map.of(),
              Map.of(),
              cluster::artifacts);
      return Expected.unmet(told, MissingNode.getInstance(), seen);
    }

    private PlannedRun plan(String id) {
      return compiled.triggers().run(id).orElseThrow();
    }
  }
}

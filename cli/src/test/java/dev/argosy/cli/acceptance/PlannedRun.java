package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.Runs;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.source.SourceFile;
import dev.argosy.testkit.Answers;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.RunObserver;
import dev.argosy.testkit.RunResult;
import dev.argosy.testkit.SimulatedPods;
import dev.argosy.testkit.Stop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry of {@code run}.
 *
 * @param changes made to the pipeline before it is compiled: what the entry overrides, and the
 *     timeouts of questions that nobody is to answer
 * @param expect the entry
 */
record PlannedRun(Case of, Map<String, String> changes, JsonNode expect) {
  private static final Duration CLAIMS_GONE = Duration.ofMinutes(1);
  private static final String NO_ANSWER = "no-answer-for-48h";
  private static final String SHORTENED = "4s";

  static PlannedRun of(Case of, JsonNode expect) {
    Map<String, String> changes = new TreeMap<>();
    expect.path("override").properties().forEach(e -> changes.put(e.getKey(), text(e.getValue())));
    expect
        .path("answer")
        .properties()
        .forEach(e -> {
          if (e.getValue().asText().equals(NO_ANSWER)) {
            changes.put("steps." + e.getKey() + ".timeout", SHORTENED);
          }
        });
    return new PlannedRun(of, changes, expect);
  }

  /** What was changed is part of the name, so that nobody takes it for what the author wrote. */
  String name() {
    String named = expect.path("name").asText();
    return of.name()
        + ":"
        + spaced(expect.path("environment").asText())
        + spaced(expect.path("pipeline").asText())
        + " "
        + (named.isEmpty() ? expect.path("params") : named)
        + (changes.isEmpty() ? "" : " with " + changes);
  }

  private static String spaced(String text) {
    return text.isEmpty() ? "" : " " + text;
  }

  /** As {@code argo} takes a value: texts as they are, all else as JSON. */
  static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  /** Runs of one way are of the same objects. */
  String way() {
    return of.name() + " " + expect.path("environment").asText() + changes;
  }

  boolean isFirst() {
    return expect.equals(of.expect().path("run").get(0));
  }

  Case.Compiled compiled() {
    return of.compiled(expect.path("environment").asText(), changes);
  }

  /** Makes the run, on templates that are there already, and waits for its end. */
  Seen run(Cluster cluster, Case.Compiled compiled) {
    LinkedPipeline pipeline = compiled.pipeline(expect.path("pipeline").asText());
    Map<String, Seen.Claim> claims = new TreeMap<>();
    Places places = new Places(pipeline);
    PodSpecs pods = new PodSpecs(cluster);
    RunObserver observer =
        answers(cluster)
            .and(now -> claims.putAll(claims(cluster, now)))
            .and(of.expect().has("pods") ? pods : now -> {});
    if (expect.has("stop")) {
      observer = observer.and(new Stop(cluster, expect.get("stop").asText()));
    }
    if (expect.has("inject")) observer = observer.and(simulated(cluster, places));
    RunResult result = cluster.run(workflow(compiled, pipeline), Cluster.TIMEOUT, observer);
    if (expect.has("claims_after") && !claims.isEmpty()) {
      cluster.awaitNoClaims(result.namespace(), CLAIMS_GONE);
    }
    return new Seen(
        result,
        compiled,
        pipeline,
        places,
        claims,
        pods.byNode(),
        ClusterObjects.taken(cluster, expect.path("cluster_after"), compiled),
        cluster::artifacts);
  }

  private String workflow(Case.Compiled compiled, LinkedPipeline pipeline) {
    JsonNode params = expect.path("params");
    Outcome<Manifest> workflow =
        Runs.of(
            pipeline, new SourceFile("params", params.isMissingNode() ? "{}" : params.toString()));
    Manifest made =
        workflow.value().orElseThrow(() -> new AssertionError(name() + ": " + workflow.findings()));
    StringBuilder yaml = new StringBuilder(compiled.yaml(made));
    if (expect.has("inject")) yaml.append("  schedulerName: " + SimulatedPods.SCHEDULER + "\n");
    if (SmallNode.isTooSmallFor(compiled.manifests())) yaml.append(SmallNode.PATCH);
    return yaml.toString();
  }

  private Answers answers(Cluster cluster) {
    Map<String, Map<String, String>> answers = new LinkedHashMap<>();
    expect
        .path("answer")
        .properties()
        .forEach(step -> {
          if (step.getValue().isObject()) {
            Map<String, String> values = new LinkedHashMap<>();
            step.getValue()
                .properties()
                .forEach(value -> values.put(value.getKey(), text(value.getValue())));
            answers.put(step.getKey(), values);
          }
        });
    return new Answers(cluster, answers);
  }

  private SimulatedPods simulated(Cluster cluster, Places places) {
    Injection injection = Injection.of(expect.get("inject"));
    return new SimulatedPods(
        cluster, path -> places.of(path).flatMap(place -> injection.result(place.name())));
  }

  private static Map<String, Seen.Claim> claims(Cluster cluster, RunResult run) {
    Map<String, Seen.Claim> claims = new TreeMap<>();
    cluster.claims(run.namespace()).stream()
        .filter(c -> c.getMetadata().getName().startsWith(run.name() + "-"))
        .forEach(c ->
            claims.put(
                c.getMetadata().getName().substring(run.name().length()),
                new Seen.Claim(
                    String.valueOf(c.getSpec().getResources().getRequests().get("storage")),
                    c.getSpec().getAccessModes())));
    return claims;
  }
}

package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.Runs;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.source.SourceFile;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.RunResult;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry of {@code run}.
 *
 * @param expect the entry
 */
record PlannedRun(Case of, LinkedPipeline pipeline, JsonNode expect) {
  private static final Duration CLAIMS_GONE = Duration.ofMinutes(1);

  String name() {
    return of.name() + ": " + pipeline.name() + " " + expect.path("params");
  }

  /** Makes the run, on templates that are there already, and waits for its end. */
  Seen run(Cluster cluster) {
    Map<String, Seen.Claim> claims = new TreeMap<>();
    RunResult result =
        cluster.run(workflow(), Cluster.TIMEOUT, now -> claims.putAll(claims(cluster, now)));
    if (expect.has("claims_after") && !claims.isEmpty()) {
      cluster.awaitNoClaims(result.namespace(), CLAIMS_GONE);
    }
    return new Seen(result, new Places(pipeline), claims);
  }

  private String workflow() {
    JsonNode params = expect.path("params");
    Outcome<Manifest> workflow =
        Runs.of(
            pipeline, new SourceFile("params", params.isMissingNode() ? "{}" : params.toString()));
    return workflow
        .value()
        .orElseThrow(() -> new AssertionError(name() + ": " + workflow.findings()))
        .yaml();
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

package dev.argosy.testkit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file of {@code behaviour/}: templates it uses, one Workflow, and what must come out ({@link
 * Expectation}).
 *
 * @param name the file's, and the workflow's
 */
record Behaviour(String name, List<String> templates, String workflow, Expectation expected) {

  /**
   * What was seen of a run, with the sizes of the claims that it made; all of them are gone after
   * it.
   */
  record Seen(RunResult run, Map<String, String> claims) {}

  static Behaviour of(Path file) {
    try {
      List<String> documents =
          new ArrayList<>(Arrays.asList(Files.readString(file).split("\n---\n")));
      Expectation expected =
          new Expectation(
              requireNonNull(Serialization.unmarshal(documents.removeLast(), JsonNode.class)));
      String workflow = documents.removeLast();
      return new Behaviour(
          file.getFileName().toString().replace(".yaml", ""), documents, workflow, expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Seen run(Cluster cluster) {
    templates.forEach(template -> cluster.apply(template, "argo"));
    Map<String, String> claims = new ConcurrentHashMap<>();
    RunResult run =
        cluster.run(workflow, Cluster.TIMEOUT, now -> claims.putAll(claims(cluster, now)));
    if (!claims.isEmpty()) cluster.awaitNoClaims(run.namespace(), Duration.ofMinutes(1));
    return new Seen(run, claims);
  }

  private static Map<String, String> claims(Cluster cluster, RunResult run) {
    Map<String, String> sizes = new ConcurrentHashMap<>();
    cluster.claims(run.namespace()).stream()
        .filter(c -> c.getMetadata().getName().startsWith(run.name()))
        .forEach(c ->
            sizes.put(
                c.getMetadata().getName(),
                String.valueOf(c.getSpec().getResources().getRequests().get("storage"))));
    return sizes;
  }
}

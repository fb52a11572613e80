package dev.argosy.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.cli.ByHand;
import dev.argosy.cli.Pipelines;
import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Start and end of a schedule are what Argo's controller obeys, and what it started outlives its
 * schedule, though Kubernetes collects garbage; takes up to a minute and a half.
 */
@Execution(ExecutionMode.CONCURRENT)
@NeedsPart(Part.CLUSTER)
class SchedulesTest {
  private static final String NAMESPACE = "schedules-test";
  private static final Duration PATIENCE = Duration.ofSeconds(85);
  private static final String HOSTILE = "a \"b\" 'c' \\ $$ $(X) é😀\n: # - y";

  private static final String PROJECT =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: waits, namespace: schedules-test}
      spec:
        params: {text: string}
        steps:
          wait: {container: {image: "alpine:3.20", command: [sleep, "90"]}}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: now, namespace: schedules-test}
      spec:
        pipeline: waits
        params: {text: "a \\"b\\" 'c' \\\\ $$ $(X) é😀\\n: # - y"}
        triggers:
          schedules:
            - {cron: "* * * * *", start: 2026-01-01T00:00:00Z, end: 2199-01-01T00:00:00Z}
          onChange: [pipeline]
        concurrencyPolicy: Forbid
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: later, namespace: schedules-test}
      spec:
        pipeline: waits
        params: {text: x}
        triggers: {schedules: [{cron: "* * * * *", start: 2199-01-01T00:00:00Z}]}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: ended, namespace: schedules-test}
      spec:
        pipeline: waits
        params: {text: x}
        triggers: {schedules: [{cron: "* * * * *", end: 2026-01-01T00:00:00Z}]}
      """;

  @AfterAll
  static void remove() {
    Cluster.get().client().namespaces().withName(NAMESPACE).delete();
  }

  @TempDir private Path folder;

  private static void sync(Pipelines pipelines, String project)
      throws IOException, InterruptedException {
    pipelines.commit(project);
    ByHand run =
        ByHand.argosy(
            pipelines.folder(),
            "sync",
            "--name=schedules",
            "--target=cluster",
            "--namespace=" + NAMESPACE,
            "--kubeconfig=../kubeconfig");
    assertThat(run.code()).describedAs(run.err()).isZero();
  }

  @Test
  void onlyWhatHasStartedAndNotEndedFiresAndRunsOnWhenItsScheduleIsRenamed() throws Exception {
    Cluster cluster = Cluster.get();
    cluster.ensureNamespace(NAMESPACE);
    Files.writeString(folder.resolve("kubeconfig"), cluster.kubeconfig());
    Pipelines pipelines = Pipelines.in(folder);
    sync(pipelines, PROJECT);
    Instant end = Instant.now().plus(PATIENCE);
    while (workflows(cluster).isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(500);
    }
    Thread.sleep(2000); // all three are looked at within the same second
    assertThat(workflows(cluster))
        .singleElement()
        .satisfies(w -> {
          assertThat(w.getMetadata().getName()).startsWith("now-");
          assertThat(w.getMetadata().getLabels())
              .containsEntry("argosy.dev/run-configuration", "now");
          Object text = w.get("spec", "arguments", "parameters", 0, "value");
          assertThat(text).isEqualTo(HOSTILE);
          Object mutex = w.get("spec", "synchronization", "mutexes", 0, "name");
          assertThat(mutex).isEqualTo("argosy-now");
          assertThat(w.getMetadata().getOwnerReferences()).hasSize(1);
        });
    sync(pipelines, PROJECT.replace("{name: now,", "{name: today,"));
    while (crons(cluster).contains("now") && Instant.now().isBefore(end.plus(PATIENCE))) {
      Thread.sleep(200);
    }
    assertThat(crons(cluster)).contains("today").doesNotContain("now");
    assertThat(workflows(cluster))
        .filteredOn(w -> w.getMetadata().getName().startsWith("now-"))
        .singleElement()
        .satisfies(w -> {
          assertThat(w.getMetadata().getOwnerReferences()).as("nobody's any more").isEmpty();
          assertThat(w.getMetadata().getDeletionTimestamp()).isNull();
          String phase = w.get("status", "phase");
          assertThat(phase).isEqualTo("Running");
        });
  }

  private static List<String> crons(Cluster cluster) {
    return cluster
        .client()
        .genericKubernetesResources("argoproj.io/v1alpha1", "CronWorkflow")
        .inNamespace(NAMESPACE)
        .list()
        .getItems()
        .stream()
        .map(cron -> cron.getMetadata().getName())
        .toList();
  }

  private static List<GenericKubernetesResource> workflows(Cluster cluster) {
    return Objects.requireNonNull(
        cluster
            .client()
            .genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
            .inNamespace(NAMESPACE)
            .list()
            .getItems());
  }
}

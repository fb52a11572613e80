package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.Cluster;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user does, once: clone, edit, a hook that refuses a mistake, commit, push; the agent
 * applies, the change starts a run, and that run starts the next.
 */
@NeedsPart(Part.CLUSTER)
class WholePathTest {
  private static final String NAMESPACE = "whole-path";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String PIPELINES =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: clean, namespace: whole-path}
      spec:
        steps:
          count: {python: {image: "python:3.12", source: "def count(): return %s"}, outputs: {rows: integer}}
        outputs: {rows: "${{ steps.count.outputs.rows }}"}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: clean, namespace: whole-path}
      spec: {pipeline: clean, triggers: {onChange: [pipeline]}}
      ---
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: train, namespace: whole-path}
      spec:
        params: {rows: integer}
        steps:
          fit: {container: {image: "alpine:3.20", command: [echo], args: ["${{ params.rows }}"]}}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: train, namespace: whole-path}
      spec:
        pipeline: train
        params: {rows: "${{ upstream.clean.outputs.rows }}"}
        triggers: {upstream: {clean: clean}}
      """;

  @TempDir private Path temporary;

  @Test
  void fromAnEditToTheRunOfARun() throws Exception {
    Tools.require("git", "python3");
    Path origin = temporary.resolve("origin.git");
    Program.in(temporary).must("git", "init", "-q", "--bare", "-b", "main", origin.toString());
    Program.in(temporary).must("git", "clone", "-q", origin.toString(), "work");
    Path work = temporary.resolve("work");
    Program git = Program.in(work);
    git.must("git", "config", "user.name", "test");
    git.must("git", "config", "user.email", "test@example.com");
    hook(work);
    write(work, "7");
    git.must("git", "add", "-A");
    git.must("git", "commit", "-q", "-m", "two pipelines");
    git.must("git", "push", "-q", "origin", "main");
    forgetEarlier();
    Files.writeString(temporary.resolve("kubeconfig"), Cluster.get().kubeconfig());
    try (Program.Started agent = agent(origin)) {
      await("synced", agent, () -> agent.text().contains("synced"));
      assertThat(runs()).isEmpty();

      Files.writeString(
          work.resolve("a.yaml"), PIPELINES.formatted("8").replace("outputs.rows", "outputs.row"));
      git.must("git", "add", "-A");
      Run refused = git.run("git", "commit", "-q", "-m", "a mistake");
      assertThat(refused.code()).isNotZero();
      assertThat(refused.text()).contains("a.yaml:").contains("did you mean 'rows'?");

      write(work, "8");
      git.must("git", "add", "-A");
      git.must("git", "commit", "-q", "-m", "eight rows");
      git.must("git", "push", "-q", "origin", "main");
      await("a run of the change", agent, () -> ended("clean") == 1);
      await("a run of that run", agent, () -> ended("train") == 1);
      assertThat(runs()).hasSize(2).allMatch(WholePathTest::succeeded);
    }
    Run listed =
        Run.argosy(temporary, "runs", "--kubeconfig", "kubeconfig", "--namespace", NAMESPACE);
    assertThat(listed.out()).contains("change of clean (version ", "upstream clean=clean-");
  }

  private void hook(Path work) throws IOException, InterruptedException {
    Path validate = temporary.resolve("validate");
    Files.writeString(
        validate,
        "#!/bin/sh\nexec '%s' -cp '%s' dev.argosy.cli.Main validate \"$@\"\n"
            .formatted(java(), System.getProperty("java.class.path")));
    assertThat(validate.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        work.resolve(".pre-commit-config.yaml"),
        """
        repos:
        - repo: local
          hooks:
          - {id: argosy, name: argosy, language: system, entry: '%s', files: '^a[.]yaml$', require_serial: true}
        """
            .formatted(validate));
    Program.in(work).must(PreCommitTest.installed().toString(), "install");
  }

  private static void write(Path work, String rows) throws IOException {
    Files.writeString(work.resolve("a.yaml"), PIPELINES.formatted(rows.strip()));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Program.Started agent(Path origin) throws IOException {
    return Program.in(temporary)
        .start(
            java(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.argosy.cli.Main",
            "agent",
            origin.toString(),
            "--name",
            NAMESPACE,
            "--target",
            "cluster",
            "--namespace",
            NAMESPACE,
            "--kubeconfig",
            temporary.resolve("kubeconfig").toString(),
            "--interval",
            "1");
  }

  /** On a cluster that is kept between two runs of this test, it is as if it were new. */
  private static void forgetEarlier() {
    Cluster cluster = Cluster.get();
    cluster.ensureNamespace(NAMESPACE);
    cluster.client().configMaps().inNamespace(NAMESPACE).withLabel("argosy.dev/source").delete();
    for (String kind : List.of("Workflow", "WorkflowTemplate")) {
      cluster
          .client()
          .genericKubernetesResources("argoproj.io/v1alpha1", kind)
          .inNamespace(NAMESPACE)
          .delete();
    }
  }

  private static List<GenericKubernetesResource> runs() {
    return Cluster.get()
        .client()
        .genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
        .inNamespace(NAMESPACE)
        .list()
        .getItems();
  }

  private static boolean succeeded(GenericKubernetesResource run) {
    return "Succeeded".equals(run.get("status", "phase"));
  }

  private static long ended(String configuration) {
    return runs().stream()
        .filter(run ->
            configuration.equals(run.getMetadata().getLabels().get("argosy.dev/run-configuration")))
        .filter(WholePathTest::succeeded)
        .count();
  }

  private interface Fact {
    boolean holds();
  }

  private static void await(String what, Program.Started agent, Fact fact)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!fact.holds()) {
      assertThat(System.nanoTime())
          .describedAs("%s; the agent says:%n%s", what, agent.text())
          .isLessThan(until);
      Thread.sleep(500);
    }
  }
}

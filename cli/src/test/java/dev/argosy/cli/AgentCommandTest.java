package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own: it follows a repository until it is asked to stop. */
class AgentCommandTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: hello, namespace: ml}
      spec:
        steps:
          hello: {container: {image: "alpine:3.20", command: [echo, %s]}}
      """;

  @TempDir private Path temporary;
  private Path repository = Path.of("");

  @BeforeEach
  void repository() throws IOException, InterruptedException {
    Tools.require("git");
    repository = Files.createDirectories(temporary.resolve("pipelines"));
    Program program = Program.in(repository);
    program.must("git", "init", "-q", "-b", "main");
    program.must("git", "config", "user.name", "test");
    program.must("git", "config", "user.email", "test@example.com");
  }

  private void commit(String text) throws IOException, InterruptedException {
    Files.writeString(repository.resolve("pipeline.yaml"), text);
    Program.in(repository).must("git", "add", "-A");
    Program.in(repository).must("git", "commit", "-q", "-m", "x");
  }

  private Program.Started agent() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Program.in(repository)
        .start(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.argosy.cli.Main",
            "agent",
            "--target",
            "dir:" + temporary.resolve("out"),
            "--interval",
            "1");
  }

  private Program.Started agentOf(String namespace) throws IOException {
    Files.writeString(temporary.resolve("kubeconfig"), ApiServer.get().kubeconfig());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Program.in(repository)
        .start(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.argosy.cli.Main",
            "agent",
            "--kubeconfig",
            temporary.resolve("kubeconfig").toString(),
            "--namespaces",
            namespace);
  }

  private String manifest() throws IOException {
    Path file = temporary.resolve("out/ml/workflowtemplate-hello.yaml");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Program.Started agent, Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.holds()) {
      assertThat(agent.process().isAlive()).as(Files.readString(agent.err())).isTrue();
      assertThat(System.nanoTime()).as(Files.readString(agent.err())).isLessThan(end);
      Thread.sleep(100);
    }
  }

  @Test
  void itFollowsCommitsHoldsABrokenOneAndStopsAtOnce() throws Exception {
    commit(PIPELINE.formatted("one"));
    Program.Started agent = agent();
    try {
      await(agent, () -> manifest().contains("[echo, one]"));
      commit(PIPELINE.formatted("two").replace("image:", "imag:"));
      await(agent, () -> Files.readString(agent.err()).contains("held: nothing was written"));
      assertThat(Files.readString(agent.err())).contains("unknown key 'imag'");
      assertThat(manifest()).contains("[echo, one]");
      commit(PIPELINE.formatted("three"));
      await(agent, () -> manifest().contains("[echo, three]"));
    } finally {
      agent.process().destroy();
    }
    assertThat(agent.process().waitFor(10, TimeUnit.SECONDS))
        .as("stops before a pod would be killed: %s", Files.readString(agent.err()))
        .isTrue();
    assertThat(Files.readString(agent.out())).isEmpty();
    assertThat(Files.readString(agent.err())).contains("stopped").doesNotContain("next look");
  }

  @Test
  @NeedsPart(Part.API_SERVER)
  void withoutARepositoryItServesWhatIsDeclaredInTheCluster() throws Exception {
    String namespace = ApiServer.get().newNamespace();
    Kubectl.run(
        "apply",
        "--server-side",
        "-f",
        Path.of(System.getProperty("argosy.root"), "deploy", "crd.yaml").toString());
    Kubectl.run("wait", "--for=condition=Established", "crd/syncs.argosy.dev", "--timeout=60s");
    Program.Started agent = agentOf(namespace);
    try {
      String sync =
          Files.readString(Path.of(System.getProperty("argosy.root"), "deploy", "sync.yaml"));
      Path file = Files.writeString(temporary.resolve("sync.yaml"), sync);
      Kubectl.run("apply", "--validate=strict", "-n", namespace, "-f", file.toString());
      await(
          agent,
          () -> Kubectl.run("get", "syncs", "-n", namespace).contains("Secret 'git' of namespace"));
    } finally {
      agent.process().destroy();
    }
    assertThat(agent.process().waitFor(20, TimeUnit.SECONDS))
        .as("stops before a pod would be killed: %s", Files.readString(agent.err()))
        .isTrue();
    assertThat(Files.readString(agent.err())).contains("stopped").doesNotContain("\tat ");
  }

  @Test
  void optionsThatASyncSaysItselfAreRefusedWithoutATarget() {
    Run ref = Run.argosy(new FakeEngine(), repository, new byte[0], "agent", "--ref", "main");
    assertThat(ref.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ref.err()).contains("--ref goes with --target");
    Run alone = Run.argosy(new FakeEngine(), repository, new byte[0], "agent", ".");
    assertThat(alone.code()).isEqualTo(ExitCode.USAGE);
    assertThat(alone.err()).contains("Missing required option: '--target=cluster|dir:PATH'");
    Run soon =
        Run.argosy(
            new FakeEngine(),
            repository,
            new byte[0],
            "agent",
            "--target",
            "dir:out",
            "--interval",
            "soon");
    assertThat(soon.code()).isEqualTo(ExitCode.USAGE);
    assertThat(soon.err()).contains("'soon' is not a time of at least 1s");
  }
}

package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own: it follows a repository until it is asked to stop. */
class AgentCommandTest {
  @TempDir private Path temporary;
  private Pipelines pipelines;

  @BeforeEach
  void repository() throws IOException, InterruptedException {
    pipelines = Pipelines.in(temporary);
  }

  private AgentProcess agent(String... arguments) throws IOException {
    return AgentProcess.of(Program.in(pipelines.folder()), arguments);
  }

  private String manifest() throws IOException {
    Path file = temporary.resolve("out/ml/workflowtemplate-hello.yaml");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void itFollowsCommitsHoldsABrokenOneAndStopsAtOnce() throws Exception {
    pipelines.commit(Pipelines.hello("ml", "one"));
    try (AgentProcess agent =
        agent("--target", "dir:" + temporary.resolve("out"), "--interval", "1")) {
      agent.await(() -> manifest().contains("[echo, one]"));
      pipelines.commit(Pipelines.hello("ml", "two").replace("image:", "imag:"));
      agent.await(() -> agent.log().contains("held: nothing was written"));
      assertThat(agent.log()).contains("unknown key 'imag'");
      assertThat(manifest()).contains("[echo, one]");
      pipelines.commit(Pipelines.hello("ml", "three"));
      agent.await(() -> manifest().contains("[echo, three]"));
      agent.stop();
      assertThat(Files.readString(agent.started().out())).isEmpty();
      assertThat(agent.log()).contains("stopped").doesNotContain("next look");
    }
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
    Path kubeconfig = temporary.resolve("kubeconfig");
    Files.writeString(kubeconfig, ShippedRole.in(namespace));
    try (AgentProcess agent = agent("--kubeconfig", kubeconfig.toString())) {
      String sync =
          Files.readString(Path.of(System.getProperty("argosy.root"), "deploy", "sync.yaml"));
      Path file = Files.writeString(temporary.resolve("sync.yaml"), sync);
      Kubectl.run("apply", "--validate=strict", "-n", namespace, "-f", file.toString());
      agent.await(
          () -> Kubectl.run("get", "syncs", "-n", namespace).contains("Secret 'git' of namespace"));
      agent.stop();
      assertThat(agent.log()).contains("stopped").doesNotContain("\tat ");
    }
  }

  @Test
  void optionsThatASyncSaysItselfAreRefusedWithoutATarget() {
    Run ref =
        Run.argosy(new FakeEngine(), pipelines.folder(), new byte[0], "agent", "--ref", "main");
    assertThat(ref.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ref.err()).contains("--ref goes with --target");
    Run alone = Run.argosy(new FakeEngine(), pipelines.folder(), new byte[0], "agent", ".");
    assertThat(alone.code()).isEqualTo(ExitCode.USAGE);
    assertThat(alone.err()).contains("Missing required option: '--target=cluster|dir:PATH'");
    Run soon =
        Run.argosy(
            new FakeEngine(),
            pipelines.folder(),
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

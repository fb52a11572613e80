package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real repository, synced to a real API server by the command line. */
@NeedsPart(Part.API_SERVER)
class ClusterSyncTest {
  @TempDir private Path temporary;
  private Pipelines pipelines;
  private String namespace = "";

  @BeforeEach
  void repository() throws IOException, InterruptedException {
    namespace = ApiServer.get().newNamespace();
    Files.writeString(temporary.resolve("kubeconfig"), ShippedRole.in(namespace));
    pipelines = Pipelines.in(temporary);
    commit(Pipelines.hello(namespace, "one"));
  }

  private void commit(String text) throws IOException, InterruptedException {
    pipelines.commit(text);
  }

  private Run sync(String... more) {
    List<String> args =
        new ArrayList<>(List.of("sync", "--target", "cluster", "--namespace", namespace));
    args.addAll(List.of(more));
    return Run.argosy(pipelines.folder(), args.toArray(String[]::new));
  }

  @Test
  void aCommitIsAppliedOnceAndABrokenOneIsHeld() throws Exception {
    Run first = sync("--kubeconfig", "../kubeconfig");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err())
        .contains("create WorkflowTemplate " + namespace + "/hello", ": 1 changes");
    Run again = sync("--kubeconfig", "../kubeconfig");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains(": 0 changes").doesNotContain("create ", "update ");
    commit(Pipelines.hello(namespace, "two").replace("image:", "imag:"));
    Run held = sync("--kubeconfig", "../kubeconfig");
    assertThat(held.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(held.err())
        .contains("unknown key 'imag'", "[source-held]", "held: nothing was written");
    commit(Pipelines.hello(namespace, "one"));
    assertThat(sync("--kubeconfig", "../kubeconfig").err()).contains(": 0 changes");
  }

  @Test
  void aTemplateThatARunStillNeedsIsShownAsHeld() throws Exception {
    sync("--kubeconfig", "../kubeconfig");
    ApiServer.get()
        .apply(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {name: by-hand}
            spec: {workflowTemplateRef: {name: hello}}
            """,
            namespace);
    commit(Pipelines.hello(namespace, "one").replace("name: hello,", "name: other,"));
    Run run = sync("--kubeconfig", "../kubeconfig");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "hold WorkflowTemplate " + namespace + "/hello: Workflow 'by-hand' still runs with it");
  }

  @Test
  void aServerThatIsNotThereIsSaid() throws Exception {
    String down =
        ApiServer.get().kubeconfig().replaceAll("server: .*", "server: https://127.0.0.1:1");
    Files.writeString(temporary.resolve("down"), down);
    Run run = sync("--kubeconfig", "../down");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.INTERNAL);
    assertThat(run.err())
        .contains(
            "the API server cannot be reached: connection refused [target-unreachable]",
            "failed: what was applied before stays")
        .doesNotContain("\tat ");
  }

  @Test
  void aKubeconfigThatIsMissingOrNoneIsSaid() throws Exception {
    Run missing = sync("--kubeconfig", "nowhere");
    assertThat(missing.code()).isEqualTo(ExitCode.INTERNAL);
    assertThat(missing.err())
        .contains("nowhere: is not a file that can be read [sync-option]")
        .doesNotContain("\tat ");
    Files.writeString(pipelines.folder().resolve("text"), "clusters: [");
    Run none = sync("--kubeconfig", "text");
    assertThat(none.code()).isEqualTo(ExitCode.INTERNAL);
    assertThat(none.err()).contains("is not a kubeconfig", "[sync-option]").doesNotContain("\tat ");
  }
}

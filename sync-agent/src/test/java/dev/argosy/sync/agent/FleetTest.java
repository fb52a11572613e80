package dev.argosy.sync.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Await;
import dev.argosy.sync.Samples;
import dev.argosy.sync.Trigger;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Syncs come, rest, change and go. */
@NeedsPart(Part.API_SERVER)
class FleetTest extends FleetTrial {
  @Test
  void aSyncIsServedAndSaysSoAndALookWithoutNewsWritesNothing() {
    String commit = commit("busybox:1");
    declare("ml", "");
    await("ml", "Synced"::equals);
    assertThat(template("train").orElseThrow().getMetadata().getLabels())
        .containsEntry("argosy.dev/source", namespace + ".ml");
    assertThat(status("ml", "/lastAppliedCommit")).isEqualTo(commit);
    assertThat(status("ml", "/observedGeneration")).isEqualTo("1");
    assertThat(status("ml", "/inventory/workflowTemplates")).isEqualTo("1");
    assertThat(condition("ml", "Ready", "status")).isEqualTo("True");
    assertThat(condition("ml", "Stalled", "status")).isEmpty();
    assertThat(Kubectl.run("get", "syncs", "-n", namespace))
        .containsPattern("NAME +READY +REASON +COMMIT +AGE +OBJECTS +MESSAGE")
        .containsPattern(
            "ml +True +Synced +" + commit.substring(0, 12) + " +[0-9]+s +1 +as in commit ");
    annotate("ml", "argosy.dev/reconcile", "1");
    Await.until(LONG, "handled", () -> status("ml", "/lastHandledRequest").equals("1"));
    String version = sync("ml").getMetadata().getResourceVersion();
    fleet.syncs().get(0).wake(Trigger.DRIFT, List.of());
    pause(Duration.ofSeconds(3));
    assertThat(sync("ml").getMetadata().getResourceVersion()).isEqualTo(version);
  }

  @Test
  void whatHangsHoldsNobodyElse() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      declare("hangs", "https://127.0.0.1:" + silent.getLocalPort() + "/repo.git", "");
      declare("good", "");
      await("good", "Synced"::equals);
      assertThat(condition("hangs", "Ready", "status")).isEmpty();
    }
    await("hangs", reason -> !reason.isEmpty());
    assertThat(condition("hangs", "Reconciling", "status")).isEqualTo("True");
  }

  @Test
  void aSuspendedSyncRestsUntilItIsResumed() {
    declare("ml", "");
    await("ml", "Synced"::equals);
    declare("ml", "suspend: true\n");
    Await.until(LONG, "suspended", () -> condition("ml", "Suspended", "status").equals("True"));
    assertThat(status("ml", "/observedGeneration")).isEqualTo("2");
    assertThat(condition("ml", "Ready", "status")).isEqualTo("True");
    assertThat(fleet.syncs()).isEmpty();
    commit("busybox:2");
    declare("ml", "suspend: false\n");
    Await.until(LONG, "the new commit", () -> runs("busybox:2"));
    Await.until(
        LONG, "no longer suspended", () -> condition("ml", "Suspended", "status").isEmpty());
  }

  @Test
  void whatADeletedSyncAppliedStaysUnlessItSaysOtherwise() {
    declare("keeps", "");
    await("keeps", "Synced"::equals);
    Kubectl.run("delete", "syncs", "keeps", "-n", namespace);
    Await.until(LONG, "no worker", () -> fleet.syncs().isEmpty());
    assertThat(template("train")).isPresent();
    client
        .genericKubernetesResources("argoproj.io/v1alpha1", "WorkflowTemplate")
        .inNamespace(namespace)
        .delete();
    declare("removes", "deletionPolicy: Delete\n");
    await("removes", "Synced"::equals);
    Await.until(
        LONG,
        "guarded",
        () -> sync("removes").getMetadata().getFinalizers().contains("argosy.dev/prune"));
    Kubectl.run("delete", "syncs", "removes", "-n", namespace, "--timeout=60s");
    assertThat(template("train")).isEmpty();
  }

  @Test
  void twentyAtOnceAreServedAndEachOwnsItsOwn() {
    for (int i = 0; i < 20; i++) {
      String name = "s" + i;
      repo.commit(
          "refs/heads/" + name,
          Map.of("a.yaml", Samples.template(namespace, name, "busybox:1").yaml()));
      declare(
          name,
          "repository: {url: \"" + server.url("127.0.0.1") + "\", ref: {branch: " + name + "}}\n");
    }
    for (int i = 0; i < 20; i++) {
      await("s" + i, "Synced"::equals);
      assertThat(template("s" + i).orElseThrow().getMetadata().getLabels())
          .containsEntry("argosy.dev/source", namespace + ".s" + i);
    }
    assertThat(fleet.syncs()).hasSize(20);
  }

  @Test
  void aDefinitionThatIsInstalledLaterIsFound() throws Exception {
    fleet.stop(Duration.ofSeconds(10));
    SyncDefinition.remove(client);
    fleet = fleet();
    fleet.start();
    Await.until(
        LONG,
        () -> fleet.missing().toString(),
        () -> fleet.missing().toString().contains("the cluster does not know them"));
    SyncDefinition.install(client);
    declare("ml", "");
    await("ml", "Synced"::equals);
    assertThat(fleet.missing()).isEmpty();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

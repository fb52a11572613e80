package dev.argosy.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.ClusterCalls;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NeedsPart(Part.API_SERVER)
class ClusterRunsTest extends RunsContract {
  private final String namespace = ApiServer.get().newNamespace();
  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(Config.fromKubeconfig(ShippedRole.in(namespace)))
          .build();

  @AfterEach
  void close() {
    client.close();
  }

  private ClusterCalls calls() {
    return new ClusterCalls(client, Fence.OPEN);
  }

  @Override
  RunStore store() {
    return new ClusterRuns(calls(), "s");
  }

  @Override
  Ledgers ledgers() {
    return new ClusterLedgers(calls(), "s", namespace);
  }

  @Override
  String namespace() {
    return namespace;
  }

  @Test
  void aNameThatSomebodyElseTookIsRefused() throws SyncException {
    new ClusterRuns(calls(), "another").make(run("m"));
    SyncException refused = catchThrowableOfType(SyncException.class, () -> store().make(run("m")));
    assertThat(refused.problems()).extracting(Problem::code).containsExactly(Code.OBJECT_FOREIGN);
    assertThat(refused).hasMessageContaining("the sync 'another'");
  }

  /** Else what is seen and what is damaged would be one, and everything would start again. */
  @Test
  void aDamagedMemoryIsNotAnEmptyOne() throws SyncException {
    ledgers()
        .write(
            new Ledger(new dev.argosy.compile.trigger.TriggerPlan(java.util.List.of()), Map.of()),
            "");
    KubernetesClient admin = ApiServer.get().client();
    ConfigMap map = admin.configMaps().inNamespace(namespace).withName("argosy.runs.s").get();
    map.setBinaryData(Map.of("ledger.json.gz", "H4sIAAAA"));
    admin.configMaps().inNamespace(namespace).resource(map).update();
    SyncException refused = catchThrowableOfType(SyncException.class, () -> ledgers().read());
    assertThat(refused.problems()).extracting(Problem::code).containsExactly(Code.TARGET_BROKEN);
  }
}

package dev.argosy.sync.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract and more, on a real API server. */
@NeedsPart(Part.API_SERVER)
class ClusterLeaseTest extends LeaseContract {
  private String namespace = "";
  private LeaseStore store = new MemoryLease();

  @BeforeEach
  void open() {
    namespace = ApiServer.get().newNamespace();
    store = new ClusterLease(client(ShippedRole.in(namespace)), namespace, "agent");
  }

  @AfterEach
  void close() {
    store.close();
  }

  static KubernetesClient client(String kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig);
    config.setRequestRetryBackoffLimit(0);
    config.setRequestTimeout(2_000);
    config.setConnectionTimeout(2_000);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  @Override
  LeaseStore store() {
    return store;
  }

  private Resource<Lease> lease() {
    return ApiServer.get().client().leases().inNamespace(namespace).withName("agent");
  }

  @Test
  void whatOthersNotedOnTheLeaseStays() throws Exception {
    var first =
        store
            .write(Claim.NONE.takenBy("a", Instant.EPOCH, Duration.ofSeconds(30)), "")
            .orElseThrow();
    lease()
        .edit(live -> {
          live.getMetadata().setLabels(Map.of("team", "ml"));
          return live;
        });
    assertThat(store.write(first.claim(), first.version())).as("it has changed").isEmpty();
    var now = store.read();
    assertThat(store.write(now.claim().released(Instant.EPOCH), now.version())).isPresent();
    assertThat(lease().get().getMetadata().getLabels()).containsEntry("team", "ml");
    assertThat(lease().get().getSpec().getHolderIdentity()).isEmpty();
  }

  @Test
  void aLeaseThatSomebodyDeletedIsNotWrittenByItsOldVersion() throws Exception {
    var first =
        store
            .write(Claim.NONE.takenBy("a", Instant.EPOCH, Duration.ofSeconds(30)), "")
            .orElseThrow();
    lease().delete();
    assertThat(store.write(first.claim(), first.version())).isEmpty();
    assertThat(store.read()).isEqualTo(LeaseStore.Versioned.ABSENT);
  }

  @Test
  void aLeaseThatSaysNothingIsFree() throws Exception {
    ApiServer.get()
        .apply(
            """
            apiVersion: coordination.k8s.io/v1
            kind: Lease
            metadata: {name: agent}
            """,
            namespace);
    var empty = store.read();
    assertThat(empty.claim().isFree()).isTrue();
    assertThat(
            store.write(
                empty.claim().takenBy("a", Instant.EPOCH, Duration.ofSeconds(9)), empty.version()))
        .isPresent();
  }

  @Test
  void aServerThatIsAwayOrRefusesIsAProblemAndNotAnAnswer() {
    String down =
        ApiServer.get().kubeconfig().replaceAll("server: .*", "server: https://127.0.0.1:1");
    try (LeaseStore away = new ClusterLease(client(down), namespace, "agent")) {
      SyncException e = catchThrowableOfType(SyncException.class, away::read);
      assertThat(e.problems().get(0).code()).isEqualTo(Code.TARGET_UNREACHABLE);
    }
    try (LeaseStore bad =
        new ClusterLease(client(ApiServer.get().kubeconfig()), "no-such-namespace", "agent")) {
      SyncException e = catchThrowableOfType(SyncException.class, () -> bad.write(Claim.NONE, ""));
      assertThat(e.problems().get(0).line()).contains("the namespace 'no-such-namespace'");
    }
  }
}

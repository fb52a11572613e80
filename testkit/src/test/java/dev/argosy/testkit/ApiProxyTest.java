package dev.argosy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real client, through the proxy, to a real API server. */
@NeedsPart(Part.API_SERVER)
class ApiProxyTest {
  private final ApiServer server = ApiServer.get();
  private String namespace = "";
  private ApiProxy proxy = ApiProxy.before(server);
  private KubernetesClient client = ApiServer.connect(proxy.kubeconfig());

  @BeforeEach
  void open() {
    namespace = server.newNamespace();
  }

  @AfterEach
  void close() {
    client.close();
    proxy.close();
  }

  private ConfigMap create(String name) {
    return client.resource(map(name)).create();
  }

  private ConfigMap map(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .addToData("key", "ä".repeat(5000))
        .build();
  }

  private boolean stored(String name) {
    return server.client().configMaps().inNamespace(namespace).withName(name).get() != null;
  }

  @Test
  void whatPassesIsCountedAndUnchanged() {
    assertThat(create("a").getData()).isEqualTo(map("a").getData());
    assertThat(client.resource(map("b")).dryRun().create()).isNotNull();
    assertThat(client.configMaps().inNamespace(namespace).list().getItems()).hasSize(1);
    String path = "/api/v1/namespaces/" + namespace + "/configmaps";
    assertThat(proxy.calls())
        .extracting(ApiCall::toString)
        .containsExactly("POST " + path, "POST " + path + " (dry run)", "GET " + path);
    assertThat(proxy.writes()).hasSize(1);
  }

  @Test
  void aLineIsCutBeforeAfterAndInTheMiddle() {
    for (ApiFate cut : List.of(ApiFate.CUT_BEFORE, ApiFate.CUT_AFTER, ApiFate.CUT_MIDWAY)) {
      proxy.decide(call -> cut);
      String name = cut.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
      assertThatThrownBy(() -> create(name)).isInstanceOf(KubernetesClientException.class);
      assertThat(stored(name)).isEqualTo(!cut.equals(ApiFate.CUT_BEFORE));
    }
  }

  @Test
  void itAnswersInTheServersPlace() {
    proxy.decide(call -> ApiFate.busy(7));
    assertThatThrownBy(() -> create("a"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(429));
    assertThat(stored("a")).isFalse();
  }

  @Test
  void aWatchComesThroughAndWhenCutIsOpenedAgain() {
    List<String> seen = new CopyOnWriteArrayList<>();
    Watcher<ConfigMap> watcher =
        new Watcher<>() {
          @Override
          public void eventReceived(Action action, ConfigMap map) {
            seen.add(action + " " + map.getMetadata().getName());
          }

          @Override
          public void onClose(WatcherException cause) {
            seen.add("closed");
          }
        };
    try (Watch watch = client.configMaps().inNamespace(namespace).watch(watcher)) {
      assertThat(watch).isNotNull();
      server.client().resource(map("late")).create();
      new Wait(Duration.ofSeconds(20), () -> "seen: " + seen)
          .until(() -> seen.contains("ADDED late"));
      int before = watches();
      proxy.cutAll();
      new Wait(Duration.ofSeconds(20), () -> "asked: " + proxy.calls())
          .until(() -> watches() > before);
      server.client().resource(map("later")).create();
      new Wait(Duration.ofSeconds(20), () -> "seen: " + seen)
          .until(() -> seen.contains("ADDED later"));
    }
  }

  private int watches() {
    return (int) proxy.calls().stream().filter(call -> call.query().contains("watch=true")).count();
  }
}

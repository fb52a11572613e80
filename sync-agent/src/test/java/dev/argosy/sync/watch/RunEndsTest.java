package dev.argosy.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ApiCall;
import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ends of runs reach who waits for them, whatever happens to the watch. */
@NeedsPart(Part.API_SERVER)
class RunEndsTest {
  private static final String SELECTOR = "argosy.dev/run-configuration in (data)";
  private static final ScopeWatch.Pauses SHORT =
      new ScopeWatch.Pauses(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(100));

  private final ApiProxy proxy = ApiProxy.before(ApiServer.get());
  private final Semaphore news = new Semaphore(0);
  private final KubernetesClient client = client(proxy);
  private final RunEnds ends = new RunEnds(client, news::release, SHORT);
  private String namespace = "";

  private static KubernetesClient client(ApiProxy proxy) {
    Config config = Config.fromKubeconfig(proxy.kubeconfig());
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
  }

  @BeforeEach
  void fresh() {
    namespace = ApiServer.get().newNamespace();
  }

  @AfterEach
  void close() {
    ends.close();
    client.close();
    proxy.close();
  }

  private void cover() throws InterruptedException {
    ends.cover(Map.of(namespace, SELECTOR));
    heard();
    await(() -> watches() > 0);
  }

  private long watches() {
    return proxy.calls().stream().filter(RunEndsTest::isWatch).count();
  }

  private static boolean isWatch(ApiCall call) {
    return call.query().contains("watch=1");
  }

  private void heard() throws InterruptedException {
    assertThat(news.tryAcquire(30, TimeUnit.SECONDS)).as("news").isTrue();
    Thread.sleep(100);
    news.drainPermits();
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    for (int i = 0; !holds.getAsBoolean(); i++) {
      assertThat(i).isLessThan(1500);
      Thread.sleep(20);
    }
  }

  private void start(String name, String configuration) {
    String run =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {name: %s, namespace: %s, labels: {argosy.dev/run-configuration: %s}}
        spec: {entrypoint: main, templates: [{name: main, suspend: {}}]}
        """
            .formatted(name, namespace, configuration);
    ApiServer.get()
        .client()
        .resource(Serialization.unmarshal(run, GenericKubernetesResource.class))
        .create();
  }

  private void end(String name) {
    ApiServer.get()
        .client()
        .genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
        .inNamespace(namespace)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"labels\":{\"workflows.argoproj.io/completed\":\"true\"}}}");
  }

  @Test
  void onlyTheEndOfARunThatIsOfInterestIsNews() throws InterruptedException {
    cover();
    start("a", "data");
    start("b", "other");
    end("b");
    assertThat(news.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
    end("a");
    heard();
    assertThat(ends.isWatching()).isTrue();
    ends.cover(Map.of());
    start("c", "data");
    end("c");
    assertThat(news.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void nothingIsMissedWhateverHappensToTheWatch() throws InterruptedException {
    cover();
    survives("cut", call -> ApiFate.CUT_BEFORE);
    survives("gone", call -> ApiFate.refuse(410, "Expired", "too old resource version"));
    survives("forbidden", call -> ApiFate.refuse(403, "Forbidden", "workflows is forbidden"));
    survives("busy", call -> ApiFate.busy(1));
    survives("midway", call -> isWatch(call) ? ApiFate.CUT_MIDWAY : ApiFate.PASS);
    // the metadata of none is ever listed: the beginning of a watch asks for one
    assertThat(proxy.calls().stream().filter(c -> !isWatch(c)))
        .allMatch(c -> c.query().contains("limit=1&") || c.query().endsWith("limit=1"));
  }

  /** A run ends while nothing is seen. */
  private void survives(String run, Function<ApiCall, ApiFate> fate) throws InterruptedException {
    start(run, "data");
    proxy.decide(fate);
    int before = proxy.calls().size();
    proxy.cutAll();
    await(() -> proxy.calls().size() > before + 1);
    news.drainPermits();
    end(run);
    proxy.decide(call -> ApiFate.PASS);
    heard();
    await(ends::isWatching);
  }
}

package dev.argosy.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.testkit.ApiFate;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract and more, against a real API server with Argo's full CRDs. */
@NeedsPart(Part.API_SERVER)
class ClusterFeedTest extends FeedContract {
  private static final String TEMPLATE =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: WorkflowTemplate
      metadata:
        name: %s
        labels: {app.kubernetes.io/managed-by: argosy, argosy.dev/source: mine}
      spec:
        entrypoint: main
        templates:
        - name: main
          container: {image: "busybox", command: [echo], args: [%s]}
      """;

  private final String namespace = ApiServer.get().newNamespace();
  private final ApiProxy proxy = ApiProxy.before(ShippedRole.in(namespace));
  private ClusterFeed feed = open(Duration.ofSeconds(150));

  @AfterEach
  void close() {
    feed.close();
    proxy.close();
  }

  private ClusterFeed open(Duration silence) {
    Config config = Config.fromKubeconfig(proxy.kubeconfig());
    config.setRequestRetryBackoffLimit(0);
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
    return new ClusterFeed(client, "mine", silence);
  }

  @Override
  ObjectFeed feed() {
    return feed;
  }

  @Override
  String namespace() {
    return namespace;
  }

  @Override
  void create(ObjectKey key) {
    Others.apply(key, ClusterObjects.MANAGER, TEMPLATE.formatted(key.name(), "short"));
  }

  @Override
  void edit(ObjectKey key, String by) {
    Others.patch(key, by, "{\"spec\": {\"entrypoint\": \"other\"}}");
  }

  @Override
  void unlabel(ObjectKey key) {
    Others.patch(key, "x", "{\"metadata\": {\"labels\": {\"argosy.dev/source\": null}}}");
  }

  @Override
  void delete(ObjectKey key) {
    Others.at(key).delete();
  }

  @Override
  String oldVersion() {
    return "1";
  }

  private Scope scope() {
    return Scope.of(key("any"));
  }

  @Test
  void whatAnObjectHoldsIsNotSent() throws Exception {
    String large = "x".repeat(100_000);
    Others.apply(key("big"), ClusterObjects.MANAGER, TEMPLATE.formatted("big", large));
    String body = ApiServer.get().client().raw(ClusterObjects.address(key("big")));
    assertThat(body.length()).isGreaterThan(100_000);
    Config config = Config.fromKubeconfig(proxy.kubeconfig());
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      assertThat(new ClusterFeed(client, "mine").list(scope()).objects()).hasSize(1);
    }
  }

  @Test
  void whatOthersOwnIsNotShown() throws Exception {
    Others.apply(
        key("other"),
        ClusterObjects.MANAGER,
        TEMPLATE.formatted("other", "x").replace("mine", "y"));
    assertThat(feed.list(scope()).objects()).isEmpty();
  }

  @Test
  void theControllersStatusAndOthersAnnotationsLeaveTheFootprintAlone() throws Exception {
    create(key("a"));
    Footprint before = feed.list(scope()).objects().get(0).print();
    Others.patch(
        key("a"), "workflow-controller", "{\"metadata\": {\"annotations\": {\"n\": \"1\"}}}");
    Footprint after = feed.list(scope()).objects().get(0).print();
    assertThat(after).usingRecursiveComparison().ignoringFields("last").isEqualTo(before);
  }

  @Test
  void whoTakesALabelWithAnotherValueIsSeenByItsLoss() throws Exception {
    create(key("a"));
    Footprint before = feed.list(scope()).objects().get(0).print();
    Others.patch(
        key("a"),
        "workflow-controller",
        "{\"metadata\": {\"labels\": {\"app.kubernetes.io/managed-by\": \"helm\"}}}");
    Footprint after = feed.list(scope()).objects().get(0).print();
    assertThat(after.ours()).isFalse();
    assertThat(after.own()).isNotEqualTo(before.own());
    assertThat(after.foreign()).isEmpty();
  }

  @Test
  void aFieldThatAnotherRemovesIsSeenByItsLoss() throws Exception {
    create(key("a"));
    Footprint before = feed.list(scope()).objects().get(0).print();
    Others.patch(key("a"), "kubectl-edit", "{\"spec\": {\"entrypoint\": null}}");
    Footprint after = feed.list(scope()).objects().get(0).print();
    assertThat(after.own()).isNotEqualTo(before.own());
    assertThat(after.ownTime()).isEqualTo(before.ownTime());
    assertThat(after.foreign()).isEmpty();
  }

  @Test
  void aManagerThatSetsTheSameValueTakesNothing() throws Exception {
    create(key("a"));
    Footprint before = feed.list(scope()).objects().get(0).print();
    Others.apply(key("a"), "flux", TEMPLATE.formatted("a", "short"));
    assertThat(feed.list(scope()).objects().get(0).print().foreign()).isEmpty();
    assertThat(feed.list(scope()).objects().get(0).print().own()).isEqualTo(before.own());
  }

  @Test
  void aLongListComesInPages() throws Exception {
    for (int i = 0; i < 3; i++) {
      create(key("t" + i));
    }
    proxy.decide(call ->
        call.query().contains("limit=") && !call.query().contains("continue")
            ? new ApiFate.Answer(200, Map.of("Content-Type", "application/json"), page())
            : ApiFate.PASS);
    ObjectFeed.Listing listing = feed.list(scope());
    assertThat(proxy.calls()).last().satisfies(c -> assertThat(c.query()).contains("continue="));
    assertThat(listing.objects()).hasSize(3);
  }

  /** A first page of one, with the server's own word for where the next begins. */
  private String page() {
    return ApiServer.get()
        .client()
        .raw(
            "/apis/argoproj.io/v1alpha1/namespaces/"
                + namespace
                + "/workflowtemplates?limit=1&labelSelector=argosy.dev/source%3Dmine");
  }

  @Test
  void whatIsForbiddenMissingOrCutIsAProblem() {
    Map<Integer, Code> expected =
        Map.of(
            401, Code.TARGET_FORBIDDEN,
            403, Code.TARGET_FORBIDDEN,
            404, Code.TARGET_REFUSED,
            429, Code.TARGET_UNREACHABLE,
            500, Code.TARGET_UNREACHABLE);
    expected.forEach((status, code) -> {
      proxy.decide(call -> new ApiFate.Answer(status, Map.of(), "not json"));
      assertThat(problem(() -> feed.list(scope()))).as("list %d", status).isEqualTo(code);
      assertThat(problem(() -> feed.watch(scope(), "1", c -> {})))
          .as("watch %d", status)
          .isEqualTo(code);
    });
    proxy.decide(call -> ApiFate.CUT_BEFORE);
    assertThat(problem(() -> feed.list(scope()))).isEqualTo(Code.TARGET_UNREACHABLE);
  }

  private static Code problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(SyncException.class, call).problems().get(0).code();
  }

  @Test
  void whatCannotBeUnderstoodAsksForANewList() throws Exception {
    for (String nonsense :
        new String[] {
          "{\"type\": \"ADDED\"}\n",
          "nonsense\n",
          "{\"type\": \"ADDED\", \"object\": {\"kind\": \"PartialObj",
          "{\"type\": \"ERROR\", \"object\": {\"kind\": \"Status\", \"apiVersion\": \"v1\","
              + " \"code\": 410}}\n"
        }) {
      proxy.decide(
          call -> new ApiFate.Answer(200, Map.of("Content-Type", "application/json"), nonsense));
      assertThat(feed.watch(scope(), "1", c -> {})).as(nonsense).isEmpty();
    }
  }

  @Test
  void aConnectionThatIsSilentHasEnded() throws Exception {
    try (ClusterFeed impatient = open(Duration.ofMillis(300))) {
      String version = impatient.list(scope()).version();
      assertThat(impatient.watch(scope(), version, c -> {})).isEqualTo(Optional.of(version));
    }
  }
}

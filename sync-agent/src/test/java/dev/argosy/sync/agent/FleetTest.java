package dev.argosy.sync.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.argosy.sync.FakeCompile;
import dev.argosy.sync.Samples;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.git.Authority;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.GitServer;
import dev.argosy.testkit.ApiRefused;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syncs in a real API server, with the definition that is shipped. */
@NeedsPart(Part.API_SERVER)
class FleetTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path temp;
  private static SSLContext tls;
  private static String pem;
  private final KubernetesClient client = ApiServer.get().client();
  private String namespace = "";
  private GitRepo repo;
  private GitServer server;
  private Fleet fleet;

  @BeforeAll
  static void authority(@TempDir Path folder) throws Exception {
    Authority authority = new Authority(folder);
    tls = authority.server("ip:127.0.0.1");
    pem = Files.readString(authority.pem());
  }

  @BeforeEach
  void open() throws Exception {
    SyncDefinition.install(client);
    namespace = ApiServer.get().newNamespace();
    repo = new GitRepo(temp.resolve("repo.git"));
    server = new GitServer(repo.repository(), tls);
    commit("busybox:1");
    secret("git", Map.of("ca.crt", pem));
    fleet = fleet();
    fleet.start();
  }

  @AfterEach
  void close() {
    fleet.stop(Duration.ofSeconds(10));
    server.close();
    repo.close();
  }

  private void secret(String name, Map<String, String> data) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withStringData(data)
                .build())
        .fieldManager("test")
        .forceConflicts()
        .serverSideApply();
  }

  private Fleet fleet() throws Exception {
    Path kubeconfig = Files.writeString(temp.resolve("kubeconfig"), ApiServer.get().kubeconfig());
    FleetOptions options =
        FleetOptions.of(
            Optional.of(kubeconfig),
            List.of(namespace),
            temp.resolve("work"),
            environment -> new FakeCompile());
    return Fleet.of(options, AgentParts.of(sync -> event -> {}));
  }

  private String commit(String image) {
    return repo.commit(Map.of("train.yaml", Samples.template(namespace, "train", image).yaml()));
  }

  private void declare(String name, String more) {
    declare(name, server.url("127.0.0.1"), more);
  }

  private void declare(String name, String url, String more) {
    String spec =
        """
        credentials: {secret: git}
        """
            + (more.startsWith("repository") ? "" : "repository: {url: \"" + url + "\"}\n");
    ApiServer.get()
        .apply(
            """
            apiVersion: argosy.dev/v1
            kind: Sync
            metadata: {name: %s}
            spec:
            """
                    .formatted(name)
                + (spec + more).indent(2),
            namespace);
  }

  private GenericKubernetesResource sync(String name) {
    GenericKubernetesResource sync =
        client
            .genericKubernetesResources("argosy.dev/v1", "Sync")
            .inNamespace(namespace)
            .withName(name)
            .get();
    assertThat(sync).as(name).isNotNull();
    return sync;
  }

  /** The text at {@code /held/0/hint} of its status; empty when there is none. */
  private String status(String name, String pointer) {
    Object at = sync(name).getAdditionalProperties().get("status");
    for (String key : pointer.substring(1).split("/")) {
      at =
          switch (at) {
            case Map<?, ?> map -> map.get(key);
            case List<?> list when Integer.parseInt(key) < list.size() ->
                list.get(Integer.parseInt(key));
            case null, default -> null;
          };
    }
    return at == null ? "" : at.toString();
  }

  private String condition(String name, String type, String field) {
    for (int i = 0; !status(name, "/conditions/" + i).isEmpty(); i++) {
      if (status(name, "/conditions/" + i + "/type").equals(type)) {
        return status(name, "/conditions/" + i + "/" + field);
      }
    }
    return "";
  }

  private void await(String name, Predicate<String> reason) {
    Await.until(
        LONG,
        () -> Serialization.asYaml(sync(name)),
        () -> reason.test(condition(name, "Ready", "reason")));
  }

  private void annotate(String name, String key, String value) {
    Kubectl.run("annotate", "syncs", name, "-n", namespace, "--overwrite", key + "=" + value);
  }

  private Optional<GenericKubernetesResource> template(String name) {
    return Optional.ofNullable(
        client
            .genericKubernetesResources("argoproj.io/v1alpha1", "WorkflowTemplate")
            .inNamespace(namespace)
            .withName(name)
            .get());
  }

  private boolean runs(String image) {
    return template("train").map(Serialization::asYaml).filter(y -> y.contains(image)).isPresent();
  }

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
        .containsPattern("NAME +READY +COMMIT +AGE +OBJECTS +MESSAGE")
        .containsPattern("ml +True +" + commit.substring(0, 12) + " +[0-9]+s +1 +as in commit ");
    annotate("ml", "argosy.dev/reconcile", "1");
    Await.until(LONG, "handled", () -> status("ml", "/lastHandledRequest").equals("1"));
    String version = sync("ml").getMetadata().getResourceVersion();
    fleet.syncs().get(0).wake(Trigger.DRIFT, List.of());
    pause(Duration.ofSeconds(3));
    assertThat(sync("ml").getMetadata().getResourceVersion()).isEqualTo(version);
  }

  @Test
  void aSpecThatIsWrongIsRefusedByTheDefinition() {
    for (String wrong :
        List.of(
            "interval: soon",
            "isolation: Some",
            "prune: {maxPercent: 101}",
            "repository: {url: 'git://a/b'}",
            "repository: {url: 'https://u:p@a/b'}",
            "repository: {url: 'https://a/b', ref: {branch: a, tag: b}}",
            "repository: {url: 'https://a/b', ref: {commit: abc}}",
            "verify: {mode: Never, secret: a}")) {
      assertThatThrownBy(() -> declare("wrong", wrong)).as(wrong).isInstanceOf(ApiRefused.class);
    }
  }

  @Test
  void onePoisonedSyncFailsAloneAndSaysWhy() {
    SyncDefinition.loosen(client);
    client
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: argosy.dev/v1
                kind: Sync
                metadata: {name: poisoned, namespace: %s}
                spec: {interval: never, isolation: [], repository: 7, namespaces: {a: b}}
                status: {conditions: 5, history: [3], lastAttemptTime: yesterday}
                """
                    .formatted(namespace),
                GenericKubernetesResource.class))
        .create();
    declare("good", "");
    await("good", "Synced"::equals);
    await("poisoned", "SyncField"::equals);
    assertThat(condition("poisoned", "Stalled", "status")).isEqualTo("True");
    assertThat(Serialization.asYaml(sync("poisoned")))
        .contains("spec.interval", "spec.isolation", "spec.repository", "spec.namespaces")
        .contains("is 'never'; expected a duration such as 90s, 15m or 1h30m");
    SyncDefinition.install(client);
    commit("busybox:2");
    annotate("good", "argosy.dev/reconcile", "1");
    Await.until(LONG, "the good one goes on", () -> runs("busybox:2"));
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
  void aCommitThatRemovesEverythingIsHeldAndTheStatusSaysHowToLetItPass() {
    declare("ml", "");
    await("ml", "Synced"::equals);
    String empty = repo.commit(Map.of("readme.txt", "nothing"));
    annotate("ml", "argosy.dev/reconcile", "now");
    await("ml", "PruneBrake"::equals);
    assertThat(condition("ml", "Stalled", "status")).isEqualTo("True");
    assertThat(template("train")).isPresent();
    assertThat(status("ml", "/held/0/hint"))
        .isEqualTo(
            "if that is meant: kubectl annotate syncs.argosy.dev ml -n "
                + namespace
                + " --overwrite argosy.dev/acknowledge="
                + empty);
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
  void aRotatedSecretIsUsedAndNoneIsEverShown() {
    server.login = Optional.of("me:canary-one");
    declare("ml", "");
    await("ml", "RepositoryRefused"::equals);
    secret("git", Map.of("ca.crt", pem, "username", "me", "password", "canary-one"));
    await("ml", "Synced"::equals);
    server.login = Optional.of("me:canary-two");
    annotate("ml", "argosy.dev/reconcile", "1");
    await("ml", "RepositoryRefused"::equals);
    secret("git", Map.of("ca.crt", pem, "username", "me", "password", "canary-two"));
    annotate("ml", "argosy.dev/reconcile", "2");
    await("ml", "Synced"::equals);
    assertThat(Serialization.asYaml(sync("ml")) + Serialization.asYaml(events()))
        .contains("RepositoryRefused")
        .doesNotContain("canary");
  }

  private List<Event> events() {
    return client.v1().events().inNamespace(namespace).list().getItems();
  }

  @Test
  void aMissingSecretIsSaid() {
    declare("ml", "webhook: {secret: hook}\n");
    await("ml", "SyncSecret"::equals);
    assertThat(condition("ml", "Ready", "message"))
        .isEqualTo(
            "spec.webhook.secret: Secret 'hook' of namespace '" + namespace + "' does not exist");
    secret("hook", Map.of("token", "signs"));
    await("ml", "Synced"::equals);
    assertThat(fleet.syncs().get(0).webhookSecret()).contains("signs");
  }

  @Test
  void aSyncWritesToItsOwnNamespaceOnly() {
    declare("ml", "namespaces: [kube-system]\n");
    await("ml", "SyncNamespace"::equals);
    assertThat(condition("ml", "Stalled", "status")).isEqualTo("True");
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
  void twoThatWantOneObjectAreBothNamed() {
    declare("first", "");
    await("first", "Synced"::equals);
    declare("second", "");
    await("second", "ObjectForeign"::equals);
    assertThat(status("second", "/held/0/message"))
        .contains("belongs to the sync '" + namespace + ".first'");
  }

  @Test
  void aStatusIsBoundedHoweverMuchIsWrong() {
    Map<String, String> files = new TreeMap<>();
    IntStream.range(0, 300).forEach(i -> files.put(i + "x".repeat(200) + ".yaml", "BROKEN"));
    repo.commit(files);
    declare("ml", "");
    await("ml", "SourceHeld"::equals);
    assertThat(status("ml", "/findingsTotal")).isEqualTo("300");
    assertThat(status("ml", "/findings/19/code")).isEqualTo("yaml-syntax");
    assertThat(status("ml", "/findings/20/code")).isEmpty();
    assertThat(Serialization.asYaml(sync("ml"))).hasSizeLessThan(20_000);
  }

  @Test
  void operatorsAreToldByEvents() {
    declare("ml", "");
    await("ml", "Synced"::equals);
    Await.until(LONG, "an event", () -> !events().isEmpty());
    Event event = events().get(0);
    assertThat(event.getReason()).isEqualTo("Synced");
    assertThat(event.getMessage()).endsWith(": 1 created, 0 updated, 0 pruned");
    assertThat(event.getInvolvedObject().getUid()).isEqualTo(sync("ml").getMetadata().getUid());
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

package dev.argosy.sync.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Await;
import dev.argosy.sync.FakeCompile;
import dev.argosy.sync.Samples;
import dev.argosy.sync.git.Authority;
import dev.argosy.sync.git.GitRepo;
import dev.argosy.sync.git.GitServer;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Syncs in a real API server, with the definition and the Role that are shipped, and an agent that
 * serves them.
 */
abstract class FleetTrial {
  static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path temp;
  private static SSLContext tls;
  static String pem;
  final KubernetesClient client = ApiServer.get().client();
  final String namespace = ApiServer.get().newNamespace();
  private final String kubeconfig = ShippedRole.in(namespace);
  GitRepo repo;
  GitServer server;
  Fleet fleet;

  @BeforeAll
  static void authority(@TempDir Path folder) throws Exception {
    Authority authority = new Authority(folder);
    tls = authority.server("ip:127.0.0.1");
    pem = Files.readString(authority.pem());
  }

  @BeforeEach
  void open() throws Exception {
    SyncDefinition.install(client);
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

  void secret(String name, Map<String, String> text) {
    Map<String, String> data = new TreeMap<>();
    text.forEach(
        (key, value) -> data.put(key, Base64.getEncoder().encodeToString(value.getBytes(UTF_8))));
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(data)
                .build())
        .fieldManager("test")
        .forceConflicts()
        .serverSideApply();
  }

  Fleet fleet() throws Exception {
    Path file = Files.writeString(temp.resolve("kubeconfig"), kubeconfig);
    FleetOptions options =
        FleetOptions.of(
            Optional.of(file),
            List.of(namespace),
            temp.resolve("work"),
            environment -> new FakeCompile());
    return Fleet.of(options, AgentParts.of(sync -> event -> {}));
  }

  String commit(String image) {
    return repo.commit(Map.of("train.yaml", Samples.template(namespace, "train", image).yaml()));
  }

  void declare(String name, String more) {
    declare(name, server.url("127.0.0.1"), more);
  }

  void declare(String name, String url, String more) {
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

  GenericKubernetesResource sync(String name) {
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
  String status(String name, String pointer) {
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

  String condition(String name, String type, String field) {
    for (int i = 0; !status(name, "/conditions/" + i).isEmpty(); i++) {
      if (status(name, "/conditions/" + i + "/type").equals(type)) {
        return status(name, "/conditions/" + i + "/" + field);
      }
    }
    return "";
  }

  void await(String name, Predicate<String> reason) {
    Await.until(
        LONG,
        () -> Serialization.asYaml(sync(name)),
        () -> reason.test(condition(name, "Ready", "reason")));
  }

  void annotate(String name, String key, String value) {
    Kubectl.run("annotate", "syncs", name, "-n", namespace, "--overwrite", key + "=" + value);
  }

  Optional<GenericKubernetesResource> template(String name) {
    return Optional.ofNullable(
        client
            .genericKubernetesResources("argoproj.io/v1alpha1", "WorkflowTemplate")
            .inNamespace(namespace)
            .withName(name)
            .get());
  }

  boolean runs(String image) {
    return template("train").map(Serialization::asYaml).filter(y -> y.contains(image)).isPresent();
  }

  List<Event> events() {
    return client.v1().events().inNamespace(namespace).list().getItems();
  }
}

package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real kube-apiserver and etcd with Argo's full CRDs, one for this JVM: started when it is first
 * asked for (about 15 s), gone with the JVM. Nothing runs in it: no controller, no node. Needs
 * {@link Part#API_SERVER}.
 */
public final class ApiServer {
  private static final AtomicInteger NAMESPACES = new AtomicInteger();

  private final String kubeconfig;
  private final KubernetesClient client;

  /** Initialised once, on first use, by the class loader's own lock. */
  private static final class Only {
    static final ApiServer SERVER = start();
  }

  private ApiServer(String kubeconfig) {
    this.kubeconfig = kubeconfig;
    this.client = connect(kubeconfig);
  }

  /** The server of this JVM; the first call starts it. */
  public static ApiServer get() {
    return Only.SERVER;
  }

  /** Something that a test does with a server of its own. */
  public interface Doing {
    void done(ApiServer server) throws Exception;
  }

  /**
   * A server of its own, on which a kind of Argo's, such as {@code cronworkflows}, is not installed
   * yet: what others have stored must not go with a kind.
   */
  public static void without(String plural, Doing doing) throws Exception {
    try (Running own = run(ArgoCrds.allBut(plural))) {
      doing.done(own.server());
    }
  }

  /** Installs what was left out. */
  public void install(String plural) {
    ArgoCrds.create(client, plural);
  }

  /**
   * A client with all rights, that does not retry: a type error of server-side apply is a 500,
   * retried for 19 s else.
   */
  public KubernetesClient client() {
    return client;
  }

  /** A kubeconfig with all rights, as text. */
  public String kubeconfig() {
    return kubeconfig;
  }

  /**
   * A kubeconfig with the rights of a service account, which must be there, by a token of an hour.
   * Its namespace is the account's.
   */
  public String kubeconfig(String namespace, String account) {
    String token =
        post(
                "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + account + "/token",
                Map.of("spec", Map.of("expirationSeconds", 3600)))
            .at("/status/token")
            .textValue();
    return """
    apiVersion: v1
    kind: Config
    current-context: test
    contexts:
    - name: test
      context: {cluster: test, user: test, namespace: %s}
    clusters:
    - name: test
      cluster: {server: "%s", certificate-authority-data: %s}
    users:
    - name: test
      user: {token: %s}
    """
        .formatted(namespace, client.getMasterUrl(), authority(), token);
  }

  /** What the server answers to an object that it does not store. */
  JsonNode post(String path, Map<String, Object> object) {
    return RawApi.json(client.raw(path, "POST", object));
  }

  private String authority() {
    Config config = client.getConfiguration();
    if (config.getCaCertData() != null) return config.getCaCertData();
    try {
      byte[] pem = Files.readAllBytes(Path.of(config.getCaCertFile()));
      return Base64.getEncoder().encodeToString(pem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a namespace that no other test uses. */
  public String newNamespace() {
    String name = "test-" + NAMESPACES.incrementAndGet();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  /** What the server says at a path, such as its OpenAPI document. */
  public JsonNode document(String path) {
    return RawApi.json(client.raw(path));
  }

  /**
   * Applies documents by server-side apply with strict field validation, as they are written.
   *
   * @param namespace one that there is, for documents that name none
   * @return the objects as the server stored them
   * @throws ApiRefused when the server refuses one
   */
  public List<JsonNode> apply(String yaml, String namespace) {
    return new RawApi(client).apply(yaml, namespace);
  }

  static KubernetesClient connect(String kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig);
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static ApiServer start() {
    Running only = run(ArgoCrds.all());
    Runtime.getRuntime().addShutdownHook(new Thread(only::close, "stop the API server"));
    return only.server();
  }

  private static Running run(List<Path> definitions) {
    Path kube = Parts.folder("kube");
    Path layout = layout(kube);
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(layout.toString())
                .withApiServerVersion(version(kube))
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .withStartupTimeout(180_000)
                .withApiServerFlag("--bind-address", "127.0.0.1")
                .build());
    server.start();
    ApiServer started = new ApiServer(server.getKubeConfigYaml());
    ArgoCrds.create(started.client, definitions);
    return new Running(started, server, layout);
  }

  private record Running(ApiServer server, KubeAPIServer process, Path layout)
      implements AutoCloseable {
    @Override
    public void close() {
      stop(process, layout);
    }
  }

  /**
   * kube-api-test writes its certificates beside the programs: a folder of this JVM's own, so that
   * two do not meet.
   */
  private static Path layout(Path kube) {
    try {
      Path own = Files.createTempDirectory("argosy-api-server");
      Files.createSymbolicLink(own.resolve("k8s"), kube.resolve("layout/k8s"));
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(KubeAPIServer server, Path own) {
    server.stop();
    try (Stream<Path> files = Files.list(own)) {
      files.map(Path::toFile).forEach(File::delete); // the link, not what it leads to
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!own.toFile().delete()) System.err.println("testkit: " + own + " stays");
  }

  private static String version(Path kube) {
    try {
      return Files.readString(kube.resolve("version")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

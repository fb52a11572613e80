package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Connects to clusters. */
public final class Clusters {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Of the process, as its memory is: connections are opened in many places. */
  private static volatile ApiListener listener = (verb, code) -> {};

  private Clusters() {}

  /**
   * @param kubeconfig a file; empty for what the environment says: {@code KUBECONFIG}, the user's
   *     file, or the pod's service account
   * @param source name of the sync
   * @param namespace of the inventory; empty for the configuration's own namespace
   * @throws SyncException when the file cannot be used; the server is not called yet
   */
  public static ClusterTarget open(Optional<Path> kubeconfig, String source, String namespace)
      throws SyncException {
    return open(kubeconfig, source, namespace, Fence.OPEN, Remembered.nothing());
  }

  /**
   * The same, asking {@code fence} right before each write.
   *
   * @param remembered what need not be asked for again; outlives the target
   * @throws SyncException when the file cannot be used; the server is not called yet
   */
  public static ClusterTarget open(
      Optional<Path> kubeconfig,
      String source,
      String namespace,
      Fence fence,
      Remembered remembered)
      throws SyncException {
    Config config = config(kubeconfig, TIMEOUT);
    String home = namespace.isEmpty() ? namespace(config) : namespace;
    LateClient late = new LateClient(() -> client(config));
    return new ClusterTarget(late, source, home, fence, remembered);
  }

  /** Its writes have a {@link WriteDeadline}: whoever made one may lose the right to write. */
  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withHttpClientBuilderConsumer(http ->
            http.addOrReplaceInterceptor("argosy-write-deadline", new WriteDeadline())
                .addOrReplaceInterceptor("argosy-count", new ApiCount(() -> listener)))
        .build();
  }

  /** Tells {@code all} of the requests of every connection, those that are open too. */
  public static void observe(ApiListener all) {
    listener = all;
  }

  /**
   * A connection of its own, that repeats nothing by itself.
   *
   * @param kubeconfig as for {@link #open}
   * @param timeout of each call
   */
  public static KubernetesClient connect(Optional<Path> kubeconfig, Duration timeout)
      throws SyncException {
    return client(config(kubeconfig, timeout));
  }

  /**
   * A client for single runs.
   *
   * @param kubeconfig as for {@link #open}
   */
  public static KubernetesClient connect(Optional<Path> kubeconfig) throws SyncException {
    return connect(kubeconfig, TIMEOUT);
  }

  /** The namespace that a configuration names, {@code default} when it names none. */
  public static String namespace(Optional<Path> kubeconfig) throws SyncException {
    return namespace(config(kubeconfig, TIMEOUT));
  }

  private static String namespace(Config config) {
    return config.getNamespace() == null ? "default" : config.getNamespace();
  }

  /** The client's own retries are off: they ignore Retry-After and hide what happens. */
  private static Config config(Optional<Path> kubeconfig, Duration timeout) throws SyncException {
    try {
      Config base =
          kubeconfig.isPresent()
              ? Config.fromKubeconfig(Files.readString(kubeconfig.get()))
              : Config.autoConfigure(null);
      return new ConfigBuilder(base)
          .withRequestRetryBackoffLimit(0)
          .withConnectionTimeout((int) timeout.toMillis())
          .withRequestTimeout((int) timeout.toMillis())
          .build();
    } catch (NoSuchFileException e) {
      throw invalid(kubeconfig, "is not a file that can be read");
    } catch (IOException | RuntimeException e) { // its YAML reader's own among them
      throw invalid(
          kubeconfig,
          "is not a kubeconfig that can be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static SyncException invalid(Optional<Path> kubeconfig, String message) {
    return new SyncException(
        Problem.of(
            Code.SYNC_OPTION,
            kubeconfig.map(Path::toString).orElse("kubeconfig"),
            message,
            "give the path of a kubeconfig file"));
  }
}

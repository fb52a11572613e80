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
import java.util.Optional;

/** Connects to clusters. */
public final class Clusters {
  private static final int TIMEOUT_MILLIS = 30_000;

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
    Config config = config(kubeconfig);
    String home = namespace.isEmpty() ? namespace(config) : namespace;
    RetryAfter pauses = new RetryAfter();
    var client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("argosy-retry-after", pauses))
            .build();
    return new ClusterTarget(client, pauses, source, home);
  }

  /**
   * A client for single runs.
   *
   * @param kubeconfig as for {@link #open}
   */
  public static KubernetesClient connect(Optional<Path> kubeconfig) throws SyncException {
    return new KubernetesClientBuilder()
        .withConfig(config(kubeconfig))
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
  }

  /** The namespace that a configuration names, {@code default} when it names none. */
  public static String namespace(Optional<Path> kubeconfig) throws SyncException {
    return namespace(config(kubeconfig));
  }

  private static String namespace(Config config) {
    return config.getNamespace() == null ? "default" : config.getNamespace();
  }

  /** The client's own retries are off: they ignore Retry-After and hide what happens. */
  private static Config config(Optional<Path> kubeconfig) throws SyncException {
    try {
      Config base =
          kubeconfig.isPresent()
              ? Config.fromKubeconfig(Files.readString(kubeconfig.get()))
              : Config.autoConfigure(null);
      return new ConfigBuilder(base)
          .withRequestRetryBackoffLimit(0)
          .withConnectionTimeout(TIMEOUT_MILLIS)
          .withRequestTimeout(TIMEOUT_MILLIS)
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

package dev.argosy.testkit;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Argo's own controller on the {@link ApiServer}, one for this JVM: started when it is first asked
 * for (a few seconds), gone with the JVM. It runs the Workflows of one namespace, so that others
 * stay what tests made them. No pod ever runs: what waits for a person, a condition or a time goes
 * on as always. Needs {@link Part#API_SERVER}.
 */
public final class ArgoController {
  private static final String CONFIG = "workflow-controller-configmap";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final String namespace;

  /** Initialised once, on first use, by the class loader's own lock. */
  private static final class Only {
    static final ArgoController CONTROLLER = start();
  }

  private ArgoController(String namespace) {
    this.namespace = namespace;
  }

  /** The controller of this JVM; the first call starts it. */
  public static ArgoController get() {
    return Only.CONTROLLER;
  }

  /** The namespace whose Workflows are run. */
  public String namespace() {
    return namespace;
  }

  private static ArgoController start() {
    ApiServer server = ApiServer.get();
    String namespace = server.newNamespace();
    configure(server.client(), namespace);
    try {
      Path folder = Files.createTempDirectory("argosy-controller");
      Path kubeconfig = folder.resolve("kubeconfig");
      Path log = folder.resolve("log");
      Files.writeString(kubeconfig, server.kubeconfig());
      Process process = process(kubeconfig, namespace, log).start();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(process, folder), "stop the controller"));
      new Wait(TIMEOUT, () -> "the controller did not start:\n" + said(log))
          .until(() -> said(log).contains("Starting Workflow Controller") || !process.isAlive());
      return new ArgoController(namespace);
    } catch (IOException e) {
      throw new ClusterFailure("the controller cannot be started", e);
    }
  }

  /** Its metrics would want a port that another one has. */
  private static void configure(KubernetesClient client, String namespace) {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(CONFIG)
                .withNamespace(namespace)
                .endMetadata()
                .withData(Map.of("config", "metricsConfig: {enabled: false}\n"))
                .build())
        .create();
  }

  private static ProcessBuilder process(Path kubeconfig, String namespace, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Parts.folder("argo").resolve("bin/workflow-controller").toString(),
            "--kubeconfig",
            kubeconfig.toString(),
            "--namespace",
            namespace,
            "--namespaced",
            "--managed-namespace",
            namespace,
            "--executor-image",
            "none/none:1",
            "--loglevel",
            "info");
    builder.environment().put("LEADER_ELECTION_DISABLE", "true");
    builder.environment().put("DEFAULT_REQUEUE_TIME", "1s");
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    return builder.redirectErrorStream(true).redirectOutput(log.toFile());
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(Process process, Path folder) {
    process.destroyForcibly();
    for (String file : new String[] {"kubeconfig", "log"}) {
      folder.resolve(file).toFile().delete();
    }
    if (!folder.toFile().delete()) System.err.println("testkit: " + folder + " stays");
  }
}

package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A real one-node cluster with Argo's controller, one for this JVM: started when it is first asked
 * for (about 15 s), gone with the JVM. Needs {@link Part#CLUSTER}.
 *
 * <p>It has no way out: images are those of {@code testkit/parts/node/NAMES}, {@code pip install}
 * finds what {@code testkit/parts/node/wheels.txt} lists. Artifacts go to S3. Pods are deleted ten
 * seconds after their workflow's end.
 */
public final class Cluster {
  /** What a run may take before it is given up: long, since a busy machine is no failure. */
  public static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static final int LOOKS_AT_TEMPLATES = 5;

  private final KubernetesClient client;
  private final Path folder;
  private final ArtifactStore artifacts = new ArtifactStore();
  private final Map<String, String> namespaces = new ConcurrentHashMap<>();

  /** Initialised once, on first use, by the class loader's own lock. */
  private static final class Only {
    private static final @Nullable String SERVED = System.getenv("ARGOSY_TESTKIT_KUBECONFIG");
    static final Cluster CLUSTER =
        new Cluster(SERVED == null ? ServeProcess.start() : Path.of(SERVED));
  }

  private Cluster(Path kubeconfig) {
    this.folder = kubeconfig.resolveSibling(".").normalize();
    this.client = ApiServer.connect(read(kubeconfig));
    client.getConfiguration().setRequestRetryBackoffLimit(3);
  }

  /**
   * The cluster of this JVM; the first call starts it, and waits for one that another JVM of this
   * machine runs. With {@code ARGOSY_TESTKIT_KUBECONFIG} it is the one that somebody serves there
   * by {@code testkit/parts/cluster/serve}, so that several can use it.
   */
  public static Cluster get() {
    return Only.CLUSTER;
  }

  /** A client with all rights. */
  public KubernetesClient client() {
    return client;
  }

  /** A kubeconfig with all rights, as text. */
  public String kubeconfig() {
    return read(folder.resolve("admin.kubeconfig"));
  }

  /** Gives the node an image, from a tar in the layout of OCI. */
  public void importImage(Path tar) {
    Path root = Parts.folder("node").resolve("root/usr");
    ProcessBuilder ctr =
        new ProcessBuilder(
            root.resolve("bin/ctr").toString(),
            "-a",
            folder.resolve("containerd.sock").toString(),
            "-n",
            "k8s.io",
            "images",
            "import",
            tar.toString());
    ctr.environment().put("LD_LIBRARY_PATH", root.resolve("lib/x86_64-linux-gnu").toString());
    try {
      Process process = ctr.redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new ClusterFailure("the image is not taken: " + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterFailure("interrupted while the image was imported");
    }
  }

  /**
   * Makes a namespace able to run workflows: the executor's role and the secret of S3. A second
   * call does nothing.
   */
  public void ensureNamespace(String name) {
    namespaces.computeIfAbsent(name, this::prepare);
  }

  /** Who comes while it is prepared waits; the name itself is the mark that it is done. */
  private String prepare(String name) {
    String yaml =
        read(Parts.sources().resolve("cluster/namespace.yaml")).replace("NAMESPACE", name);
    List<HasMetadata> objects =
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
    put(objects.getFirst());
    // a token of an account that is not there yet would be deleted
    new Wait(Duration.ofMinutes(1), () -> "namespace " + name + " has no service account")
        .until(() -> client.serviceAccounts().inNamespace(name).withName("default").get() != null);
    objects.forEach(this::put);
    return name;
  }

  private void put(HasMetadata object) {
    client.resource(object).fieldManager("testkit").forceConflicts().serverSideApply();
  }

  /**
   * Runs a Workflow to its end, within {@link #TIMEOUT}; see {@link #run(String, Duration,
   * RunObserver)}.
   */
  public RunResult run(String workflowYaml) {
    return run(workflowYaml, TIMEOUT, run -> {});
  }

  /**
   * Creates a Workflow and waits for its end. One of the same name is deleted first; its namespace
   * is made when it is not there ({@code argo} when the text names none).
   *
   * @param observer is called again and again until the end
   * @return the run at its end, whatever that is
   * @throws ApiRefused when the API server does not take it
   * @throws ClusterFailure when it has not ended in time, with all that is known of it
   */
  public RunResult run(String workflowYaml, Duration timeout, RunObserver observer) {
    ObjectMeta head =
        Serialization.unmarshal(workflowYaml, GenericKubernetesResource.class).getMetadata();
    String namespace = head.getNamespace() == null ? "argo" : head.getNamespace();
    ensureNamespace(namespace);
    RunResult result = once(namespace, head.getName(), workflowYaml, timeout, observer);
    for (int i = 0; i < LOOKS_AT_TEMPLATES && cameBeforeItsTemplate(result); i++) {
      Wait.pause(Duration.ofSeconds(1));
      result = once(namespace, head.getName(), workflowYaml, timeout, observer);
    }
    return result;
  }

  /**
   * Waits for the end of a Workflow that is there, within {@link #TIMEOUT}.
   *
   * @throws ClusterFailure when it has not ended in time, with all that is known of it
   */
  public RunResult end(String namespace, String name) {
    Path log = folder.resolve("log/workflow-controller.log");
    return Run.of(client, namespace, name, log).toTheEnd(TIMEOUT, run -> {});
  }

  private RunResult once(
      String namespace,
      @Nullable String name,
      String workflowYaml,
      Duration timeout,
      RunObserver observer) {
    Path log = folder.resolve("log/workflow-controller.log");
    return Run.start(client, namespace, name, workflowYaml, log).toTheEnd(timeout, observer);
  }

  /**
   * The controller reads templates from a cache that lags behind the API server when it is busy.
   */
  private static boolean cameBeforeItsTemplate(RunResult run) {
    return run.nodes().isEmpty()
        && run.message().startsWith("workflowtemplates.argoproj.io")
        && run.message().endsWith("not found");
  }

  /**
   * Applies documents (templates, crons ...) by server-side apply with strict field validation, as
   * they are written.
   *
   * @param namespace made when it is not there; for documents that name none
   * @throws ApiRefused when the server refuses one
   */
  public List<JsonNode> apply(String yaml, String namespace) {
    ensureNamespace(namespace);
    return new RawApi(client).apply(yaml, namespace);
  }

  /** The pods of a run now. */
  public List<Pod> pods(RunResult run) {
    return client
        .pods()
        .inNamespace(run.namespace())
        .withLabel("workflows.argoproj.io/workflow", run.name())
        .list()
        .getItems();
  }

  /** The keys of the artifact repository that begin with a text. */
  public List<String> artifacts(String prefix) {
    return artifacts.keys(prefix);
  }

  void storeArtifact(String key, byte[] content) {
    artifacts.put(key, content);
  }

  Resource<GenericKubernetesResource> workflow(RunResult run) {
    return client
        .genericKubernetesResources("argoproj.io/v1alpha1", "Workflow")
        .inNamespace(run.namespace())
        .withName(run.name());
  }

  /** The claims of a namespace now. */
  public List<PersistentVolumeClaim> claims(String namespace) {
    return client.persistentVolumeClaims().inNamespace(namespace).list().getItems();
  }

  /**
   * Waits until a namespace has no claim. Kubernetes keeps a deleted claim until the pods that
   * mounted it are gone.
   *
   * @throws ClusterFailure when there still is one
   */
  public void awaitNoClaims(String namespace, Duration timeout) {
    new Wait(
            timeout,
            () ->
                "claims are still there: "
                    + claims(namespace).stream().map(c -> c.getMetadata().getName()).toList())
        .until(() -> claims(namespace).isEmpty());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

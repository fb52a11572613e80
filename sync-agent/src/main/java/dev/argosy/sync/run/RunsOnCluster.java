package dev.argosy.sync.run;

import dev.argosy.compile.RunRequest;
import dev.argosy.compile.lower.Labels;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.ClusterCalls;
import dev.argosy.sync.apply.Clusters;
import dev.argosy.sync.apply.Fence;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The runs of a cluster, for people: what fails is not tried again by itself. */
public final class RunsOnCluster implements AutoCloseable {
  private static final String WORKFLOW = "Workflow";
  private static final Comparator<RunSummary> LATEST_FIRST =
      Comparator.comparing((RunSummary r) -> r.startedAt().map(Object::toString).orElse("~"))
          .reversed()
          .thenComparing(RunSummary::name);

  private final String server;
  private final ClusterCalls calls;
  private final String namespace;

  private RunsOnCluster(KubernetesClient client, String namespace) {
    this.server = client.getMasterUrl().toString();
    this.calls = new ClusterCalls(client, Fence.OPEN);
    this.namespace = namespace;
  }

  /**
   * @param kubeconfig a file; empty for what the environment says
   * @param namespace of what names none; empty for the kubeconfig's
   * @throws SyncException when the kubeconfig cannot be used; the server is not called yet
   */
  public static RunsOnCluster open(Optional<Path> kubeconfig, String namespace)
      throws SyncException {
    String home = namespace.isEmpty() ? Clusters.namespace(kubeconfig) : namespace;
    return new RunsOnCluster(Clusters.connect(kubeconfig), home);
  }

  /**
   * Starts a run of the template that is in the cluster.
   *
   * @param cause why, for those who find it
   * @return the run as the server made it
   * @throws SyncException when there is no such template, it is of another version than the params
   *     were checked against, or the server refuses; nothing was started then
   */
  public RunView start(RunRequest request, String cause) throws SyncException {
    String pipeline = request.workflow().name();
    String named = request.workflow().namespace();
    String home = named.isEmpty() ? namespace : named;
    checkTemplate(key("WorkflowTemplate", home, pipeline), request.version());
    GenericKubernetesResource body =
        Serialization.unmarshal(request.workflow().yaml(), GenericKubernetesResource.class);
    body.getMetadata().setLabels(new TreeMap<>(Map.of(Labels.PIPELINE, pipeline)));
    body.getMetadata().setAnnotations(new TreeMap<>(Map.of(Labels.CAUSE, cause)));
    ObjectKey run = key(WORKFLOW, home, pipeline);
    return asked(() -> calls.create(run, body))
        .map(RunStatus::view)
        .orElseThrow(() -> refused(run, "the name that the server chose is taken", "try again"));
  }

  private void checkTemplate(ObjectKey template, String wanted) throws SyncException {
    GenericKubernetesResource found =
        asked(() -> calls.get(template))
            .orElseThrow(() ->
                refused(
                    template,
                    "is not there, so it cannot be run",
                    "commit the pipeline and let it be synced; --namespace and --kubeconfig say"
                        + " where to look"));
    String version =
        Objects.requireNonNullElse(found.getMetadata().getLabels(), Map.<String, String>of())
            .getOrDefault(Labels.VERSION, "unknown");
    if (!version.equals(wanted)) {
      throw refused(
          template,
          "is of version %s; the files here make %s".formatted(version, wanted),
          "let the files be synced, or run from a checkout of what the cluster has; see"
              + " --environment");
    }
  }

  /** How a run stands; empty when it is gone. */
  public Optional<RunView> look(String runNamespace, String name) throws SyncException {
    return asked(() -> calls.get(key(WORKFLOW, runNamespace, name))).map(RunStatus::view);
  }

  /**
   * Runs of pipelines, the latest first.
   *
   * @param pipeline empty for all
   * @param everywhere whether in all namespaces
   */
  public List<RunSummary> list(String pipeline, boolean everywhere) throws SyncException {
    ObjectKey all = key(WORKFLOW, everywhere ? "" : namespace, "");
    String labels = pipeline.isEmpty() ? Labels.PIPELINE : Labels.PIPELINE + "=" + pipeline;
    return asked(() -> calls.list(all, labels, RunStatus::summary)).stream()
        .sorted(LATEST_FIRST)
        .toList();
  }

  /** The namespace of what names none. */
  public String namespace() {
    return namespace;
  }

  private static ObjectKey key(String kind, String namespace, String name) {
    return new ObjectKey(ObjectKey.ARGO, kind, namespace, name);
  }

  private static SyncException refused(ObjectKey key, String message, String hint) {
    return new SyncException(Problem.of(Code.TARGET_REFUSED, key.toString(), message, hint));
  }

  @FunctionalInterface
  private interface Call<T> {
    T call() throws SyncException;
  }

  private <T> T asked(Call<T> call) throws SyncException {
    try {
      return call.call();
    } catch (SyncException e) {
      throw new SyncException(e.problems().stream().map(this::once).toList());
    }
  }

  /** For somebody who waits for an answer: nothing is tried again. */
  private Problem once(Problem problem) {
    return switch (problem.code()) {
      case TARGET_UNREACHABLE ->
          Problem.of(
              problem.code(),
              server,
              problem.message(),
              "see that the kubeconfig names the right server, and try again");
      default -> problem;
    };
  }

  @Override
  public void close() {
    calls.close();
  }
}
